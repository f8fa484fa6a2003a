import { expect, test } from 'vitest';
import { type Instance, matchSync, verify } from './index.ts';

const everyPair = (n: number, m: number, score: (i: number, j: number) => number, places = 1): Instance => ({
  mentors: Array.from({ length: n }, (_, i) => ({ id: `a${i}`, capacity: 1 + (i % places) })),
  mentees: Array.from({ length: m }, (_, j) => ({ id: `b${j}`, capacity: 1 + (j % places) })),
  pairs: Array.from({ length: n * m }, (_, e) => ({
    mentor: `a${Math.floor(e / m)}`,
    mentee: `b${e % m}`,
    score: score(Math.floor(e / m), e % m),
  })),
});

const shapes: readonly [string, Instance][] = [
  ['scores i·j, where everybody wants the same people', everyPair(90, 90, (i, j) => i * j)],
  ['49 good mentors for 50 mentees, and 40 poor ones', everyPair(89, 50, (i, j) => (i < 49 ? 9000 + (j % 7) : j % 3))],
  ['rows that grow so slowly that no core serves', everyPair(250, 250, (i, j) => 10_000 - Math.floor((i * j) / 6.4))],
  ['scores as good as random, some places twice', everyPair(120, 100, (i, j) => (i * 7919 + j * 104_729) % 9973, 2)],
  ['few scores and fewer mentors', everyPair(70, 130, (i, j) => 1000 * ((i * j + i + j) % 4), 3)],
  ['one score for all', everyPair(60, 80, () => 5000)],
  ['one mentor better than all others', everyPair(50, 50, (i) => (i === 0 ? 10_000 : 0))],
  ['a step between halves', everyPair(64, 64, (i, j) => (i < 32 === j < 32 ? 10_000 : 1))],
];

for (const [name, instance] of shapes)
  for (const stages of [['coverage', 'floor', 'total', 'determinism'], ['total']] as const)
    test(`${name}: solved and proven by ${stages.join(', ')}`, () => {
      const asked = { ...instance, policy: { stages } };
      expect(verify(asked, matchSync(asked, { brief: true }))).toMatchObject({ valid: true, proven: true });
    });
