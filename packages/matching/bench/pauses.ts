import { adviceSteps } from '../src/explain/advice.ts';
import { explainerSteps } from '../src/explain/explainer.ts';
import { relaxationSteps } from '../src/explain/relaxations.ts';
import type { Instance, MatchOptions, Result } from '../src/index.ts';
import { matchSteps } from '../src/match.ts';
import { whatIfSteps } from '../src/modes/difference.ts';
import { repairSteps } from '../src/modes/repair.ts';
import type { Step } from '../src/progress.ts';
import { verifySteps } from '../src/verify.ts';
import { cpuSeconds } from './clock.ts';
import { toInstance } from './instance-file.ts';
import { programme } from './people.ts';
import { coverageFirst, sparseMentoring } from './shapes.ts';
import { tableHead } from './table.ts';

interface Pause<T> {
  made: T;
  /** Longest processor time between two looks at the signal, in ms, and the phase in which it was. */
  longest: number;
  phase: string;
  all: number;
}

/** Runs work and times every step of it. */
function timed<T>(work: Generator<Step, T>): Pause<T> {
  const start = 1000 * cpuSeconds();
  let [last, longest, phase, now] = [start, 0, '', 'begin'];
  while (true) {
    const next = work.next();
    const time = 1000 * cpuSeconds();
    if (time - last > longest) [longest, phase] = [time - last, now];
    last = time;
    if (next.done) return { made: next.value, longest, phase, all: time - start };
    now = next.value.phase;
  }
}

const cells = ({ longest, phase, all }: Pause<unknown>): string =>
  `${longest.toFixed(0)} (${phase}) of ${all.toFixed(0)}`;

const sparse = (count: number, width: number): Instance =>
  toInstance(
    sparseMentoring({
      mentors: count,
      mentees: count,
      width,
      mentorPlaces: 3,
      menteePlaces: 2,
      perfect: false,
      seed: 5,
      bonus: coverageFirst,
    }),
  );

const instances: readonly (readonly [string, () => Instance, MatchOptions])[] = [
  ['600 + 1,000 people', () => programme(600, 1000, 7), {}],
  ['1,000 + 1,000 people', () => programme(1000, 1000, 7), {}],
  ['the same, leximin', () => ({ ...programme(1000, 1000, 7), policy: { leximin: true } }), {}],
  ['the same, stable', () => programme(1000, 1000, 7), { mode: 'stable' }],
  ['2,000 + 2,000 people', () => programme(2000, 2000, 8), {}],
  ['25,000 + 25,000, 10^6 pairs listed', () => sparse(25_000, 40), {}],
  ['100,000 + 100,000, 2·10^6 pairs listed', () => sparse(100_000, 20), {}],
];

/** Prints how long work goes on without looking at its signal: the second run of each, as the first is compiled. */
export function benchPauses(): void {
  console.log(tableHead(['instance', 'match', 'verify', 'explainer', 'repair', 'what-if', 'advice', 'relaxations']));
  for (const [name, make, options] of instances) {
    const instance = make();
    const run = { ...options, brief: true };
    timed(matchSteps(instance, run));
    const made = timed(matchSteps(instance, run));
    const result: Result = made.made;
    const second = <T>(work: () => Generator<Step, T>): Pause<T> => {
      timed(work());
      return timed(work());
    };
    const parts = [
      made,
      second(() => verifySteps(instance, result)),
      second(() => explainerSteps(instance, result)),
      ...(result.certificate.complete ? [second(() => repairSteps(instance, result))] : []),
    ].map(cells);
    if (parts.length === 3) parts.push('–');
    const isSmall = instance.mentors.length <= 1000;
    if (isSmall)
      parts.push(
        cells(timed(whatIfSteps(instance, result, { seed: 9 }))),
        cells(timed(adviceSteps(instance, result))),
        cells(timed(relaxationSteps(instance, result))),
      );
    console.log(`| ${[name, ...parts].join(' | ')} |`);
  }
}
