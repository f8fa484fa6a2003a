import { Badge, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ask,
  type Column,
  DataTable,
  Day,
  Loaded,
  type Me,
  Page,
  ProblemAlert,
  TextLink,
  useConfirm,
  useMe,
  useSay,
  useWords,
} from '#ui/web';
import { identity, roleName } from './identity-client.ts';
import { NewRole } from './new-role.tsx';

type Grants = Awaited<ReturnType<typeof load>>;
type Grant = Grants['grants'][number];

const load = () => ask(identity['role-grants'].$get({ query: { limit: 200, offset: 0 } }));

/** What the signed-in person may give and take, as the server decides it again. */
const isMine = (me: Me, grant: Grant): boolean =>
  me.roles.includes('administrator') ||
  grant.personId === me.person.id ||
  (['coordinator', 'sponsor', 'viewer'].includes(grant.role) &&
    (me.roles.includes('coordinator') ||
      me.programmes.some(({ id, roles }) => id === grant.programmeId && roles.includes('coordinator'))));

function useColumns(me: Me, onTake: (grant: Grant) => void): Column<Grant>[] {
  const { i18n } = useWords();
  const where = (grant: Grant) => {
    if (grant.role === 'administrator') return i18n._('This installation');
    if (grant.programmeId === null) return i18n._('All programmes');
    return me.programmes.find(({ id }) => id === grant.programmeId)?.name ?? i18n._('One programme');
  };
  return [
    {
      key: 'name',
      label: i18n._('Name'),
      value: (grant) => grant.name,
      cell: (grant) => (
        <>
          <TextLink to="/people/$personId" params={{ personId: grant.personId }}>
            {grant.name}
          </TextLink>{' '}
          {!grant.isActive && <Badge size="sm">{i18n._('Has left')}</Badge>}
        </>
      ),
    },
    { key: 'role', label: i18n._('Role'), value: (grant) => roleName(i18n, grant.role) },
    { key: 'where', label: i18n._('Where'), value: where },
    {
      key: 'since',
      label: i18n._('Since'),
      value: (grant) => grant.grantedAt,
      cell: (grant) => <Day on={grant.grantedAt} short />,
    },
    { key: 'by', label: i18n._('Given by'), value: (grant) => grant.grantedByName ?? i18n._('Set-up') },
    {
      key: 'take',
      label: i18n._('Take back'),
      fixed: true,
      deed: true,
      value: () => '',
      cell: (grant) =>
        isMine(me, grant) && (
          <Button variant="default" size="compact-md" onClick={() => onTake(grant)}>
            {i18n._('Take back')}
          </Button>
        ),
    },
  ];
}

function Table({ grants, me }: { grants: Grant[]; me: Me }) {
  const { i18n } = useWords();
  const say = useSay();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: (grant: Grant) => ask(identity['role-grants'][':id'].$delete({ param: { id: grant.id } })),
    onSuccess: async () => {
      say(i18n._('The role is taken back.'));
      await queries.invalidateQueries({ queryKey: ['role-grants'] });
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const takeAfterAsking = async (grant: Grant) => {
    const isYes = await confirm({
      title: i18n._('Take back the role {role} from {name}?', { role: roleName(i18n, grant.role), name: grant.name }),
      body: i18n._('It ends at once and stands in the audit trail. What they did stays.'),
      action: i18n._('Take back the role'),
      danger: true,
    });
    if (isYes) take.mutate(grant);
  };
  const columns = useColumns(me, (grant) => void takeAfterAsking(grant));
  return (
    <>
      <ProblemAlert error={take.error} />
      <DataTable
        rows={grants}
        columns={columns}
        rowKey={(grant) => grant.id}
        caption={i18n._('Who holds which role')}
        sort={{ key: 'name' }}
        file="roles"
      />
    </>
  );
}

/** Who holds which role, to give and to take back. */
export default function RolesPage() {
  const { i18n } = useWords();
  const { me } = useMe();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['role-grants'], queryFn: load });
  const mayGive =
    me?.roles.some((role) => role === 'administrator' || role === 'coordinator') ||
    me?.programmes.some(({ roles }) => roles.includes('coordinator'));
  return (
    <Page
      title={i18n._('Roles')}
      lead={i18n._('Each role given and taken back is recorded. Nobody gives themself more.')}
      actions={mayGive && <Button onClick={() => setOpen(true)}>{i18n._('Give a role')}</Button>}
    >
      {me && <NewRole me={me} opened={isOpen} onClose={() => setOpen(false)} />}
      <Loaded query={query}>{({ grants }) => (me ? <Table grants={grants} me={me} /> : null)}</Loaded>
    </Page>
  );
}
