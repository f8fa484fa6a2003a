import path from 'node:path';
import { createExplainer, createRepair, type Instance, matchSync, type Result, verify } from '../src/index.ts';
import { toInstance } from './instance-file.ts';
import { programme } from './people.ts';
import { coverageFirst, sparseMentoring } from './shapes.ts';
import { hasSignUps, madeUpSignUps, signUpsIn } from './sign-ups.ts';

/** Something of ours alone, timed call by call. */
export interface Measure {
  name: string;
  note: string;
  small: boolean;
  /** Further processes asked for their first call. */
  cold: number;
  runs: number;
  goal: string;
  /** Or why it cannot be measured here. */
  open: () => Opened | string;
}

interface Opened {
  call: (k: number) => void;
  /** What was found, in few words. */
  found: () => string;
  /** What is wrong with it, or null. */
  fault: () => string | null;
}

export interface Measured {
  found: string;
  fault: string | null;
  seconds: number[];
  peakMb: number;
}

/** A whole run of all stages from attributes: validation, scores, stages, explanations of the unmatched, hashes. */
function wholeRun(instance: Instance, wantedPairs: number | null = null): Opened {
  let result: Result | null = null;
  return {
    call: () => {
      result = matchSync(instance, { brief: true });
    },
    found: () =>
      `${result?.eligiblePairs} eligible, ${result?.pairs.length} pairs, ${result?.unmatched.length} unmatched`,
    fault: () => {
      if (result === null) return 'no result';
      const verdict = verify(instance, result);
      if (!verdict.valid) return verdict.fault;
      const pairs = result.pairs.length;
      return wantedPairs === null || pairs === wantedPairs ? null : `${pairs} pairs instead of ${wantedPairs}`;
    },
  };
}

const people = (total: number, small: boolean, goal: string): Measure => ({
  name: `people-${total}`,
  note: `${total / 2} + ${total / 2} people, five stages from attributes`,
  small,
  cold: 4,
  runs: 60,
  goal,
  open: () => wholeRun(programme(total / 2, total / 2, total)),
});

/** Questions about eligible pairs of a standing answer, each another one. */
function questions(count: number, width: number): Opened {
  const shape = { mentors: count, mentees: count, width, mentorPlaces: 3, menteePlaces: 2, perfect: false, seed: 3 };
  const instance = toInstance(sparseMentoring({ ...shape, bonus: coverageFirst }));
  const explainer = createExplainer(instance, matchSync(instance, { brief: true }));
  const pairs = instance.pairs ?? [];
  const answers: Record<string, number> = {};
  return {
    call: (k) => {
      const { mentor, mentee } = pairs[(k * 104_729) % pairs.length]!;
      const { answer } = explainer.whyNot(mentor, mentee);
      answers[answer] = (answers[answer] ?? 0) + 1;
    },
    found: () =>
      Object.entries(answers)
        .map((entry) => entry.reverse().join(' '))
        .join(', '),
    fault: () => null,
  };
}

/** One change after another to a standing answer: somebody leaves, a pair is declined, somebody has one place more. */
function changes(count: number, width: number): Opened {
  const shape = { mentors: count, mentees: count, width, mentorPlaces: 3, menteePlaces: 2, perfect: false };
  const instance = toInstance(sparseMentoring({ ...shape, seed: 4, bonus: coverageFirst }));
  const policy = { stages: ['coverage', 'total'] as const };
  const asked = { ...instance, policy };
  const result = matchSync(asked, { brief: true });
  const repair = createRepair(asked, result);
  const gone = new Set<string>();
  let moved = 0;
  return {
    call: (k) => {
      const { mentor, mentee } = result.pairs[(k * 104_729) % result.pairs.length]!;
      if (gone.has(mentor) || gone.has(mentee)) return;
      const kind = k % 3;
      if (kind !== 2) for (const id of kind === 0 ? [mentor] : [mentor, mentee]) gone.add(id);
      const told =
        kind === 0
          ? repair.leave(mentor)
          : kind === 1
            ? repair.decline(mentor, mentee)
            : repair.setPlaces('mentor', mentor, 4);
      moved += told.broken.length + told.made.length;
    },
    found: () => `${result.pairs.length} pairs, ${moved} broken or made`,
    fault: () => {
      const worth = (pairs: readonly { score: number }[]): string =>
        `${pairs.length} pairs, total ${pairs.reduce((sum, pair) => sum + pair.score, 0)}`;
      const [mended, anew] = [worth(repair.pairs()), worth(repair.result().pairs)];
      return mended === anew ? null : `mended: ${mended}; solved anew: ${anew}`;
    },
  };
}

const shared = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../../../shared');
const folder = path.join(shared, 'data/mentor-match-uk/small');
const goalOfRuns = '≤ 30 first, ≤ 10 warm';

/** The rows of the design's table that have no counterpart elsewhere. */
export const measures: readonly Measure[] = [
  people(50, true, goalOfRuns),
  people(200, true, goalOfRuns),
  people(1000, true, goalOfRuns),
  people(2000, false, goalOfRuns),
  people(4000, false, '–'),
  {
    name: 'sign-ups-50',
    note: '50 + 50 civil servants, three places each',
    small: true,
    cold: 4,
    runs: 60,
    goal: '105 pairs, proven',
    open: () => (hasSignUps(folder) ? wholeRun(signUpsIn(folder), 105) : `no sign-ups in ${folder}`),
  },
  {
    name: 'sign-ups-500',
    note: '500 + 500 of the same shape',
    small: true,
    cold: 4,
    runs: 60,
    goal: '≤ 50, proven',
    open: () => wholeRun(madeUpSignUps(500, 1), 1497),
  },
  {
    name: 'why-not-10000',
    note: '10,000 × 10,000, 40 candidates a mentee',
    small: false,
    cold: 0,
    runs: 400,
    goal: '≤ 50 each',
    open: () => questions(10_000, 40),
  },
  {
    name: 'repair-100000',
    note: 'one change at 100,000 + 100,000, 20 candidates a mentee, exact',
    small: false,
    cold: 0,
    runs: 600,
    goal: 'p95 ≤ 1',
    open: () => changes(100_000, 20),
  },
];
