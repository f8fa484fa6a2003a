import {
  type Check,
  checkShape,
  flag,
  integer,
  isRow,
  listOf,
  nullOr,
  oneOf,
  type Reporter,
  report,
  reporter,
  type Shape,
  shaped,
  shapeOf,
} from '../field-checks.ts';
import { modeNames } from '../options.ts';
import type { Step } from '../progress.ts';
import type { Result } from '../result.ts';
import type { Issue } from '../types.ts';

// Checks that a value of unknown origin can be read as a result at all; what it claims is verified elsewhere.

const anyLength = Number.POSITIVE_INFINITY;
export const many = (check: Check): Check => listOf(check, anyLength);
export const number: Check = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const count: Check = integer(0, Number.MAX_SAFE_INTEGER);
export const words: Check = (to, value) => {
  if (typeof value !== 'string') report(to, 'wrong-type', 'text is needed');
};
const side = oneOf('mentor', 'mentee');

/** A list of numbers, looked at one by one only where they are read. */
export const prices: Check = (to, value) => {
  if (!Array.isArray(value)) report(to, 'wrong-type', 'a list is needed');
};

const record =
  (check: Check): Check =>
  (to, value) => {
    if (!isRow(value)) report(to, 'wrong-type', 'an object is needed');
    else
      for (const [name, entry] of Object.entries(value)) {
        to.path.push(name);
        check(to, entry);
        to.path.pop();
      }
  };

const wordOrNumber: Check = (to, value) => {
  if (typeof value !== 'string' && typeof value !== 'number') report(to, 'wrong-type', 'text or a number is needed');
};

const reason = shaped({ code: words, values: record(wordOrNumber) });
const stageValue = shaped({ stage: words, value: number });
const loss = shaped(
  { first: nullOr(words), stages: many(shaped({ stage: words, loss: number }, { level: count })) },
  {},
);
const pair = shaped({
  mentor: words,
  mentee: words,
  score: count,
  contributions: many(shaped({ term: words, value: number, points: number })),
  reasons: many(reason),
  locked: flag,
  kept: flag,
  price: nullOr(loss),
});
const unmatched = shaped({
  id: words,
  side,
  class: oneOf('no-capacity', 'no-eligible-partner', 'squeezed-out'),
  reasons: many(reason),
  removedBy: record(count),
  tightSet: nullOr(count),
});
const tightSet = shaped({
  side,
  people: many(words),
  peopleCount: count,
  partners: many(words),
  partnersCount: count,
  places: count,
});
const certificate = shaped(
  { kind: oneOf('linear', 'floor'), stage: words, alpha: prices, beta: prices },
  { value: nullOr(number), next: nullOr(number), level: count },
);
const distribution = shaped({ n: count, lowest: nullOr(count), deciles: many(count), mean: nullOr(count) });
const share = { side, people: count, covered: count, mean: nullOr(count) };
const facts = shaped({
  all: distribution,
  bySide: shaped({ mentor: distribution, mentee: distribution }),
  byUnit: many(shaped({ ...share, unit: words })),
  byPriority: many(shaped({ ...share, priority: words })),
  blockingPairs: nullOr(count),
});
const forcedLock = shaped({ mentor: words, mentee: words, rules: many(words), reason: words });
const gap = shaped({ proven: flag, nodes: count, best: many(stageValue), bound: many(stageValue) });
const distance = shaped({ stage: words, optimum: number, here: number });

export const resultShape: Shape = shapeOf({
  mode: oneOf(...modeNames),
  pairs: many(pair),
  unmatched: many(unmatched),
  tightSets: many(tightSet),
  objective: many(stageValue),
  certificate: shaped({ complete: flag, note: words, stages: many(certificate) }),
  facts,
  forcedLocks: many(forcedLock),
  eligiblePairs: count,
  removed: record(count),
  warnings: many(reason),
  stages: many(words),
  circles: nullOr(gap),
  distance: nullOr(many(distance)),
  replay: shaped(
    { engine: words, seed: count, instanceSha256: words, resultSha256: words },
    { proposing: nullOr(side), nodeLimit: nullOr(count) },
  ),
});

const rowsAStep = 1000;

/** Long lists are looked at in parts, and stand as empty ones for the look at the whole. */
function* readList(to: Reporter, name: string, list: readonly unknown[], check: Check): Generator<Step, void> {
  to.path = [name, 0];
  for (let at = 0; at < list.length; at += 1) {
    to.path[1] = at;
    check(to, list[at]);
    if (at % rowsAStep === rowsAStep - 1) yield { phase: 'check', done: at, total: list.length };
  }
  to.path = [];
}

/** The result that a value is, or the first thing that keeps it from being read as one. */
export function* readAsResult(value: unknown): Generator<Step, Result | Issue> {
  const issues: Issue[] = [];
  const to = reporter('result', issues);
  if (!isRow(value)) report(to, 'not-an-object', 'a result is an object with pairs and a certificate');
  else {
    const { pairs, unmatched: left } = value;
    if (Array.isArray(pairs)) yield* readList(to, 'pairs', pairs, pair);
    if (Array.isArray(left)) yield* readList(to, 'unmatched', left, unmatched);
    const rest = {
      ...value,
      ...(Array.isArray(pairs) ? { pairs: [] } : {}),
      ...(Array.isArray(left) ? { unmatched: [] } : {}),
    };
    checkShape(to, resultShape, rest);
  }
  return issues[0] ?? (value as Result);
}
