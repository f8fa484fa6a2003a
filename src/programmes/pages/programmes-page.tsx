import { useQuery } from '@tanstack/react-query';
import { ask, ButtonLink, type Column, DataTable, Day, Empty, Loaded, Page, TextLink, useMe, useWords } from '#ui/web';
import { api } from './api.ts';
import { stateWord } from './words.ts';

const list = () => ask(api.programmes.$get({ query: { limit: 200 } }));
type Line = Awaited<ReturnType<typeof list>>['programmes'][number];

/** Every programme the reader may see, newest start first. */
export default function ProgrammesPage() {
  const { i18n } = useWords();
  const programmes = useQuery({ queryKey: ['programmes'], queryFn: list });
  const columns: Column<Line>[] = [
    {
      key: 'name',
      label: i18n._('Programme'),
      value: (row) => row.name,
      cell: (row) => (
        <TextLink to="/programmes/$programmeId/design" params={{ programmeId: row.id }}>
          {row.name}
        </TextLink>
      ),
    },
    { key: 'state', label: i18n._('Where it is'), value: (row) => stateWord(i18n, row.state) },
    {
      key: 'entry',
      label: i18n._('Entry'),
      value: (row) => (row.entry === 'open' ? i18n._('Open to all') : i18n._('By invitation')),
    },
    {
      key: 'closes',
      label: i18n._('Sign-up until'),
      value: (row) => row.registrationClosesOn,
      cell: (row) => <Day on={row.registrationClosesOn} />,
    },
    { key: 'starts', label: i18n._('Starts'), value: (row) => row.startsOn, cell: (row) => <Day on={row.startsOn} /> },
    { key: 'ends', label: i18n._('Ends'), value: (row) => row.endsOn, cell: (row) => <Day on={row.endsOn} /> },
  ];
  const { me } = useMe();
  const maySetUp = me?.roles.some((role) => role === 'coordinator' || role === 'administrator');
  const begin = maySetUp && <ButtonLink to="/programmes/new">{i18n._('Set up a programme')}</ButtonLink>;
  return (
    <Page title={i18n._('Programmes')} width="wide" actions={begin}>
      <Loaded query={programmes}>
        {(data) => (
          <DataTable
            rows={data.programmes}
            columns={columns}
            rowKey={(row) => row.id}
            caption={i18n._('Programmes')}
            file="programmes.csv"
            empty={
              <Empty title={i18n._('No programme yet')} action={begin}>
                {i18n._(
                  'A programme begins with one page: why, when and how people are paired. Everything has a default that says where it comes from.',
                )}
              </Empty>
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
