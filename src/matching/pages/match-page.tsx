import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, Empty, Loaded, LongWork, Page, ProblemAlert, useWords } from '#ui/web';
import type { NewRun } from '../schema.ts';
import { api } from './api.ts';
import { Board } from './board.tsx';
import { DecisionList } from './decision-list.tsx';
import styles from './match.module.css';
import { PublishButton, PublishDialog } from './publish-button.tsx';
import { useDecisions, useListFollows, useMatchChanged, useRun, useRuns } from './queries.ts';
import { RunAgain } from './run-way.tsx';
import { isBusy, shownFirst } from './run-words.ts';
import { Runs } from './runs.tsx';
import { phaseWords } from './terms.ts';
import { useChosenRun } from './view.ts';

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
  if (run.isOvertaken) {
    return i18n._(
      'This run can no longer be published: another one was, since it was asked for. Run the match again to propose more.',
    );
  }
  return i18n._(
    '{covered} of {mentees} mentees have a partner. {count, plural, =0 {There is no new pair to review.} one {One pair to review.} other {# pairs to review, first those that need your judgement.}}',
    { covered: coveredMentees, mentees: run.mentees, count: proposals },
  );
}

/** The runs of a programme, the one that is shown, and choosing another, which the address keeps. */
function useShown(programmeId: string) {
  const query = useRuns(programmeId);
  const runs = query.data?.runs ?? [];
  const [chosen, choose] = useChosenRun();
  const runId = (runs.find((one) => one.id === chosen) ?? shownFirst(runs))?.id;
  const run = useRun(runId);
  useListFollows(run.data?.state);
  return { query, runs, runId, run, choose };
}

/** The match board: run, review, decide, publish. */
export default function MatchPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const { query, runs, runId, run, choose } = useShown(programmeId);
  const [publishing, setPublishing] = useState<string>();
  const deeds = useDeeds(programmeId);
  const runAgain = (asked: NewRun = {}) => {
    choose(undefined);
    void deeds.run(asked);
  };
  return (
    <Page
      title={i18n._('Match')}
      width="wide"
      lead={useLead(run.data)}
      actions={
        run.data && !isBusy(run.data.state) ? (
          <>
            <RunAgain run={run.data} runs={runs} isSending={deeds.isSending} onRun={runAgain} />
            {run.data.state === 'finished' && !run.data.isOvertaken && (
              <PublishButton run={run.data} onOpen={() => setPublishing(runId)} />
            )}
          </>
        ) : undefined
      }
    >
      {deeds.problem !== undefined && <ProblemAlert error={deeds.problem} />}
      <Loaded query={query}>
        {() =>
          runId === undefined ? (
            <Start programmeId={programmeId} isSending={deeds.isSending} onRun={runAgain} />
          ) : (
            <Loaded query={run}>
              {(data) =>
                isBusy(data.state) ? (
                  <Working run={data} onCancel={() => void deeds.cancel(data.id)} />
                ) : (
                  <Outcome run={data} runs={runs} onChoose={choose} onRun={runAgain} />
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

type StartProps = { programmeId: string; isSending: boolean; onRun: () => void };

/** Before the first run; what is decided already can be taken back, since a lock can stand against every run. */
function Start({ programmeId, isSending, onRun }: StartProps) {
  const { i18n } = useWords();
  const decisions = useDecisions(programmeId).data?.decisions ?? [];
  return (
    <>
      <Empty
        title={i18n._('Nobody is paired yet')}
        action={
          <Button loading={isSending} onClick={() => onRun()}>
            {i18n._('Run the match')}
          </Button>
        }
      >
        {i18n._(
          'Proposals appear here with their reasons, and the people left over with what would help them. Nobody is told anything before you publish.',
        )}
      </Empty>
      {decisions.length > 0 && <DecisionList programmeId={programmeId} onRun={onRun} />}
    </>
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

/** The board of a run with an answer; of one without, why there is none, with decisions and other runs in reach. */
function Outcome({ run, runs, onChoose, onRun }: OutcomeProps) {
  const { i18n } = useWords();
  if (run.summary) return <Board run={run} runs={runs} onChoose={onChoose} onRun={onRun} />;
  const title = run.state === 'cancelled' ? i18n._('This run was cancelled') : i18n._('This run gave no answer');
  return (
    <>
      <Empty title={title} action={<Button onClick={() => onRun()}>{i18n._('Run the match')}</Button>}>
        {run.failure
          ? i18n._(run.failure.sentence, run.failure.values)
          : i18n._('Nothing was proposed and nobody was told.')}
      </Empty>
      <div className={styles.trial}>
        <DecisionList programmeId={run.programmeId} onRun={() => onRun()} />
        <Runs run={run} runs={runs} onChoose={onChoose} />
      </div>
    </>
  );
}
