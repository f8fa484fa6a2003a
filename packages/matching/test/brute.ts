import { priorityClasses } from '../src/defaults.ts';
import type { Graph } from '../src/graph.ts';
import type { StageValue } from '../src/index.ts';
import type { Terms } from '../src/solver/objective.ts';

/** A stage's worth of an answer, computed the slow way. */
export function stageWorth(
  graph: Graph,
  chosen: readonly number[],
  locked: Uint8Array,
  terms: Terms,
  stage: string,
): number {
  const sum = (f: (e: number) => number): number => chosen.reduce((total, e) => total + f(e), 0);
  if (stage === 'pairs') return chosen.length;
  if (stage === 'floor') {
    const free = chosen.filter((e) => locked[e] === 0).map((e) => graph.score[e]!);
    return free.length === 0 ? 0 : Math.min(...free);
  }
  if (stage === 'total') return sum((e) => graph.score[e]! + (terms.current?.[e] ?? 0) * terms.stayPrice);
  if (stage === 'calm') return sum((e) => terms.current?.[e] ?? 0);
  if (stage === 'determinism') return sum((e) => terms.ties()[e]!);
  const [, side, ...rest] = stage.split('-');
  const wanted = (priorityClasses as readonly string[]).indexOf(rest.join('-'));
  const at = side === 'mentor' ? graph.rowOf : graph.col;
  const classes = side === 'mentor' ? terms.people.classL : terms.people.classR;
  return new Set(chosen.map((e) => at[e]!).filter((v) => classes[v] === wanted)).size;
}

/** Every answer within the places that holds the locks; calls `see` with each. */
export function everyAnswer(graph: Graph, locked: Uint8Array, see: (chosen: readonly number[]) => void): void {
  const left = Int32Array.from(graph.capL);
  const right = Int32Array.from(graph.capR);
  const chosen: number[] = [];
  const step = (e: number): void => {
    if (e === graph.edges) {
      see(chosen);
      return;
    }
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    if (left[i]! > 0 && right[j]! > 0) {
      left[i]! -= 1;
      right[j]! -= 1;
      chosen.push(e);
      step(e + 1);
      chosen.pop();
      left[i]! += 1;
      right[j]! += 1;
    }
    if (locked[e] === 0) step(e + 1);
  };
  step(0);
}

export const compareVectors = (a: readonly number[], b: readonly number[]): number => {
  for (let k = 0; k < Math.max(a.length, b.length); k += 1) if (a[k] !== b[k]) return (a[k] ?? 0) - (b[k] ?? 0);
  return 0;
};

/** Lexicographic comparison of sorted score lists of equal length: higher lowest first. */
const sortedScores = (graph: Graph, chosen: readonly number[], locked: Uint8Array): number[] =>
  chosen
    .filter((e) => locked[e] === 0)
    .map((e) => graph.score[e]!)
    .sort((a, b) => a - b);

type Allowed = (chosen: readonly number[]) => boolean;

/** What the best answer comes to, stage by stage, by looking at every answer; under leximin its scores from the lowest up. */
export function bruteVector(
  graph: Graph,
  locked: Uint8Array,
  terms: Terms,
  keys: readonly string[],
  allowed: Allowed,
): number[][] | null {
  let best: number[][] | null = null;
  everyAnswer(graph, locked, (chosen) => {
    if (!allowed(chosen)) return;
    const vector = keys.map((stage) =>
      stage === 'leximin' ? sortedScores(graph, chosen, locked) : [stageWorth(graph, chosen, locked, terms, stage)],
    );
    for (let k = 0; k < keys.length; k += 1) {
      const order = best === null ? 1 : compareVectors(vector[k]!, best[k]!);
      if (order < 0) return;
      if (order > 0) break;
    }
    best = vector.map((part) => [...part]);
  });
  return best;
}

/** The best answer's stage values by looking at every answer. */
export function bruteForce(
  graph: Graph,
  locked: Uint8Array,
  terms: Terms,
  keys: readonly string[],
  allowed: Allowed = () => true,
): StageValue[] {
  const best = bruteVector(graph, locked, terms, keys, allowed);
  return keys
    .map((stage, k) => ({ stage, value: best?.[k]?.[0] ?? 0 }) as StageValue)
    .filter((s) => (s.stage as string) !== 'leximin');
}

/** A small generator of repeatable numbers (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}
