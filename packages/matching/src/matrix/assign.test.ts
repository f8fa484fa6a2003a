import { describe, expect, test } from 'vitest';
import { dice } from '../../test/brute.ts';
import { type Assignment, assign, assignSync, matchSync, type ScoreMatrix, verifyAssignment } from '../index.ts';
import { drain } from '../progress.ts';
import type { StageKey } from '../result.ts';
import { checkMatrix } from './check.ts';
import { solveMatrix } from './rounds.ts';

const keys: readonly StageKey[] = ['covered-mentee-standard', 'covered-mentor-standard', 'pairs', 'total'];

/** The same problem as a list of pairs, solved by the engine's other way. */
function byPairs({ mentors, mentees, scores, mentorPlaces, menteePlaces }: ScoreMatrix) {
  const side = (letter: string, count: number, places?: ArrayLike<number>) =>
    Array.from({ length: count }, (_, k) => ({ id: `${letter}${k}`, capacity: places?.[k] ?? 1 }));
  const pairs = Array.from(scores, (score, k) => ({
    mentor: `a${Math.floor(k / mentees)}`,
    mentee: `b${k % mentees}`,
    score,
  })).filter(({ score }) => score >= 0);
  return matchSync({
    mentors: side('a', mentors, mentorPlaces),
    mentees: side('b', mentees, menteePlaces),
    pairs,
    policy: { stages: ['coverage', 'total'], scarceSide: 'mentee' },
  });
}

function judge(matrix: ScoreMatrix, name: string): Assignment {
  const found = assignSync(matrix);
  expect(verifyAssignment(matrix, found), name).toMatchObject({ valid: true, proven: true });
  const value = (objective: readonly { stage: string; value: number }[], stage: string): number =>
    objective.find((one) => one.stage === stage)?.value ?? 0;
  const listed = byPairs(matrix).objective;
  for (const { stage, value: own } of found.objective) expect(own, `${name} ${stage}`).toBe(value(listed, stage));
  return found;
}

interface Shape {
  mentors: number;
  mentees: number;
  places: number;
  /** In a hundred. */
  impossible: number;
  levels: number;
}

function drawn(seed: number, { mentors, mentees, places, impossible, levels }: Shape): ScoreMatrix {
  const roll = dice(seed);
  const scores = Int16Array.from({ length: mentors * mentees }, () =>
    roll(100) < impossible ? -1 : roll(levels) * Math.floor(10_000 / levels),
  );
  const some = (count: number) => Array.from({ length: count }, () => (places === 1 ? 1 : roll(places + 1)));
  return { mentors, mentees, scores, mentorPlaces: some(mentors), menteePlaces: some(mentees) };
}

const product = (n: number): ScoreMatrix => ({
  mentors: n,
  mentees: n,
  scores: Int16Array.from({ length: n * n }, (_, k) =>
    Math.round(10_000 * (1 - ((Math.floor(k / n) + 1) * ((k % n) + 1)) / n / n)),
  ),
});

describe('a full matrix', () => {
  test('gives what the list of its pairs gives, whatever its shape', () => {
    const roll = dice(7);
    for (let seed = 0; seed < 300; seed += 1) {
      const shape = {
        mentors: roll(24),
        mentees: roll(24),
        places: 1 + roll(3),
        impossible: [0, 10, 60, 90, 100][roll(5)]!,
        levels: [1, 3, 20, 10_000][roll(4)]!,
      };
      judge(drawn(seed, shape), `seed ${seed} ${JSON.stringify(shape)}`);
    }
  });

  test.each([
    ['square with very many ties', { mentors: 150, mentees: 150, places: 1, impossible: 0, levels: 4 }],
    ['more mentors than mentees', { mentors: 200, mentees: 90, places: 1, impossible: 0, levels: 100 }],
    [
      'more mentees than mentors, several places',
      { mentors: 60, mentees: 220, places: 3, impossible: 30, levels: 100 },
    ],
    ['few possible pairs', { mentors: 160, mentees: 160, places: 1, impossible: 97, levels: 100 }],
  ])('%s', (name, shape) => {
    for (let seed = 0; seed < 3; seed += 1) judge(drawn(seed, shape), `${name} ${seed}`);
  });

  test('scores that fall with the product of the positions, where no few cells of a row will do', () => {
    judge(product(120), 'i·j');
  });

  test('popular mentees that everybody scores highest', () => {
    const n = 140;
    const roll = dice(3);
    const scores = Int16Array.from({ length: n * n }, (_, k) => 100 * (k % n < 20 ? 80 + roll(20) : roll(20)));
    judge({ mentors: n, mentees: n, scores }, 'hubs');
  });

  test('comes to the same where rows begin with a single cell, in many rounds', () => {
    const roll = dice(11);
    for (let seed = 0; seed < 120; seed += 1) {
      const shape = { mentors: 40, mentees: 40, places: 1 + roll(2), impossible: roll(2) * 40, levels: 5 + roll(200) };
      const { mentors, mentees, scores, mentorPlaces, menteePlaces } = drawn(seed, shape);
      const problem = {
        matrix: { n: mentors, m: mentees, score: scores },
        capL: Int32Array.from(mentorPlaces!),
        capR: Int32Array.from(menteePlaces!),
      };
      const { row, column, certificates } = drain(solveMatrix(problem, keys, 1));
      const claim = { ...problem.matrix, ...problem, row, column };
      expect(checkMatrix(claim, keys, certificates), `seed ${seed}`).toBe(null);
    }
  });

  test('nobody on a side, and nothing but impossible pairs', () => {
    expect(assignSync({ mentors: 0, mentees: 5, scores: new Int16Array(0) }).mentor.length).toBe(0);
    judge({ mentors: 4, mentees: 3, scores: new Int16Array(12).fill(-1) }, 'impossible');
  });
});

describe('the proof of a full matrix', () => {
  const matrix = drawn(5, { mentors: 30, mentees: 30, places: 2, impossible: 10, levels: 50 });
  const found = assignSync(matrix);
  const faultOf = (changed: Partial<Assignment>): string => {
    const verdict = verifyAssignment(matrix, { ...found, ...changed });
    return verdict.valid ? '' : verdict.fault;
  };
  const priced = (stage: string, side: 'alpha' | 'beta', by: number) =>
    found.certificates.map((one) => {
      if (one.stage !== stage) return one;
      const prices = one[side].length === 0 ? new Array<number>(30).fill(0) : [...one[side]];
      prices[3]! += by;
      return { ...one, [side]: prices };
    });

  test('falls with any pair, price or value that is changed', () => {
    const mentee = found.mentee.slice();
    mentee[2] = (mentee[2]! + 1) % 30;
    expect(faultOf({ mentee })).not.toBe('');
    expect(faultOf({ mentor: found.mentor.slice(1), mentee: found.mentee.slice(1) })).not.toBe('');
    expect(faultOf({ objective: found.objective.map((s) => ({ ...s, value: s.value + 1 })) })).toContain('objective');
    for (const stage of ['covered-mentee-standard', 'covered-mentor-standard', 'pairs', 'total'])
      for (const side of ['alpha', 'beta'] as const)
        for (const by of [100_000, -100_000])
          expect(faultOf({ certificates: priced(stage, side, by) }), stage).not.toBe('');
    expect(faultOf({ certificates: found.certificates.slice(1) })).toContain('stages');
  });

  test('an answer that is not the best has none', () => {
    const worse = assignSync({ ...matrix, scores: matrix.scores.map((score) => (score < 0 ? -1 : 9_999 - score)) });
    expect(verifyAssignment(matrix, worse).valid).toBe(false);
  });
});

describe('bad input to a full matrix', () => {
  const scores = new Int16Array(4);
  test.each([
    [
      'a score beyond the range',
      { mentors: 2, mentees: 2, scores: Int16Array.of(0, 0, 10_001, 0) },
      /mentor 1 with mentee 0: 10001/,
    ],
    ['too few scores', { mentors: 2, mentees: 3, scores }, /4 numbers, 6/],
    ['places for somebody else', { mentors: 2, mentees: 2, scores, mentorPlaces: [1] }, /mentorPlaces: 1 numbers, 2/],
    ['half a place', { mentors: 2, mentees: 2, scores, menteePlaces: [1, 0.5] }, /menteePlaces, row 1: 0.5/],
    ['a negative side', { mentors: -1, mentees: 2, scores }, /whole numbers/],
    ['more cells than the limit', { mentors: 100_000, mentees: 100_000, scores }, /10000000000 cells, at most/],
  ])('%s is refused in words', (_name, matrix, words) => {
    expect(() => assignSync(matrix)).toThrow(words);
  });

  test('an abort arrives between steps', async () => {
    const control = new AbortController();
    const run = assign(product(400), { signal: control.signal, onProgress: () => control.abort() });
    await expect(run).rejects.toMatchObject({ name: 'Aborted' });
  });
});

test('an assignment that was kept as JSON can be verified, and one that is none is no assignment', () => {
  const scores = Int16Array.from([5, -1, 3, 8]);
  const matrix = { mentors: 2, mentees: 2, scores };
  const found = assignSync(matrix);
  const kept = { ...found, mentor: [...found.mentor], mentee: [...found.mentee] };
  expect(verifyAssignment(matrix, JSON.parse(JSON.stringify(kept)) as Assignment)).toMatchObject({ valid: true });
  const odd = [
    null,
    {},
    [],
    4,
    { ...kept, certificates: null },
    { ...kept, objective: [null] },
    { ...kept, mentor: ['x', 0] },
  ];
  for (const one of odd) expect(verifyAssignment(matrix, one as unknown as Assignment)).toMatchObject({ valid: false });
  expect(() => assignSync({ mentors: 1e15, mentees: 0, scores: new Int16Array(0) })).toThrow(/people, at most/);
  expect(() => assignSync(null as unknown as ScoreMatrix)).toThrow(/a matrix is an object/);
  expect(() => assignSync({ ...matrix, mentorPlaces: null as never })).toThrow(/mentorPlaces: a list of 2 numbers/);
});
