import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, Empty, Loaded, LongWork, Page, ProblemAlert, useWords } from '#ui/web';
import type { NewRun } from '../schema.ts';
import { api } from './api.ts';
import { Board } from './board.tsx';
import styles from './match.module.css';
import { PublishButton, PublishDialog } from './publish-button.tsx';
import { isBusy, useMatchChanged, useRun, useRuns } from './queries.ts';
import { RunAgain } from './run-way.tsx';
import { phaseWords } from './terms.ts';

type Run = NonNullable<ReturnType<typeof useRun>['data']>;

/** Requests and cancels runs; keeps what went wrong for the page. */
function useDeeds(programmeId: string) {
  const changed = useMatchChanged();
  const [problem, setProblem] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const tried = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    setSending(true);
    await work().catch(setProblem);
    await changed();
    setSending(false);
  };
  return {
    problem,
    isSending,
    run: (json: NewRun) =>
      tried(() => ask(api.programmes[':id']['match-runs'].$post({ param: { id: programmeId }, json }))),
    cancel: (id: string) => tried(() => ask(api['match-runs'][':id'].cancellation.$put({ param: { id } }))),
  };
}

function useLead(run: Run | undefined): string {
  const { i18n } = useWords();
  if (!run?.summary) return i18n._('The engine looks at everybody at once and proves that no other answer is better.');
  const { coveredMentees, proposals } = run.summary;
  if (run.outcome && run.outcome.offered === 0) return i18n._('Every proposal of this run is settled.');
  if (run.outcome) return i18n._('These pairs are with the people. Answers stay private until both have said yes.');
  return i18n._(
    '{covered} of {mentees} mentees have a partner. {count, plural, =0 {No new pair} one {One pair} other {# pairs}} to review, what needs your judgement first.',
    { covered: coveredMentees, mentees: run.mentees, count: proposals },
  );
}

/** The match board: run, review, decide, publish. */
export default function MatchPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const runs = useRuns(programmeId);
  const [chosen, setChosen] = useState<string>();
  const [publishing, setPublishing] = useState<string>();
  const newest = runs.data?.runs[0];
  const runId = chosen ?? newest?.id;
  const run = useRun(runId);
  const deeds = useDeeds(programmeId);
  const lead = useLead(run.data);
  const working = isBusy(run.data?.state);
  const runAgain = (asked: NewRun = {}) => {
    setChosen(undefined);
    return deeds.run(asked);
  };
  return (
    <Page
      title={i18n._('Match')}
      width="wide"
      lead={lead}
      actions={
        newest && !working ? (
          <>
            {run.data && (
              <RunAgain run={run.data} isSending={deeds.isSending} onRun={(asked) => void runAgain(asked)} />
            )}
            {run.data?.state === 'finished' && <PublishButton run={run.data} onOpen={() => setPublishing(runId)} />}
          </>
        ) : undefined
      }
    >
      {deeds.problem !== undefined && <ProblemAlert error={deeds.problem} />}
      <Loaded query={runs}>
        {() =>
          runId === undefined ? (
            <Start isSending={deeds.isSending} onRun={() => void deeds.run({})} />
          ) : (
            <Loaded query={run}>
              {(data) =>
                working ? (
                  <Working run={data} onCancel={() => void deeds.cancel(data.id)} />
                ) : (
                  <Outcome
                    run={data}
                    runs={runs.data?.runs ?? []}
                    onChoose={setChosen}
                    onRun={(asked) => void runAgain(asked)}
                  />
                )
              }
            </Loaded>
          )
        }
      </Loaded>
      <PublishDialog runId={publishing} onClose={() => setPublishing(undefined)} />
    </Page>
  );
}

function Start({ isSending, onRun }: { isSending: boolean; onRun: () => void }) {
  const { i18n } = useWords();
  return (
    <Empty
      title={i18n._('Nobody is paired yet')}
      action={
        <Button loading={isSending} onClick={onRun}>
          {i18n._('Run the match')}
        </Button>
      }
    >
      {i18n._(
        'Proposals appear here with their reasons, and the people left over with what would help them. Nobody is told anything before you publish.',
      )}
    </Empty>
  );
}

function Working({ run, onCancel }: { run: Run; onCancel: () => void }) {
  const { i18n } = useWords();
  const { progress } = run;
  const label = i18n._('{phase}: {people} people', {
    phase: phaseWords(i18n, progress?.phase),
    people: run.mentors + run.mentees,
  });
  return (
    <div className={styles.working}>
      <LongWork
        label={label}
        done={progress && progress.total > 1 ? progress.done : undefined}
        of={progress && progress.total > 1 ? progress.total : undefined}
        onCancel={onCancel}
      />
    </div>
  );
}

type OutcomeProps = { run: Run; runs: Run[]; onChoose: (id: string) => void; onRun: (asked?: NewRun) => void };

function Outcome({ run, runs, onChoose, onRun }: OutcomeProps) {
  const { i18n } = useWords();
  if (run.summary) return <Board run={run} runs={runs} onChoose={onChoose} onRun={onRun} />;
  const title = run.state === 'cancelled' ? i18n._('This run was cancelled') : i18n._('This run gave no answer');
  return (
    <Empty title={title} action={<Button onClick={() => onRun()}>{i18n._('Run the match')}</Button>}>
      {run.failure
        ? i18n._(run.failure.sentence, run.failure.values)
        : i18n._('Nothing was proposed and nobody was told.')}
    </Empty>
  );
}
