import { priorityClasses } from '../defaults.ts';
import type { Graph } from '../graph.ts';
import type { StageKey } from '../result.ts';
import type { Objective } from './face.ts';
import type { People } from './stage-keys.ts';

/** What the linear stages need to know beyond the graph. */
export interface Terms {
  people: People;
  /** 1 for edges that are pairs today. */
  current: Uint8Array | null;
  stayPrice: number;
  /** Weights of the determinism stage, from seed and ids. */
  ties: () => Int32Array;
}

function members(classes: Uint8Array, wanted: number): Uint8Array {
  return classes.map((c) => (c === wanted ? 1 : 0));
}

/** The linear objective of a stage; the levels of leximin have theirs from `stages.ts`. */
export function objectiveOf(stage: StageKey, graph: Graph, terms: Terms): Objective {
  const of = (weights: Int32Array | null): Objective => ({ weights, firstL: null, firstR: null });
  if (stage === 'pairs') return of(new Int32Array(graph.edges).fill(1));
  if (stage === 'calm') return of(Int32Array.from(terms.current ?? new Uint8Array(graph.edges)));
  if (stage === 'determinism') return of(terms.ties());
  if (stage === 'total') {
    const { current, stayPrice } = terms;
    if (current === null || stayPrice === 0) return of(graph.score);
    return of(graph.score.map((s, e) => s + current[e]! * stayPrice));
  }
  const [, side, ...rest] = stage.split('-');
  const wanted = (priorityClasses as readonly string[]).indexOf(rest.join('-'));
  const firstL = side === 'mentor' ? members(terms.people.classL, wanted) : null;
  const firstR = side === 'mentee' ? members(terms.people.classR, wanted) : null;
  return { weights: null, firstL, firstR };
}

/** What an answer is worth at a linear stage. */
export function worthOf(graph: Graph, x: Uint8Array, { weights, firstL, firstR }: Objective): number {
  let value = 0;
  const seenL = new Uint8Array(graph.n);
  const seenR = new Uint8Array(graph.m);
  for (let e = x.indexOf(1); e >= 0; e = x.indexOf(1, e + 1)) {
    value += weights === null ? 0 : weights[e]!;
    seenL[graph.rowOf[e]!] = 1;
    seenR[graph.col[e]!] = 1;
  }
  if (firstL) for (let i = 0; i < graph.n; i += 1) value += firstL[i]! & seenL[i]!;
  if (firstR) for (let j = 0; j < graph.m; j += 1) value += firstR[j]! & seenR[j]!;
  return value;
}
