import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { ButtonLink, Facts, Loaded, Num, Page, Panel, useWords } from '#ui/web';
import { EnrolmentTable } from './enrolment-table.tsx';
import { Invite } from './invite.tsx';
import { type FeasibilityRead, type ProgrammeRead, useEnrolments, useFeasibility, useProgramme } from './queries.ts';
import { Advice, Stranded, TopicSupply } from './supply.tsx';

function Counts({ found }: { found: FeasibilityRead }) {
  const { i18n } = useWords();
  return (
    <Facts
      items={[
        {
          term: i18n._('Mentors'),
          is: i18n._('{mentors}, who can take {places, plural, one {one mentee} other {# mentees}}', {
            mentors: found.mentors,
            places: found.mentorPlaces,
          }),
        },
        {
          term: i18n._('Mentees'),
          is: i18n._('{mentees}, who look for {places, plural, one {one mentor} other {# mentors}}', {
            mentees: found.mentees,
            places: found.menteePlaces,
          }),
        },
        {
          term: i18n._('Possible pairs under the policy'),
          is:
            found.eligiblePairs === null ? (
              i18n._('Too many to count here; the match run counts them')
            ) : (
              <Num value={found.eligiblePairs} />
            ),
        },
      ]}
    />
  );
}

function Share({ programme }: { programme: ProgrammeRead }) {
  const { i18n } = useWords();
  const address = `${window.location.origin}/join/${programme.id}`;
  const isOpen = programme.state === 'recruiting';
  return (
    <Panel
      title={i18n._('Registration page')}
      lead={
        isOpen
          ? i18n._('Works on a phone and without script. Put it in a mail, on the intranet or on a poster.')
          : i18n._('Registration is not open. Open it on the page Why and design.')
      }
    >
      <Group align="end">
        <TextInput label={i18n._('Address')} value={address} readOnly style={{ flex: 1 }} />
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? i18n._('Copied') : i18n._('Copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Panel>
  );
}

/** Who has signed up, whether it is enough, and for whom to recruit. */
export default function RecruitPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const programme = useProgramme(programmeId);
  const found = useFeasibility(programmeId);
  const enrolments = useEnrolments(programmeId);
  return (
    <Page
      title={i18n._('Recruit')}
      above={programme.data?.name}
      lead={found.data && <Advice advice={found.data.advice} />}
      actions={
        <ButtonLink to="/programmes/$programmeId/sign-ups" params={{ programmeId }} variant="default">
          {i18n._('Import sign-ups')}
        </ButtonLink>
      }
    >
      <Loaded query={found}>
        {(data) => (
          <>
            <Counts found={data} />
            {programme.data && <Share programme={programme.data} />}
            <Invite programmeId={programmeId} />
            <Stranded found={data} />
            <TopicSupply found={data} />
          </>
        )}
      </Loaded>
      <Loaded query={enrolments}>{(rows) => <EnrolmentTable rows={rows} programmeId={programmeId} />}</Loaded>
    </Page>
  );
}
