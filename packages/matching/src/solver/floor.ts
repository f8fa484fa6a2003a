import type { FloorCertificate } from '../result.ts';
import type { Duals, Face } from './face.ts';
import { createFlow, type Solved, solve } from './kernel.ts';

const noObjective = { weights: null, firstL: null, firstR: null };

/** Tries to answer with free edges of score `least` or more; on success `x` is such an answer. */
function* attempt(face: Face, least: number): Generator<void, Solved> {
  const { graph } = face;
  const x = face.x.slice();
  const fixed = face.fixed.slice();
  for (let e = 0; e < graph.edges; e += 1) {
    if (fixed[e] !== 0 || graph.score[e]! >= least) continue;
    x[e] = 0;
    fixed[e] = 1;
  }
  const duals: Duals = { alpha: new Float64Array(graph.n), beta: new Float64Array(graph.m) };
  const solved = yield* solve(createFlow({ ...face, x, fixed }, noObjective, duals));
  if (solved.feasible) face.x.set(x);
  return solved;
}

/** No answer has a higher floor than what the poorest person's needed edges allow. */
function upperBound(face: Face, locked: Uint8Array): number {
  const { graph, fixed, x } = face;
  let bound = Number.POSITIVE_INFINITY;
  const scores: number[] = [];
  const bySide = (count: number, start: Int32Array, edgeAt: Int32Array | null, lo: Int32Array): void => {
    for (let v = 0; v < count; v += 1) {
      if (lo[v] === 0) continue;
      scores.length = 0;
      let need = lo[v]!;
      for (let k = start[v]!; k < start[v + 1]!; k += 1) {
        const e = edgeAt === null ? k : edgeAt[k]!;
        if (fixed[e] === 0) scores.push(graph.score[e]!);
        else if (x[e] === 1) need -= 1;
      }
      if (need <= 0 || need > scores.length) continue;
      scores.sort((a, b) => b - a);
      bound = Math.min(bound, scores[need - 1]!);
    }
  };
  bySide(graph.n, graph.rowStart, null, face.loL);
  bySide(graph.m, graph.colStart, graph.colEdge, face.loR);
  for (let e = 0; e < graph.edges; e += 1)
    if (fixed[e] === 1 && x[e] === 1 && locked[e] === 0) bound = Math.min(bound, graph.score[e]!);
  return bound;
}

/** Lowest score among chosen pairs that are not locked; null when there are none. */
export function lowestChosen({ graph, x }: Face, locked: Uint8Array): number | null {
  let low = Number.POSITIVE_INFINITY;
  for (let e = 0; e < graph.edges; e += 1)
    if (x[e] === 1 && locked[e] === 0 && graph.score[e]! < low) low = graph.score[e]!;
  return low === Number.POSITIVE_INFINITY ? null : low;
}

function distinctScores({ graph, fixed, x }: Face, locked: Uint8Array): number[] {
  const present = new Uint8Array(10_001);
  for (let e = 0; e < graph.edges; e += 1)
    if (fixed[e] === 0 || (x[e] === 1 && locked[e] === 0)) present[graph.score[e]!] = 1;
  return Array.from(present.keys()).filter((score) => present[score] === 1);
}

/** Raises the lowest chosen score as far as the face allows (threshold search) and proves that one step more is too far. */
export function* raiseFloor(face: Face, locked: Uint8Array): Generator<void, FloorCertificate> {
  const scores = distinctScores(face, locked);
  const bound = upperBound(face, locked);
  const current = lowestChosen(face, locked);
  const none: FloorCertificate = { kind: 'floor', stage: 'floor', value: current, next: null, alpha: [], beta: [] };
  if (current === null || scores.length === 0) return none;
  let good = scores.indexOf(current);
  let bad = scores.findIndex((score) => score > bound);
  if (bad < 0) bad = scores.length;
  let cut: Solved | null = null;
  let guess = bad - 1;
  while (good + 1 < bad) {
    const solved = yield* attempt(face, scores[guess]!);
    if (solved.feasible) good = Math.max(guess, scores.indexOf(lowestChosen(face, locked) ?? scores[guess]!));
    else {
      bad = guess;
      cut = solved;
    }
    guess = (good + bad) >> 1;
  }
  const next = scores[bad] ?? null;
  if (cut === null && next !== null) cut = yield* attempt(face, next);
  const value = lowestChosen(face, locked);
  fixBelow(face, scores[good]!);
  if (cut === null || cut.feasible) return { ...none, value, next };
  return { ...none, value, next, alpha: Array.from(cut.alpha), beta: Array.from(cut.beta) };
}

export function fixBelow({ graph, fixed }: Face, least: number): void {
  for (let e = 0; e < graph.edges; e += 1) if (fixed[e] === 0 && graph.score[e]! < least) fixed[e] = 1;
}
