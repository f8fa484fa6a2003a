import { Badge, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, Loaded, Moment, Panel, ProblemAlert, useSay, useWords } from '#ui/web';
import styles from './account.module.css';
import { identity } from './identity-client.ts';

/** Where one is signed in, with a way to end each. */
export function AccountSessions() {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['sessions'], queryFn: () => ask(identity.me.sessions.$get()) });
  const ended = async () => {
    say(i18n._('Signed out there.'));
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  const endOne = useMutation({
    mutationFn: (id: string) => ask(identity.me.sessions[':id'].$delete({ param: { id } })),
    onSuccess: ended,
  });
  const endOthers = useMutation({ mutationFn: () => ask(identity.me.sessions.$delete()), onSuccess: ended });
  const isMany = (query.data?.sessions.length ?? 0) > 1;
  return (
    <Panel
      title={i18n._('Where you are signed in')}
      lead={i18n._('A device you do not know? End it, then set a new password.')}
      actions={
        isMany && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {i18n._('Sign out everywhere else')}
          </Button>
        )
      }
    >
      <ProblemAlert error={endOne.error ?? endOthers.error} />
      <Loaded query={query}>
        {({ sessions }) => (
          <ul className={styles.rows}>
            {sessions.map((session) => (
              <li key={session.id}>
                <span>
                  {session.device || i18n._('Unknown device')}{' '}
                  {session.isThis && <Badge size="sm">{i18n._('This device')}</Badge>}
                  <span className={styles.quiet}>
                    {i18n._('Last used')} <Moment at={session.lastSeenAt} />
                  </span>
                </span>
                {!session.isThis && (
                  <Button
                    variant="default"
                    size="compact-md"
                    loading={endOne.isPending && endOne.variables === session.id}
                    onClick={() => endOne.mutate(session.id)}
                  >
                    {i18n._('Sign out there')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
