import { expect, test } from 'vitest';
import { everyAnswer } from '../../test/brute.ts';
import { smallInstance } from '../../test/instances.ts';
import { createExplainer, type Instance, isMatchingError, type MatchOptions, matchSync } from '../index.ts';
import { open } from '../match.ts';
import { runSync } from '../progress.ts';

/** Every pair that some answer within places, locks and, in circles, minimums has. */
function possiblePairs(instance: Instance, mode: string): { possible: Set<string>; answers: number } {
  const { prepared } = runSync(open(instance), {});
  const { graph } = prepared.candidates;
  const possible = new Set<string>();
  let answers = 0;
  everyAnswer(graph, prepared.lockMask, (chosen) => {
    const size = new Map<number, number>();
    for (const e of chosen) size.set(graph.rowOf[e]!, (size.get(graph.rowOf[e]!) ?? 0) + 1);
    const isSmall = [...size].some(([i, d]) => d < prepared.instance.mentors[i]!.circleMinimum);
    if (mode === 'circles' && isSmall) return;
    answers += 1;
    for (const e of chosen)
      possible.add(`${prepared.instance.mentors[graph.rowOf[e]!]!.id} ${prepared.instance.mentees[graph.col[e]!]!.id}`);
  });
  return { possible, answers };
}

test.each(['circles', 'stable'] as const)(
  'in mode %s a pair is called impossible where no answer has it, and nowhere else',
  (mode) => {
    const found = { possible: 0, impossible: 0, none: 0 };
    for (let seed = 0; seed < 500; seed += 1) {
      const instance = smallInstance({ seed, most: 4, edges: 10, circles: mode === 'circles' });
      const { possible, answers } = possiblePairs(instance, mode);
      if (answers === 0) {
        expect(() => matchSync(instance, { mode }), `seed ${seed}`).toThrow(/locked circle/);
        found.none += 1;
        continue;
      }
      const explainer = createExplainer(instance, matchSync(instance, { mode }));
      for (const { mentor, mentee } of instance.pairs ?? []) {
        const { answer, loss } = explainer.whyNot(mentor, mentee);
        if (answer === 'paired') continue;
        const expected = possible.has(`${mentor} ${mentee}`) ? 'possible' : 'impossible';
        expect(answer, `seed ${seed}, ${mentor} with ${mentee}`).toBe(expected);
        expect(loss).toBeNull();
        found[expected] += 1;
      }
    }
    expect(found.possible).toBeGreaterThan(100);
    expect(found.impossible).toBeGreaterThan(200);
    if (mode === 'circles') expect(found.none).toBeGreaterThan(10);
  },
);

const circle = (id: string, capacity: number, circleMinimum: number) => ({ id, capacity, circleMinimum });
const listed = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([mentor, mentee]) => ({ mentor, mentee, score: 5 }));

/** What is wrong with an instance of circles. */
function issueOf(instance: Instance, options: MatchOptions = { mode: 'circles' }) {
  try {
    matchSync(instance, options);
  } catch (error) {
    if (isMatchingError(error)) return error.issues[0];
  }
  return null;
}

test('a locked circle that cannot open is named with its lock, by the row as it was given', () => {
  const instance: Instance = {
    mentors: [circle('a', 2, 3), circle('k', 5, 0)],
    mentees: [{ id: 'x' }, { id: 'y' }],
    pairs: listed(['a', 'x'], ['a', 'y'], ['k', 'y']),
    locks: [
      { mentor: 'k', mentee: 'y' },
      { mentor: 'a', mentee: 'x' },
    ],
  };
  expect(issueOf(instance)).toMatchObject({
    table: 'locks',
    row: 1,
    field: 'mentor',
    id: 'a with x',
    message: 'locks row 1 (a with x): the locked circle of a needs 3 mentees and has a place for 2 only',
  });
  const roomy: Instance = { ...instance, mentors: [circle('a', 3, 2), circle('k', 5, 0)] };
  expect(issueOf(roomy)?.message).toBe(
    'locks row 1 (a with x): the locked circle of a needs 2 mentees, and only 1 can join it',
  );
});

test('locked circles that cannot all open are named together', () => {
  const instance: Instance = {
    mentors: [circle('a', 2, 2), circle('b', 2, 2)],
    mentees: ['x', 'y', 'z'].map((id) => ({ id })),
    pairs: listed(['a', 'x'], ['a', 'z'], ['b', 'y'], ['b', 'z']),
    locks: listed(['a', 'x'], ['b', 'y']).map(({ mentor, mentee }) => ({ mentor, mentee })),
  };
  expect(issueOf(instance)?.message).toBe(
    'the locked circles of a, b cannot all have their minimums within the places there are',
  );
});

test('a lock that rules refuse is named by its row as it was given', () => {
  const instance: Instance = {
    mentors: ['b', 'a'].map((id) => ({ id, grade: id === 'a' ? 6 : 1 })),
    mentees: [
      { id: 'x', grade: 5 },
      { id: 'y', grade: 5 },
    ],
    locks: [
      { mentor: 'b', mentee: 'x' },
      { mentor: 'a', mentee: 'y' },
    ],
  };
  expect(issueOf(instance, {})).toMatchObject({ row: 1, id: 'a with y' });
});
