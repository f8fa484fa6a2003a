import { Button, FileInput, Group, NativeSelect, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, type Column, DataTable, Facts, LongWork, Page, Panel, ProblemAlert, useWords } from '#ui/web';
import { api } from './api.ts';
import { enrolmentsKey, feasibilityKey, useProgramme } from './queries.ts';

type Preset = 'viceversa' | 'mentor-match-uk';
const bring = async (id: string, preset: Preset, files: File[], isDryRun: boolean) => {
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
  const json = { preset, files: read, isDryRun };
  return ask(api.programmes[':id'].enrolments.imports.$post({ param: { id }, json }));
};
type Report = Awaited<ReturnType<typeof bring>>;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

function Told({ report }: { report: Report }) {
  const { i18n } = useWords();
  const { counts } = report;
  const levels = { refused: i18n._('No place'), changed: i18n._('Something left out'), information: i18n._('Note') };
  const columns: Column<Report['notes'][number]>[] = [
    { key: 'file', label: i18n._('File'), value: (row) => row.file },
    { key: 'line', label: i18n._('Line'), value: (row) => row.line, numeric: true },
    { key: 'level', label: i18n._('What'), value: (row) => levels[row.level] },
    { key: 'said', label: i18n._('Why'), value: (row) => i18n._(row.sentence, row.values) },
  ];
  const order = { refused: 0, changed: 1, information: 2 };
  const rows = report.notes
    .map((note, at) => ({ ...note, at }))
    .sort((a, b) => order[a.level] - order[b.level] || a.at - b.at);
  return (
    <Panel title={report.isDryRun ? i18n._('What would happen') : i18n._('What happened')}>
      <Facts
        items={[
          { term: i18n._('Rows'), is: counts.rows },
          { term: i18n._('New mentors'), is: counts.mentors },
          { term: i18n._('New mentees'), is: counts.mentees },
          { term: i18n._('Had their place before'), is: counts.unchanged },
          { term: i18n._('Without a place'), is: counts.refused },
          { term: i18n._('People added to the directory'), is: counts.newPeople },
          { term: i18n._('Topics added'), is: counts.newTopics },
        ]}
      />
      {rows.length > 0 && (
        <DataTable
          rows={rows}
          columns={columns}
          rowKey={(row) => String((row as { at?: number }).at ?? row.line)}
          caption={i18n._('Line by line')}
          name="notes"
          perPage={20}
          file="sign-up-report.csv"
        />
      )}
    </Panel>
  );
}

/** Sign-ups from a file: first a dry run, then for real; every row becomes a place or a line that says why not. */
export default function SignUpsPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const programme = useProgramme(programmeId);
  const queries = useQueryClient();
  const [preset, setPreset] = useState<Preset>('viceversa');
  const [files, setFiles] = useState<File[]>([]);
  const [report, setReport] = useState<Report>();
  const [problem, setProblem] = useState<unknown>();
  const [isWorking, setWorking] = useState(false);
  const run = async (isDryRun: boolean) => {
    setProblem(undefined);
    setWorking(true);
    try {
      setReport(await bring(programmeId, preset, files, isDryRun));
      if (!isDryRun) {
        await queries.invalidateQueries({ queryKey: enrolmentsKey(programmeId) });
        await queries.invalidateQueries({ queryKey: feasibilityKey(programmeId) });
      }
    } catch (error) {
      setProblem(error);
    } finally {
      setWorking(false);
    }
  };
  return (
    <Page
      title={i18n._('Import sign-ups')}
      above={programme.data?.name}
      lead={i18n._('CSV files. Try it first: the dry run does the same and takes it back.')}
    >
      <Stack maw="36rem">
        {problem !== undefined && <ProblemAlert error={problem} />}
        <NativeSelect
          label={i18n._('Kind of file')}
          description={
            preset === 'mentor-match-uk'
              ? i18n._(
                  'Their mentors are senior: here they become mentees, and their mentees become mentors. Identity answers are left out.',
                )
              : i18n._('Columns: side, email, can_teach, wants_to_learn and others of the template.')
          }
          value={preset}
          onChange={(event) => setPreset(event.currentTarget.value === 'viceversa' ? 'viceversa' : 'mentor-match-uk')}
          data={[
            { value: 'viceversa', label: i18n._('Our own template') },
            { value: 'mentor-match-uk', label: i18n._('UK civil service mentoring, two files') },
          ]}
        />
        <FileInput
          label={i18n._('Files')}
          multiple
          accept=".csv,text/csv"
          value={files}
          onChange={setFiles}
          placeholder={i18n._('Choose CSV files')}
          clearable
        />
        <Group>
          <Button variant="default" disabled={files.length === 0 || isWorking} onClick={() => void run(true)}>
            {i18n._('Dry run')}
          </Button>
          <Button disabled={files.length === 0 || isWorking || !report?.isDryRun} onClick={() => void run(false)}>
            {i18n._('Import for real')}
          </Button>
        </Group>
        {isWorking && <LongWork label={i18n._('Reading the sign-ups')} />}
      </Stack>
      {report && <Told report={report} />}
    </Page>
  );
}
