import { Button, Group, Input } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './import.module.css';
import { Steps } from './lines.tsx';
import { LongWork } from './long-work.tsx';
import { Page } from './page.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useWords } from './words.ts';

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

/** Files as every import of the API takes them. */
export const sentFiles = (files: readonly File[]) =>
  Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));

type Chosen = { files: File[] };
type Told = { isDryRun: boolean };
export type ImportState<Choice extends Chosen, Report extends Told> = ReturnType<typeof useImport<Choice, Report>>;

/** An import's state: what was chosen, what a dry run said about it, and what the import did. Choosing tries at once. */
export function useImport<Choice extends Chosen, Report extends Told>(
  first: Choice,
  send: (choice: Choice, isDryRun: boolean) => Promise<Report>,
) {
  const queries = useQueryClient();
  const [choice, setChoice] = useState(first);
  const [done, setDone] = useState<Report>();
  const run = useMutation({
    mutationFn: ({ chosen, isDryRun }: { chosen: Choice; isDryRun: boolean }) => send(chosen, isDryRun),
    onSuccess: (report, { isDryRun }) => {
      if (!isDryRun) setDone(report);
    },
  });
  useEffect(() => {
    if (done) void queries.invalidateQueries();
  }, [done, queries]);
  const change = (part: Partial<Choice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    if (next.files.length > 0) run.mutate({ chosen: next, isDryRun: true });
    else run.reset();
  };
  return {
    choice,
    change,
    report: run.data?.isDryRun ? run.data : undefined,
    done,
    error: run.error,
    isBusy: run.isPending,
    isImporting: run.isPending && run.variables?.isDryRun === false,
    importNow: () => run.mutate({ chosen: choice, isDryRun: false }),
    again: () => {
      setChoice(first);
      setDone(undefined);
      run.reset();
    },
  };
}

type FilesProps = { label: string; isBusy: boolean; onFiles: (files: File[]) => void };

/** Chooses the files of an import. */
export function ImportFiles({ label, isBusy, onFiles }: FilesProps) {
  const { i18n } = useWords();
  return (
    <Input.Wrapper
      id="import-files"
      label={label}
      description={i18n._(
        'XLSX, or CSV with comma, semicolon or tab; the first line names the columns; up to 24 MB. Choosing only tries it: nothing is imported yet.',
      )}
    >
      <input
        id="import-files"
        className={styles.file}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        multiple
        disabled={isBusy}
        onChange={(event) => onFiles([...(event.currentTarget.files ?? [])])}
      />
    </Input.Wrapper>
  );
}

type FlowProps<Choice extends Chosen, Report extends Told> = {
  title: string;
  above: ReactNode;
  lead: string;
  state: ImportState<Choice, Report>;
  /** Step one: the form that changes the choice. */
  choice: ReactNode;
  /** Step two: what the dry run said, and the button that imports. */
  check: (report: Report) => ReactNode;
  /** Step three: what the import did. */
  done: (report: Report) => ReactNode;
  /** Where to go from there. */
  leave: ReactNode;
};

/** Every import in three steps: choose, look at what it would do, import. */
export function ImportFlow<Choice extends Chosen, Report extends Told>(props: FlowProps<Choice, Report>) {
  const { i18n } = useWords();
  const { state } = props;
  const now = state.done ? 2 : state.report ? 1 : 0;
  return (
    <Page title={props.title} above={props.above} lead={props.lead}>
      <Steps steps={[i18n._('Choose'), i18n._('Check'), i18n._('Import')]} now={now} />
      {state.done ? (
        <>
          {props.done(state.done)}
          <Group>
            {props.leave}
            <Button variant="default" onClick={state.again}>
              {i18n._('Import another file')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          {props.choice}
          {state.isBusy && <LongWork label={state.isImporting ? i18n._('Importing') : i18n._('Trying the file')} />}
          <ProblemAlert error={state.error} />
          {state.report && props.check(state.report)}
        </>
      )}
    </Page>
  );
}
