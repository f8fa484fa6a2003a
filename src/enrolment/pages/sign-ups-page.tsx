import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import {
  ask,
  ButtonLink,
  Facts,
  type I18n,
  ImportFiles,
  ImportFlow,
  ImportNotes,
  Num,
  Panel,
  sentFiles,
  useImport,
  useWords,
} from '#ui/web';
import type { SignUpReport } from '../schema.ts';
import { api } from './api.ts';
import { useProgramme } from './queries.ts';

type Choice = { preset: SignUpReport['preset']; files: File[] };
const first: Choice = { preset: 'viceversa', files: [] };

const codeWords = (i18n: I18n): Record<string, string> => ({
  'row-shape': i18n._('Rows with too many or too few cells'),
  'no-side': i18n._('Neither mentor nor mentee'),
  'no-id': i18n._('Nobody can be found by this line'),
  'bad-email': i18n._('An e-mail address that is none'),
  'level-not-allowed': i18n._('Levels that are not allowed'),
  'person-twice': i18n._('The same person twice'),
  'two-people': i18n._('Number and address of two people'),
  'not-active': i18n._('Has left'),
  'not-in-directory': i18n._('Not in the directory'),
  withdrawn: i18n._('Withdrawn before'),
  'already-enrolled': i18n._('Has the other side'),
  'invalid-input': i18n._('Something is missing'),
  'registration-refused': i18n._('Registration is not possible now'),
  'time-unread': i18n._('A time that was not understood'),
  'mode-unread': i18n._('A way to meet that was not understood'),
  'capacity-unread': i18n._('A capacity that was not understood'),
  'topic-unknown': i18n._('Topics not in the list'),
  'place-kept': i18n._('Had their place before'),
  'identity-left-out': i18n._('Left out on purpose'),
  'new-steps': i18n._('New steps on the ladder'),
  'both-sides': i18n._('Would take both sides'),
  'other-sheets': i18n._('Other sheets of the workbook'),
});

function Report({ report }: { report: SignUpReport }) {
  const { i18n } = useWords();
  const { counts } = report;
  const items = [
    { term: i18n._('Rows'), is: counts.rows },
    { term: i18n._('New mentors'), is: counts.mentors },
    { term: i18n._('New mentees'), is: counts.mentees },
    { term: i18n._('Had their place before'), is: counts.unchanged },
    { term: i18n._('Without a place'), is: counts.refused },
    { term: i18n._('People added to the directory'), is: counts.newPeople },
    { term: i18n._('Topics added'), is: counts.newTopics },
  ];
  return (
    <>
      <Panel title={report.isDryRun ? i18n._('What would happen') : i18n._('What happened')}>
        <Facts items={items.map(({ term, is }) => ({ term, is: <Num value={is} /> }))} />
      </Panel>
      <ImportNotes notes={report.notes} leftOut={report.notesLeftOut} headings={codeWords(i18n)} />
    </>
  );
}

function ChooseFile({
  choice,
  onChange,
  isBusy,
}: {
  choice: Choice;
  onChange: (part: Partial<Choice>) => void;
  isBusy: boolean;
}) {
  const { i18n } = useWords();
  const isTurned = choice.preset === 'mentor-match-uk';
  return (
    <Panel title={i18n._('Choose a file')}>
      <Stack maw="36rem">
        <NativeSelect
          label={i18n._('Kind of file')}
          description={
            isTurned
              ? i18n._(
                  'Their mentors are senior: here they become mentees, and their mentees become mentors. Identity answers are left out.',
                )
              : i18n._('Columns: side, email, can_teach, wants_to_learn and others of the template.')
          }
          value={choice.preset}
          data={[
            { value: 'viceversa', label: i18n._('Our own template') },
            { value: 'mentor-match-uk', label: i18n._('UK civil service mentoring, two files') },
          ]}
          onChange={(event) => {
            const preset = event.currentTarget.value === 'viceversa' ? 'viceversa' : 'mentor-match-uk';
            onChange({ preset, files: [] });
          }}
        />
        <ImportFiles
          key={choice.preset}
          label={isTurned ? i18n._('Both files of the programme') : i18n._('File')}
          isBusy={isBusy}
          onFiles={(files) => onChange({ files })}
        />
      </Stack>
    </Panel>
  );
}

/** Sign-ups from a file: choose, look at what would happen, import; every row becomes a place or a line that says why not. */
export default function SignUpsPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const programme = useProgramme(programmeId);
  const imports = api.programmes[':id'].enrolments.imports;
  const state = useImport(first, async ({ preset, files }: Choice, isDryRun): Promise<SignUpReport> => {
    const json = { preset, files: await sentFiles(files), isDryRun };
    return ask(imports.$post({ param: { id: programmeId }, json }));
  });
  return (
    <ImportFlow
      title={i18n._('Import sign-ups')}
      above={programme.data?.name}
      lead={i18n._(
        'From a form or another tool to places in three steps. Every row gets a place or a line that says why not.',
      )}
      state={state}
      choice={<ChooseFile choice={state.choice} onChange={state.change} isBusy={state.isBusy} />}
      check={(report) => (
        <>
          <Report report={report} />
          <Group>
            <Button
              onClick={state.importNow}
              loading={state.isImporting}
              disabled={state.isBusy || report.counts.enrolled === 0}
            >
              {i18n._('{count, plural, =0 {Nobody to enrol} one {Enrol # person} other {Enrol # people}}', {
                count: report.counts.enrolled,
              })}
            </Button>
          </Group>
        </>
      )}
      done={(report) => <Report report={report} />}
      leave={
        <ButtonLink to="/programmes/$programmeId/recruit" params={{ programmeId } as never}>
          {i18n._('Back to recruiting')}
        </ButtonLink>
      }
    />
  );
}
