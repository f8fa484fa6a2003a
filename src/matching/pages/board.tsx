import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loading, useWords } from '#ui/web';
import type { NewRun, RunView } from '../schema.ts';
import { type Asked, AskPanel } from './ask.tsx';
import { Choice } from './choice.tsx';
import { DecisionList } from './decision-list.tsx';
import { useFoot } from './foot.ts';
import { GivenUp } from './given-up.tsx';
import styles from './match.module.css';
import type { TriedPolicy } from './policy-words.ts';
import { ProposalList } from './proposal-list.tsx';
import { mayKeepPairs } from './run-words.ts';
import { Newer, Runs } from './runs.tsx';
import { Seal } from './seal.tsx';
import { fitOf } from './terms.ts';
import { UnmatchedList } from './unmatched-list.tsx';
import { useView } from './view.ts';

const FiguresView = lazy(() => import('./figures-view.tsx').then(({ FiguresView: Part }) => ({ default: Part })));
const WhatIf = lazy(() => import('./what-if.tsx').then(({ WhatIf: Part }) => ({ default: Part })));

type BoardProps = { run: RunView; runs: RunView[]; onChoose: (id: string) => void; onRun: (asked?: NewRun) => void };

/** One finished run: figures and seal on top, then the review, another policy to try, or the figures behind it. */
export function Board({ run, runs, onChoose, onRun }: BoardProps) {
  const { i18n } = useWords();
  const [view, setView] = useView();
  const [policy, setPolicy] = useState<TriedPolicy>();
  return (
    <>
      <Newer run={run} runs={runs} onChoose={onChoose} />
      <Figures run={run} />
      <GivenUp run={run} />
      <Choice
        label={i18n._('Shown')}
        value={view}
        onChoose={(next) => {
          setPolicy(undefined);
          setView(next);
        }}
        choices={[
          { value: 'review', label: i18n._('Review') },
          { value: 'try', label: i18n._('Try another policy') },
          { value: 'figures', label: i18n._('Behind the figures') },
        ]}
      />
      {view === 'review' && (
        <Review
          run={run}
          runs={runs}
          onChoose={onChoose}
          onRun={onRun}
          onTry={(tried) => {
            setPolicy(tried);
            setView('try');
          }}
        />
      )}
      {view === 'figures' && (
        <Suspense fallback={<Loading lines={6} />}>
          <FiguresView run={run} />
        </Suspense>
      )}
      {view === 'try' && (
        <Suspense fallback={<Loading lines={6} />}>
          <WhatIf key={run.id} run={run} first={policy} onRun={() => onRun()} />
        </Suspense>
      )}
      {run.isStale && !run.isOvertaken && <Stale run={run} runs={runs} onRun={onRun} />}
    </>
  );
}

/** Stays at the foot of the window: a decision brings it, and must not move the list it was made in. */
function Stale({ run, runs, onRun }: Omit<BoardProps, 'onChoose'>) {
  const { i18n } = useWords();
  const mayKeep = run.format !== 'circle' && mayKeepPairs(run, runs);
  const bar = useFoot();
  return (
    <div ref={bar} className={styles.stale} role="status" aria-labelledby="stale-title">
      <p>
        <strong id="stale-title">{i18n._('Something changed since this run')}</strong>
        <span>{i18n._('The directory, sign-ups, policy or your decisions are not what this run knew.')}</span>
      </p>
      <Button variant="default" size="compact-md" onClick={() => onRun()}>
        {i18n._('Run again')}
      </Button>
      {mayKeep && (
        <Button variant="subtle" size="compact-md" onClick={() => onRun({ way: 'calm' })}>
          {i18n._('Run with the fewest changes')}
        </Button>
      )}
    </div>
  );
}

/** Proposals on one side; on the other whoever is asked about, the people left over, the decisions, other runs. */
function Review({ run, runs, onChoose, onRun, onTry }: BoardProps & { onTry: (policy: TriedPolicy) => void }) {
  const [asked, setAsked] = useState<Asked>();
  return (
    <div className={styles.board}>
      <section aria-labelledby="proposals-title" className={styles.column}>
        <ProposalList run={run} onAsk={setAsked} />
      </section>
      <aside className={styles.column}>
        <AskPanel run={run} asked={asked} onAsk={setAsked} />
        <UnmatchedList run={run} onTry={onTry} />
        <DecisionList programmeId={run.programmeId} run={run} onRun={() => onRun()} />
        <Runs run={run} runs={runs} onChoose={onChoose} />
      </aside>
    </div>
  );
}

function Figures({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const { summary } = run;
  if (!summary) return null;
  const pairs = summary.proposals + summary.standing;
  return (
    <div className={styles.figures} data-published={run.outcome !== null || undefined}>
      <Figure
        label={run.outcome ? i18n._('Mentees placed by the run') : i18n._('Mentees with a partner')}
        value={`${summary.coveredMentees}`}
        of={run.mentees}
      >
        {i18n._('{covered} of {mentors} mentors too', { covered: summary.coveredMentors, mentors: run.mentors })}
      </Figure>
      <SoFar run={run} />
      {pairs === 0 ? (
        <NoPairs eligible={summary.eligiblePairs} />
      ) : (
        <>
          <WeakestPair run={run} summary={summary} />
          <Figure label={i18n._('Average fit')} value={`${fitOf(summary.total / pairs)}`} of={100}>
            {i18n._(
              'over {pairs, plural, one {one pair} other {# pairs}}, from {eligible, plural, one {one possible one} other {# possible ones}}',
              { pairs, eligible: summary.eligiblePairs },
            )}
          </Figure>
        </>
      )}
      <Seal run={run} />
    </div>
  );
}

/** The floor is of the pairs that a run may change; a weaker one that is locked or stands is told beside it. */
function WeakestPair({ run, summary }: { run: RunView; summary: NonNullable<RunView['summary']> }) {
  const { i18n } = useWords();
  const { floor, lockedFloor } = summary;
  const isBest = run.seal?.isProven === true && run.policy.floor && run.mode !== 'repair';
  const isBelow = lockedFloor !== null && (floor === null || lockedFloor < floor);
  const words =
    floor === null
      ? i18n._('every pair is locked or stands already')
      : isBest
        ? i18n._('as strong as it can be')
        : i18n._('not raised first in this run');
  return (
    <Figure label={i18n._('Weakest pair')} value={floor === null ? '–' : `${fitOf(floor)}`} of={100}>
      {words}
      {isBelow && ` · ${i18n._('a locked or standing pair has {fit}', { fit: fitOf(lockedFloor) })}`}
    </Figure>
  );
}

/** In place of what can be said of pairs. */
function NoPairs({ eligible }: { eligible: number }) {
  const { i18n } = useWords();
  return (
    <Figure label={i18n._('Pairs')} value="0">
      {eligible === 0
        ? i18n._('the rules allow no pair at all, so there is no fit to tell')
        : i18n._('there are no pairs, so there is no fit to tell')}
    </Figure>
  );
}

/** Beside what the run placed: how many of its pairs have come about. */
function SoFar({ run: { outcome, policy } }: { run: RunView }) {
  const { i18n } = useWords();
  if (!outcome) return null;
  const { begun, offered, lapsed, withheld } = outcome;
  const parts = [
    offered > 0 && i18n._('{offered, plural, other {# still open}}', { offered }),
    lapsed > 0 && i18n._('{lapsed, plural, other {# closed}}', { lapsed }),
    withheld > 0 && i18n._('{withheld, plural, other {# held back}}', { withheld }),
  ].filter((part) => part !== false);
  return (
    <Figure
      label={policy.acceptance === 'both' ? i18n._('Pairs accepted so far') : i18n._('Pairs begun so far')}
      value={`${begun}`}
      of={begun + offered + lapsed + withheld}
    >
      {parts.length > 0 ? parts.join(' · ') : i18n._('all of them')}
    </Figure>
  );
}

function Figure(props: { label: string; value: string; of?: number; children: React.ReactNode }) {
  const { i18n } = useWords();
  return (
    <div className={styles.figure}>
      <p className={styles.figureLabel}>{props.label}</p>
      <p className={styles.figureValue}>
        {props.value} {props.of !== undefined && <span>{i18n._('of {number}', { number: props.of })}</span>}
      </p>
      <p className={styles.small}>{props.children}</p>
    </div>
  );
}
