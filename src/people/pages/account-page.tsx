import { useQuery } from '@tanstack/react-query';
import { ask, Empty, Facts, Loaded, Page, Panel, useMe, useWords } from '#ui/web';
import { AccountPassword } from './account-password.tsx';
import { AccountPreferences } from './account-preferences.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { identity, roleName } from './identity-client.ts';

type Held = { role: string; programmeId: string | null };

function Roles({ grants }: { grants: Held[] }) {
  const { i18n } = useWords();
  const { me } = useMe();
  const nameOf = (programmeId: string | null) =>
    programmeId === null
      ? i18n._('In all programmes')
      : (me?.programmes.find((programme) => programme.id === programmeId)?.name ?? i18n._('In one programme'));
  return (
    <Panel title={i18n._('Your roles')} lead={i18n._('Being mentor or mentee follows from your place in a programme.')}>
      {grants.length === 0 ? (
        <Empty title={i18n._('No role beside taking part')}>
          {i18n._('Roles are given by an administrator, or by the coordinator of a programme.')}
        </Empty>
      ) : (
        <Facts
          items={grants.map((grant) => ({
            term: roleName(i18n, grant.role),
            is: grant.role === 'administrator' ? i18n._('Of this installation') : nameOf(grant.programmeId),
          }))}
        />
      )}
    </Panel>
  );
}

/** One's own account: password, where one is signed in, language and zone, roles. */
export default function AccountPage() {
  const { i18n } = useWords();
  const account = useQuery({ queryKey: ['account'], queryFn: () => ask(identity.me.account.$get()) });
  return (
    <Page title={i18n._('Your account')} lead={account.data?.person.email} width="reading">
      <Loaded query={account}>
        {(data) => (
          <>
            <AccountPassword hasPassword={data.hasPassword} />
            <AccountSessions />
            <AccountPreferences locale={data.locale} timeZone={data.timeZone} />
            <Roles grants={data.grants} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
