import { Badge } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type Column, DataTable, Day, Empty, Loaded, Page, TextLink, useWords, WhoSeesThis } from '#ui/web';
import type { MentorshipSummary } from '../schema.ts';
import { useMentorships } from './queries.ts';
import { stateWords, titleOf } from './words.ts';

/** All mentorships of a programme for its coordinator: who, since when, signed, running; nothing of what they share. */
export default function ProgrammePage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const query = useMentorships(programmeId);
  const running = query.data?.mentorships.filter((one) => one.state === 'running').length;
  const lead =
    running === undefined
      ? undefined
      : i18n._('{running, plural, =0 {None is running.} one {One is running.} other {# are running.}}', { running });
  return (
    <Page title={i18n._('Mentorships')} width="wide" lead={lead}>
      <Loaded query={query}>
        {({ mentorships }) =>
          mentorships.length === 0 ? (
            <Empty title={i18n._('No mentorship yet')}>
              {i18n._(
                'They begin when both people of a proposal have said yes. You publish proposals on the match board.',
              )}
            </Empty>
          ) : (
            <>
              <Table rows={mentorships} />
              <WhoSeesThis>
                {i18n._(
                  'You see who, since when and whether the agreement is signed. Goals, learnings and promises stay between the two.',
                )}
              </WhoSeesThis>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Table({ rows }: { rows: MentorshipSummary[] }) {
  const { i18n } = useWords();
  const columns: Column<MentorshipSummary>[] = [
    {
      key: 'pair',
      label: i18n._('Pair'),
      value: (row) => row.members.map((member) => member.name).join(', '),
      cell: (row) => (
        <TextLink to="/mentorships/$mentorshipId" params={{ mentorshipId: row.id } as never}>
          {titleOf(i18n, row)}
        </TextLink>
      ),
    },
    {
      key: 'units',
      label: i18n._('Units'),
      value: (row) => [...new Set(row.members.flatMap((member) => member.unitName ?? []))].join(' · '),
    },
    {
      key: 'state',
      label: i18n._('State'),
      value: (row) => stateWords(i18n, row.state),
      cell: (row) => <Badge color={row.state === 'running' ? 'good' : 'ink'}>{stateWords(i18n, row.state)}</Badge>,
    },
    {
      key: 'signed',
      label: i18n._('Agreement'),
      value: (row) => i18n._('{done} of {all} signed', { done: row.signaturesDone, all: row.members.length }),
    },
    {
      key: 'since',
      label: i18n._('Since'),
      value: (row) => row.begunAt.slice(0, 10),
      cell: (row) => <Day on={row.begunAt.slice(0, 10)} short />,
    },
  ];
  return <DataTable rows={rows} columns={columns} rowKey={(row) => row.id} caption={i18n._('Mentorships')} />;
}
