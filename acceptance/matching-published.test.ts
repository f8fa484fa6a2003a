import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Instance, matchSync, type ScoredPair, verify } from '../packages/matching/src/index.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const DATA = path.join(SHARED, 'data');
const hasData = existsSync(path.join(DATA, 'orlib-assign/assign100.txt'));
if (!hasData) process.stdout.write(`skipped: data absent (no published instances in ${DATA}; set VICEVERSA_SHARED)\n`);

const read = (name: string): string => readFileSync(path.join(DATA, name), 'utf8');
const best = 10_000;

/** Costs become scores, 10,000 less the cost; cells without a cost are not eligible. */
function assignment(n: number, m: number, cells: readonly (readonly [number, number, number])[]): Instance {
  const pairs: ScoredPair[] = cells.map(([i, j, cost]) => ({ mentor: `r${i}`, mentee: `c${j}`, score: best - cost }));
  return {
    mentors: Array.from({ length: n }, (_, i) => ({ id: `r${i}` })),
    mentees: Array.from({ length: m }, (_, j) => ({ id: `c${j}` })),
    pairs,
    policy: { stages: ['coverage', 'total'] },
  };
}

/** Solves, has the verifier agree, and gives pairs and cost. */
function solved(instance: Instance): { pairs: number; cost: number } {
  const result = matchSync(instance, { brief: true });
  expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
  return { pairs: result.pairs.length, cost: result.pairs.reduce((sum, p) => sum + best - p.score, 0) };
}

describe.runIf(hasData)('published optima', () => {
  test.each([
    [100, 305],
    [300, 626],
    [500, 991],
    [700, 1362],
  ])('OR-Library assign%i has its optimum %i (Beasley 1990)', (n, optimum) => {
    const numbers = read(`orlib-assign/assign${n}.txt`).trim().split(/\s+/).map(Number);
    const cells = numbers.slice(1).map((cost, k) => [Math.floor(k / n), k % n, cost] as const);
    expect(solved(assignment(n, n, cells))).toEqual({ pairs: n, cost: optimum });
  });

  test('the 100 by 100 case that is hard for Jonker and Volgenant has its optimum 11,399', () => {
    const rows = read('lap-cases/dense-100-hard.csv').trim().split('\n');
    const costs = rows.map((row) => row.split(',').filter(Boolean).map(Number));
    const cells = costs.flatMap((row, i) => row.map((cost, j) => [i, j, cost] as const));
    expect(solved(assignment(100, 100, cells))).toEqual({ pairs: 100, cost: 11_399 });
  });

  test.each([
    [100, 15_061],
    [1000, 116_980],
    [4000, 440_945],
  ])('sparse %i by the same with forbidden cells costs %i', (n, optimum) => {
    const lines = read(`lap-cases/sparse-${n}.csv`).trim().split('\n').slice(1);
    const cells = lines.map((line) => line.split(',').map(Number) as [number, number, number]);
    expect(solved(assignment(n, n, cells))).toEqual({ pairs: n, cost: optimum });
  });

  test('small and awkward cases: ties, rectangles, forbidden cells; the infeasible leave somebody over', () => {
    interface Small {
      test: string;
      cost: (number | null)[][];
      expected_total: number | null;
      infeasible?: boolean;
    }
    const cases = JSON.parse(read('lap-cases/small-cases.json')) as Small[];
    for (const [k, small] of cases.entries()) {
      const n = small.cost.length;
      const m = small.cost[0]?.length ?? 0;
      const whole = small.cost.flatMap((row, i) =>
        row.flatMap((cost, j) => (cost === null ? [] : [[i, j, cost] as const])),
      );
      if (whole.some(([, , cost]) => !Number.isInteger(cost) || cost < 0 || cost > best)) continue;
      const found = solved(assignment(n, m, whole));
      const full = Math.min(n, m);
      if (small.infeasible) expect(found.pairs, `case ${k}`).toBeLessThan(full);
      else expect(found, `case ${k}`).toEqual({ pairs: full, cost: small.expected_total });
    }
  });
});

describe.runIf(hasData)('published stable answers', () => {
  const instanceOf = (
    mentorLists: Record<string, string[]>,
    menteeLists: Record<string, string[]>,
    places: Record<string, number> = {},
  ): Instance => ({
    mentors: Object.entries(mentorLists).map(([id, preferences]) => ({ id, preferences })),
    mentees: Object.entries(menteeLists).map(([id, preferences]) => ({ id, preferences, capacity: places[id] ?? 1 })),
    pairs: Object.entries(mentorLists).flatMap(([mentor, list]) =>
      list.filter((mentee) => menteeLists[mentee]?.includes(mentor)).map((mentee) => ({ mentor, mentee, score: 0 })),
    ),
  });

  test.each([
    ['mentor', 'resident_solution.json'],
    ['mentee', 'hospital_solution.json'],
  ] as const)('200 residents and 7 hospitals, proposed by the %s side', (proposing, file) => {
    const folder = 'hospital-residents';
    const load = <T>(name: string): T => JSON.parse(read(`${folder}/${name}`)) as T;
    const lists = load<Record<string, string[]>>('residents.json');
    const instance = instanceOf(lists, load('hospitals.json'), load('capacities.json'));
    const result = matchSync(instance, { mode: 'stable', proposing });
    expect(verify(instance, result)).toMatchObject({ valid: true });
    const published = load<Record<string, string[]>>(file);
    const ours: Record<string, string[]> = {};
    for (const { mentor, mentee } of result.pairs) ours[mentee] = [...(ours[mentee] ?? []), mentor];
    for (const hospital of Object.keys(published))
      expect([...(ours[hospital] ?? [])].sort(), hospital).toEqual([...(published[hospital] ?? [])].sort());
  });

  test('the ten couples of Rosetta Code, whichever side proposes', () => {
    const lists = (name: string): Record<string, string[]> =>
      Object.fromEntries(
        read(`stable-marriage/${name}`)
          .trim()
          .split('\n')
          .map((line) => line.split(':'))
          .map(([who, rest]) => [(who ?? '').trim(), (rest ?? '').split(',').map((other) => other.trim())]),
      );
    const instance = instanceOf(lists('rmale.txt'), lists('rfemale.txt'));
    const couples = 'abe-ivy bob-cath col-dee dan-fay ed-jan fred-bea gav-gay hal-eve ian-hope jon-abi'.split(' ');
    for (const proposing of ['mentor', 'mentee'] as const) {
      const { pairs } = matchSync(instance, { mode: 'stable', proposing });
      expect(pairs.map((p) => `${p.mentor}-${p.mentee}`)).toEqual(couples);
    }
  });

  test('the eight couples of Hidakatsu when the men propose', () => {
    const lists = (name: string, own: string, other: string): Record<string, string[]> =>
      Object.fromEntries(
        read(`stable-marriage/${name}`)
          .trim()
          .split('\n')
          .map((line, k) => [
            `${own}${k + 1}`,
            line
              .trim()
              .split(/\s+/)
              .map((v) => `${other}${v}`),
          ]),
      );
    const instance = instanceOf(lists('male.txt', 'm', 'w'), lists('female.txt', 'w', 'm'));
    const { pairs } = matchSync(instance, { mode: 'stable', proposing: 'mentor' });
    expect(pairs.map((p) => `${p.mentor}${p.mentee}`).join(' ')).toBe('m1w3 m2w1 m3w7 m4w5 m5w4 m6w6 m7w8 m8w2');
  });
});
