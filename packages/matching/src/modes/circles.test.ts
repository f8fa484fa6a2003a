import { expect, test } from 'vitest';
import { bruteForce, bruteVector } from '../../test/brute.ts';
import { smallInstance } from '../../test/instances.ts';
import { type Instance, type MatchOptions, matchSync, type PolicyInput, sentence, verify } from '../index.ts';
import { open } from '../match.ts';
import { stagePlan } from '../optimal.ts';
import { runSync } from '../progress.ts';

/** A small instance of circles, solved, and what looking at every answer with circles large enough gives. */
function judged(seed: number, policy: PolicyInput = {}) {
  const instance = smallInstance({ seed, circles: true, locks: false, policy });
  const { prepared } = runSync(open(instance), {});
  const { keys, terms } = stagePlan(prepared);
  const { graph } = prepared.candidates;
  const minimum = prepared.instance.mentors.map((p) => p.circleMinimum);
  const allowed = (chosen: readonly number[]): boolean => {
    const size = new Map<number, number>();
    for (const e of chosen) size.set(graph.rowOf[e]!, (size.get(graph.rowOf[e]!) ?? 0) + 1);
    return [...size].every(([i, d]) => d >= minimum[i]!);
  };
  const result = matchSync(instance, { mode: 'circles' });
  const values = bruteForce(graph, prepared.lockMask, terms, keys, allowed);
  const scores = bruteVector(graph, prepared.lockMask, terms, keys, allowed)?.[keys.indexOf('leximin')];
  return { instance, result, values, scores };
}

test('circles of 600 small instances are what looking at every answer gives', () => {
  let opened = 0;
  for (let seed = 0; seed < 600; seed += 1) {
    const { instance, result, values } = judged(seed);
    expect(result.objective, `seed ${seed}`).toEqual(values);
    expect(result.circles?.proven, `seed ${seed}`).toBe(true);
    expect(verify(instance, result)).toMatchObject({ valid: true, proven: false });
    opened += result.pairs.length;
  }
  expect(opened).toBeGreaterThan(500);
});

test('circles under leximin have the best lowest score, then the best second lowest, and so on', () => {
  let pairs = 0;
  for (let seed = 0; seed < 300; seed += 1) {
    const { result, values, scores } = judged(seed, { leximin: true, stages: ['coverage', 'floor', 'total'] });
    expect(result.objective, `seed ${seed}`).toEqual(values);
    expect(
      result.pairs.map((p) => p.score).sort((a, b) => a - b),
      `seed ${seed}`,
    ).toEqual(scores);
    expect(result.circles?.proven).toBe(true);
    pairs += result.pairs.length;
  }
  expect(pairs).toBeGreaterThan(200);
});

test('circles that run out of nodes say how far the bound is, never that they are optimal', () => {
  const mentors = Array.from({ length: 12 }, (_, i) => ({ id: `a${i}`, capacity: 5, circleMinimum: 4 }));
  const mentees = Array.from({ length: 30 }, (_, j) => ({ id: `b${j}` }));
  const list = mentors.flatMap((a, i) =>
    mentees.flatMap((b, j) =>
      (i * 7 + j * 5) % 3 === 0 ? [{ mentor: a.id, mentee: b.id, score: (i * 31 + j * 17) % 100 }] : [],
    ),
  );
  const instance: Instance = { mentors, mentees, pairs: list };
  const result = matchSync(instance, { mode: 'circles', nodeLimit: 3 });
  expect(result.circles?.proven).toBe(false);
  expect(result.certificate.note).toContain('stopped after 3 nodes');
  expect(verify(instance, result)).toMatchObject({ valid: true, proven: false });
});

test('one node is one node', () => {
  const instance: Instance = { mentors: [{ id: 'a', grade: 1 }], mentees: [{ id: 'b', grade: 5 }] };
  expect(matchSync(instance, { mode: 'circles' }).certificate.note).toContain('branch and bound over 1 node;');
});

test('a number of nodes, a mode or a side that no run can honour is refused with its name', () => {
  const instance: Instance = { mentors: [{ id: 'a', grade: 1 }], mentees: [{ id: 'b', grade: 5 }] };
  const asked: [object, RegExp][] = [
    [{ mode: 'circles', nodeLimit: 0 }, /options\.nodeLimit: a whole number from 1/],
    [{ mode: 'circles', nodeLimit: Number.NaN }, /options\.nodeLimit/],
    [{ mode: 'circles', nodeLimit: -1 }, /options\.nodeLimit/],
    [{ mode: 'bananas' }, /options\.mode: one of optimal, assisted, stable, circles, repair is needed, not bananas/],
    [{ mode: 'stable', proposing: 'both' }, /options\.proposing: mentor or mentee is needed/],
    [{ prices: 'all' }, /options\.prices: true or false/],
  ];
  for (const [options, words] of asked) expect(() => matchSync(instance, options as MatchOptions)).toThrow(words);
});

test('whoever is left of circles is told why: too few could join, too few are free, or none opened', () => {
  const circle = (id: string, circleMinimum: number) => ({ id, capacity: 4, circleMinimum });
  const joins = (mentor: string, ...mentees: string[]) => mentees.map((mentee) => ({ mentor, mentee, score: 5 }));
  const instance: Instance = {
    mentors: [circle('big', 3), circle('small', 3), circle('busy', 2)],
    mentees: ['v', 'w', 'x', 'y', 'z'].map((id) => ({ id })),
    pairs: [...joins('big', 'x', 'y', 'z'), ...joins('small', 'v'), ...joins('busy', 'y', 'w')],
  };
  const result = matchSync(instance, { mode: 'circles' });
  expect(result.pairs.map((p) => `${p.mentor} ${p.mentee}`)).toEqual(['big x', 'big y', 'big z']);
  const told = Object.fromEntries(result.unmatched.map((u) => [u.id, u.reasons.map(sentence).join(' ')]));
  expect(told).toEqual({
    v: 'None of the circles that v could join opened (1).',
    w: 'None of the circles that w could join opened (1).',
    small: 'The circle of small needs 3 mentees, and only 1 could join it.',
    busy: 'The circle of busy needs 2 mentees at once; 1 of those who could join has a place left.',
  });
  expect(verify(instance, result)).toMatchObject({ valid: true });
});

test('a circle that has not the places it needs says so, and not that its mentees are taken', () => {
  const instance: Instance = {
    mentors: ['a', 'b'].map((id) => ({ id, capacity: 1, circleMinimum: 2 })),
    mentees: [{ id: 'x' }, { id: 'y' }],
    pairs: ['a', 'b'].flatMap((mentor) => ['x', 'y'].map((mentee) => ({ mentor, mentee, score: 5 }))),
  };
  const result = matchSync(instance, { mode: 'circles' });
  const told = result.unmatched.filter((u) => u.side === 'mentor').map((u) => u.reasons.map(sentence).join());
  expect(told).toEqual([
    'The circle of a needs 2 mentees and has 1 place.',
    'The circle of b needs 2 mentees and has 1 place.',
  ]);
});
