import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import {
  ask,
  type Column,
  DataTable,
  Day,
  Empty,
  inOneLine,
  Panel,
  TextLink,
  useConfirm,
  useSay,
  useWords,
} from '#ui/web';
import { api } from './api.ts';
import { type EnrolmentRead, enrolmentsKey, feasibilityKey } from './queries.ts';
import { sideWord, sourceWord } from './words.ts';

function useWithdraw(programmeId: string) {
  const { i18n } = useWords();
  const confirm = useConfirm();
  const say = useSay();
  const queries = useQueryClient();
  return async (row: EnrolmentRead) => {
    const isSure = await confirm({
      title: i18n._('Take {name} out of the programme?', { name: row.personName }),
      body: i18n._('They are told that their place is given back. They can sign up again while registration is open.'),
      action: i18n._('Give the place back'),
    });
    if (!isSure) return;
    await ask(api.enrolments[':id'].withdrawal.$put({ param: { id: row.id } }));
    say(i18n._('The place is given back'));
    await queries.invalidateQueries({ queryKey: enrolmentsKey(programmeId) });
    await queries.invalidateQueries({ queryKey: feasibilityKey(programmeId) });
  };
}

/** Everybody with a place, and who gave it back. */
export function EnrolmentTable({ rows, programmeId }: { rows: EnrolmentRead[]; programmeId: string }) {
  const { i18n } = useWords();
  const withdraw = useWithdraw(programmeId);
  const topicsOf = (row: EnrolmentRead) =>
    row.topics
      .filter((topic) => topic.direction === (row.side === 'mentor' ? 'offer' : 'need'))
      .map((topic) => topic.name);
  const columns: Column<EnrolmentRead>[] = [
    {
      key: 'name',
      label: i18n._('Person'),
      value: (row) => row.personName,
      cell: (row) => (
        <TextLink to="/people/$personId" params={{ personId: row.personId }}>
          {row.personName}
        </TextLink>
      ),
    },
    { key: 'side', label: i18n._('Side'), value: (row) => sideWord(i18n, row.side) },
    { key: 'stands', label: i18n._('Grade and unit'), value: (row) => inOneLine(row.gradeName, row.unitName) },
    {
      key: 'topics',
      label: i18n._('Teaches or wants to learn'),
      value: (row) => topicsOf(row).join(', '),
      cell: (row) => {
        const [first, second, ...more] = topicsOf(row);
        const shown = [first, second].filter(Boolean).join(', ');
        return more.length > 0 ? i18n._('{shown} and {count} more', { shown, count: more.length }) : shown;
      },
    },
    {
      key: 'since',
      label: i18n._('Since'),
      value: (row) => row.enrolledAt,
      cell: (row) => <Day on={row.enrolledAt.slice(0, 10)} short />,
    },
    { key: 'source', label: i18n._('Came by'), value: (row) => sourceWord(i18n, row.source) },
    {
      key: 'deed',
      label: i18n._('Place'),
      fixed: true,
      value: (row) => (row.withdrawnAt ? i18n._('Given back') : i18n._('Has a place')),
      cell: (row) =>
        row.withdrawnAt ? (
          i18n._('Given back')
        ) : (
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={i18n._('Take out {name}', { name: row.personName })}
            onClick={() => void withdraw(row)}
          >
            {i18n._('Take out')}
          </Button>
        ),
    },
  ];
  return (
    <Panel title={i18n._('Who has signed up')}>
      <DataTable
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        caption={i18n._('Enrolments')}
        name="places"
        perPage={20}
        file="enrolments.csv"
        empty={
          <Empty title={i18n._('Nobody has signed up yet')}>
            {i18n._('Share the registration page, invite people or import a sign-up file.')}
          </Empty>
        }
      />
    </Panel>
  );
}
