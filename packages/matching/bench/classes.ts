import type { StageKey } from '../src/result.ts';
import type { BenchData } from './instance-file.ts';
import * as shapes from './shapes.ts';

export type ReferenceName = 'scipy' | 'lemon';

/** One problem solved by the engine and by the reference programs from the same file. */
export interface SolverClass {
  name: string;
  note: string;
  /** Runs in a few seconds, references included. */
  small: boolean;
  make: () => BenchData;
  keys: readonly StageKey[];
  references: readonly ReferenceName[];
  /** What matching.md asks for: most of the reference's time, most seconds, most memory. */
  goal: string;
}

const assignment: readonly StageKey[] = ['pairs', 'total'];
const coverage: readonly StageKey[] = ['covered-mentee-standard', 'covered-mentor-standard', 'pairs', 'total'];

const dense = (name: string, note: string, make: () => BenchData, goal: string, small = false): SolverClass => ({
  name,
  note,
  small,
  make,
  keys: assignment,
  references: ['scipy'],
  goal,
});

const square = (n: number, goal: string, small = false): SolverClass => ({
  name: `s-ment-${n}`,
  note: `sparse, ${n} × ${n}, 40 candidates`,
  small,
  make: () =>
    shapes.sparseMentoring({
      mentors: n,
      mentees: n,
      width: 40,
      mentorPlaces: 1,
      menteePlaces: 1,
      perfect: true,
      bonus: shapes.pairsFirst,
      seed: n + 1,
    }),
  keys: assignment,
  references: ['scipy', 'lemon'],
  goal,
});

/** Mentors for 100 mentees: 1 to 3 places each against 1 to 2. */
const supplies = { scarce: 50, balanced: 75, surplus: 130 } as const;

function placed(
  mentees: number,
  supply: keyof typeof supplies,
  whole: boolean,
  goal: string,
  small = false,
): SolverClass {
  const mentors = (mentees / 100) * supplies[supply];
  return {
    name: `c-ment-${mentees}-${supply}${whole ? '-coverage' : ''}`,
    note: `places 1–3 by 1–2, ${mentors} mentors, ${mentees} mentees, ${whole ? 'coverage first' : 'unmatched allowed'}`,
    small,
    make: () =>
      shapes.sparseMentoring({
        mentors,
        mentees,
        width: 40,
        mentorPlaces: 3,
        menteePlaces: 2,
        perfect: false,
        bonus: whole ? shapes.coverageFirst : shapes.totalOnly,
        seed: mentors,
      }),
    keys: whole ? coverage : ['total'],
    references: ['lemon'],
    goal,
  };
}

const bySupply = (mentees: number, whole: boolean, goal: string, small = false): SolverClass[] =>
  (['scarce', 'balanced', 'surplus'] as const).map((supply) => placed(mentees, supply, whole, goal, small));

/** Every class of the design's table that is one problem for one solver. */
export const solverClasses: readonly SolverClass[] = [
  dense('d-uni-1000', 'dense uniform', () => shapes.denseUniform(1000, 11), '≤ SciPy', true),
  dense('d-ment-1000', 'dense mentoring-shaped', () => shapes.denseMentoring(1000, 12), '≤ 0.5 × SciPy', true),
  dense('d-uni-5000', 'dense uniform', () => shapes.denseUniform(5000, 13), '≤ 1/15 × SciPy'),
  dense('d-ment-5000', 'dense mentoring-shaped', () => shapes.denseMentoring(5000, 14), '≤ 1/10 × SciPy'),
  dense('d-ment-10000', 'dense mentoring-shaped', () => shapes.denseMentoring(10_000, 15), '≤ 1.2 s, ≤ 300 MB'),
  dense('d-mw-2000', 'dense, cost i·j', () => shapes.denseProduct(2000), '≤ 1/5 × SciPy'),
  square(10_000, '≤ SciPy', true),
  square(100_000, '≤ 0.6 s, ≤ 150 MB, verify ≤ 0.025 s'),
  ...bySupply(10_000, false, '≤ 0.7 × NS', true),
  ...bySupply(100_000, false, '≤ 0.4 × NS'),
  ...bySupply(100_000, true, '–'),
];

/**
 * The total on which the reference programs agreed, so that answers are judged where neither is installed, and the most
 * MB our process may take at its peak.
 */
export const bounds: Readonly<Record<string, readonly [total: number, memoryMb: number]>> = {
  'd-uni-1000': [9_984_159, 250],
  'd-ment-1000': [8_203_000, 250],
  'd-uni-5000': [49_986_474, 300],
  'd-ment-5000': [42_010_900, 300],
  'd-ment-10000': [84_103_300, 450],
  'd-mw-2000': [16_662_460, 250],
  's-ment-10000': [79_249_100, 200],
  's-ment-100000': [794_794_400, 350],
  'c-ment-10000-scarce': [85_030_100, 200],
  'c-ment-10000-balanced': [117_615_200, 200],
  'c-ment-10000-surplus': [125_781_200, 200],
  'c-ment-100000-scarce': [846_096_800, 400],
  'c-ment-100000-balanced': [1_180_157_500, 400],
  'c-ment-100000-surplus': [1_248_735_700, 400],
  'c-ment-100000-scarce-coverage': [804_551_200, 400],
  'c-ment-100000-balanced-coverage': [1_180_157_500, 400],
  'c-ment-100000-surplus-coverage': [1_196_502_800, 400],
};
