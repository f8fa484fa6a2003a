import { type Column, DataTable, Panel, useWords } from '#ui/web';
import type { FeasibilityRead } from './queries.ts';
import { obstacleWord, sideWord } from './words.ts';

/** What stands and the next step, most pressing first. */
export function Advice({ advice }: { advice: FeasibilityRead['advice'] }) {
  const { i18n } = useWords();
  return (
    <>
      {advice.map((one) => (
        <p key={one.sentence}>{i18n._(one.sentence, one.values)}</p>
      ))}
    </>
  );
}

type Person = FeasibilityRead['stranded'][number];

/** Everybody whom the policy leaves without a possible partner, with what took most candidates away. */
export function Stranded({ found }: { found: FeasibilityRead }) {
  const { i18n } = useWords();
  if (found.stranded.length === 0 || found.mentors === 0 || found.mentees === 0) return null;
  const columns: Column<Person>[] = [
    { key: 'name', label: i18n._('Person'), value: (row) => row.name },
    { key: 'side', label: i18n._('Side'), value: (row) => sideWord(i18n, row.side) },
    { key: 'grade', label: i18n._('Grade'), value: (row) => row.gradeName },
    { key: 'why', label: i18n._('Mostly because of'), value: (row) => obstacleWord(i18n, row.nearest) },
  ];
  return (
    <Panel title={i18n._('Without a possible partner')}>
      <DataTable
        rows={found.stranded}
        columns={columns}
        rowKey={(row) => row.enrolmentId}
        caption={i18n._('People without a possible partner')}
        name="without"
        perPage={10}
      />
    </Panel>
  );
}

type Topic = FeasibilityRead['topics'][number];

/** Topics by how many more want to learn them than can teach them. */
export function TopicSupply({ found }: { found: FeasibilityRead }) {
  const { i18n } = useWords();
  if (found.topics.length === 0) return null;
  const columns: Column<Topic>[] = [
    { key: 'topic', label: i18n._('Topic'), value: (row) => row.name },
    { key: 'needs', label: i18n._('Want to learn it'), value: (row) => row.needs, numeric: true },
    { key: 'offers', label: i18n._('Can teach it'), value: (row) => row.offers, numeric: true },
    {
      key: 'missing',
      label: i18n._('Missing'),
      value: (row) => Math.max(0, row.needs - row.offers),
      cell: (row) => (row.needs > row.offers ? row.needs - row.offers : '–'),
      numeric: true,
    },
  ];
  return (
    <Panel title={i18n._('Topics: supply and demand')}>
      <DataTable
        rows={found.topics}
        columns={columns}
        rowKey={(row) => row.topicId}
        caption={i18n._('Topics by supply and demand')}
        name="topics"
        file="topics.csv"
        perPage={10}
      />
    </Panel>
  );
}
