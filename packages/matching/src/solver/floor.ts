import type { FloorCertificate } from '../result.ts';
import { augment, type Reached } from './cover.ts';
import { closeEdge, type Face } from './face.ts';
import { drop, type Half, handBack, takeOver, type Work, workOn } from './work.ts';

type Cut = Pick<FloorCertificate, 'alpha' | 'beta'>;

/** What a work holds, to go back to when an attempt fails. */
type Snapshot = readonly (readonly [Uint8Array | Int32Array, Uint8Array | Int32Array])[];

function snapshot({ x, first, second }: Work): Snapshot {
  return [x, first.degree, first.place, second.degree, second.place].map((values) => [values, values.slice()] as const);
}

const restore = (saved: Snapshot): void => {
  for (const [values, before] of saved) values.set(before);
};

/** Prices of a cut: those who could not be served cost 1 more, whom they reach 1 less. */
function cutOf(reached: Reached, forward: boolean): Cut {
  const from = Array.from(reached.from, Number);
  const to = Array.from(reached.to, (mark) => (mark === 1 ? -1 : 0));
  return forward ? { alpha: from, beta: to } : { alpha: to, beta: from };
}

/** Lets go of held edges below `least` and serves again who then has too few; the cut that proves it cannot be, or null. */
function* attempt(work: Work, least: number): Generator<void, Cut | null> {
  const { first, second, x, weights } = work;
  for (let v = 0; v < first.count; v += 1)
    for (let p = first.placeStart[v]! + first.degree[v]! - 1; p >= first.placeStart[v]!; p -= 1) {
      const k = first.place[p]!;
      if (weights![k]! >= least) continue;
      x[k] = 0;
      drop(first, v, k);
      drop(second, second.own[k]!, k);
    }
  for (const [half, forward] of [
    [first, true],
    [second, false],
  ] as const) {
    const wants = (v: number): boolean => half.degree[v]! < half.lo[v]!;
    const gives = (v: number): boolean => half.degree[v]! > half.lo[v]!;
    const reached = yield* augment(work, forward, { wants, gives }, least);
    if (reached !== null) return cutOf(reached, forward);
  }
  return null;
}

/** The `need`-th highest weight among the edges of a node. */
function nthBest(weights: Int32Array, edgeAt: Int32Array | null, from: number, end: number, need: number): number {
  if (need === 1) {
    let best = -1;
    for (let q = from; q < end; q += 1) best = Math.max(best, weights[edgeAt === null ? q : edgeAt[q]!]!);
    return best;
  }
  const all = new Int32Array(end - from);
  for (let q = from; q < end; q += 1) all[q - from] = weights[edgeAt === null ? q : edgeAt[q]!]!;
  return all.sort()[all.length - need] ?? -1;
}

/** No answer has a higher floor than what the poorest person's needed edges allow. */
function upperBound(work: Work, closedLowest: number): number {
  let bound = closedLowest;
  const bySide = (half: Half, forward: boolean): void => {
    if (half.lo.every((least) => least <= 0)) return;
    const { start, edgeAt } = forward ? work.rows : work.columns();
    for (let v = 0; v < half.count; v += 1)
      if (half.lo[v]! > 0)
        bound = Math.min(bound, nthBest(work.weights!, edgeAt, start[v]!, start[v + 1]!, half.lo[v]!));
  };
  bySide(work.first, true);
  bySide(work.second, false);
  return bound;
}

/** Lowest score among chosen pairs that are not locked; null when there are none. */
export function lowestChosen({ graph, x }: Face, locked: Uint8Array): number | null {
  let low = Number.POSITIVE_INFINITY;
  for (let e = 0; e < graph.edges; e += 1)
    if (x[e] === 1 && locked[e] === 0 && graph.score[e]! < low) low = graph.score[e]!;
  return low === Number.POSITIVE_INFINITY ? null : low;
}

/** Distinct scores that a floor could have, and the lowest of those that are closed in the answer. */
function levels({ graph, fixed, x }: Face, locked: Uint8Array): { scores: number[]; closedLowest: number } {
  const present = new Uint8Array(10_001);
  let closedLowest = Number.POSITIVE_INFINITY;
  for (let e = 0; e < graph.edges; e += 1) {
    const score = graph.score[e]!;
    if (fixed[e] === 0) present[score] = 1;
    else if (x[e] === 1 && locked[e] === 0) {
      present[score] = 1;
      if (score < closedLowest) closedLowest = score;
    }
  }
  const scores: number[] = [];
  for (let score = 0; score < present.length; score += 1) if (present[score] === 1) scores.push(score);
  return { scores, closedLowest };
}

function lowestHeld({ first, weights }: Work): number {
  let low = Number.POSITIVE_INFINITY;
  for (let v = 0; v < first.count; v += 1)
    for (let p = first.placeStart[v]!; p < first.placeStart[v]! + first.degree[v]!; p += 1)
      low = Math.min(low, weights![first.place[p]!]!);
  return low;
}

/** Raises the lowest chosen score as far as the face allows (threshold search) and proves that one step more is too far. */
export function* raiseFloor(face: Face, locked: Uint8Array): Generator<void, FloorCertificate> {
  const { scores, closedLowest } = levels(face, locked);
  const current = lowestChosen(face, locked);
  const none: FloorCertificate = { kind: 'floor', stage: 'floor', value: current, next: null, alpha: [], beta: [] };
  if (current === null) return none;
  const work = workOn(face, face.graph.score, false);
  yield;
  takeOver(work, face);
  yield;
  const bound = upperBound(work, closedLowest);
  let good = scores.indexOf(current);
  let bad = scores.findIndex((score) => score > bound);
  if (bad < 0) bad = scores.length;
  let cut: Cut | null = null;
  let guess = bad - 1;
  while (good + 1 < bad) {
    const saved = snapshot(work);
    const found = yield* attempt(work, scores[guess]!);
    if (found === null) good = Math.max(guess, scores.indexOf(Math.min(closedLowest, lowestHeld(work))));
    else {
      restore(saved);
      bad = guess;
      cut = found;
    }
    guess = (good + bad) >> 1;
  }
  yield;
  handBack(work, face);
  const next = scores[bad] ?? null;
  if (cut === null && next !== null) cut = yield* attempt(work, next);
  const value = lowestChosen(face, locked);
  fixBelow(face, scores[good]!);
  return { ...none, value, next, ...cut };
}

export function fixBelow(face: Face, least: number): void {
  for (let e = 0; e < face.graph.edges; e += 1)
    if (face.fixed[e] === 0 && face.graph.score[e]! < least) closeEdge(face, e);
}
