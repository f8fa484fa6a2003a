import type { Prepared } from '../candidates.ts';
import { stagePlan } from '../optimal.ts';
import type { StageCertificate, StageKey } from '../result.ts';
import { objectiveOf } from '../solver/objective.ts';

/**
 * One number of the cost vector of a change. Coverage stages that follow each other share one number: their prices are
 * small, so that a path's part of each stays far below the base.
 */
export interface CostGroup {
  stages: readonly StageKey[];
  /** Gain of adding an edge (the negative of its cost); removing it costs as much. */
  edge: (e: number) => number;
  /** What the k-th place of a person is worth above its price. */
  placeL: (i: number, k: number) => number;
  placeR: (j: number, k: number) => number;
}

const base = 64;
const smallestPrice = 8;

interface Priced {
  stage: StageKey;
  edge: (e: number) => number;
  placeL: (i: number, k: number) => number;
  placeR: (j: number, k: number) => number;
  small: boolean;
}

function pricedStage(prepared: Prepared, certificate: StageCertificate): Priced {
  const { graph } = prepared.candidates;
  const { alpha, beta, stage } = certificate;
  if (certificate.kind === 'floor') {
    const least = certificate.value ?? 0;
    const { lockMask } = prepared;
    const none = (): number => 0;
    return {
      stage,
      small: false,
      placeL: none,
      placeR: none,
      edge: (e) => (graph.score[e]! < least && lockMask[e] === 0 ? -1 : 0),
    };
  }
  const { weights, firstL, firstR } = objectiveOf(stage, graph, stagePlan(prepared).terms);
  const a = alpha.length === 0 ? new Float64Array(graph.n) : Float64Array.from(alpha);
  const b = beta.length === 0 ? new Float64Array(graph.m) : Float64Array.from(beta);
  const small = (p: number): boolean => Math.abs(p) <= smallestPrice;
  return {
    stage,
    small: stage !== 'total' && stage !== 'calm' && a.every(small) && b.every(small),
    edge: (e) => (weights === null ? 0 : weights[e]!) + a[graph.rowOf[e]!]! + b[graph.col[e]!]!,
    placeL: (i, k) => (k === 1 && firstL !== null ? firstL[i]! : 0) - a[i]!,
    placeR: (j, k) => (k === 1 && firstR !== null ? firstR[j]! : 0) - b[j]!,
  };
}

const together = (parts: readonly Priced[]): CostGroup => ({
  stages: parts.map((part) => part.stage),
  edge: (e) => parts.reduce((sum, part) => sum * base + part.edge(e), 0),
  placeL: (i, k) => parts.reduce((sum, part) => sum * base + part.placeL(i, k), 0),
  placeR: (j, k) => parts.reduce((sum, part) => sum * base + part.placeR(j, k), 0),
});

const mostTogether = 7;

/** The cost vector of changes, from the certificates of a result; null for leximin, whose levels are too many. */
export function costGroups(prepared: Prepared, certificates: readonly StageCertificate[]): CostGroup[] | null {
  if (certificates.some((c) => c.stage === 'leximin')) return null;
  const groups: Priced[][] = [];
  for (const certificate of certificates) {
    if (certificate.stage === 'determinism') continue;
    const priced = pricedStage(prepared, certificate);
    const last = groups.at(-1);
    if (priced.small && last !== undefined && last.length < mostTogether && last.every((p) => p.small))
      last.push(priced);
    else groups.push([priced]);
  }
  return groups.map(together).map((group) => withColumn(group, prepared.candidates.graph.edges));
}

const mostColumn = 8_000_000;

/** Edge gains of a group as one column, so that a search reads numbers and calls nothing; not for the largest graphs. */
function withColumn(group: CostGroup, edges: number): CostGroup {
  if (edges > mostColumn) return group;
  const column = new Float64Array(edges);
  for (let e = 0; e < edges; e += 1) column[e] = group.edge(e);
  return { ...group, edge: (e) => column[e]! };
}

/** Splits a shared number back into what each stage loses. */
export function splitLoss({ stages }: CostGroup, sum: number): { stage: StageKey; loss: number }[] {
  let rest = sum;
  const parts: { stage: StageKey; loss: number }[] = [];
  for (const stage of [...stages].reverse()) {
    let digit = stages.length === 1 ? rest : rest % base;
    if (stages.length > 1) {
      if (digit >= base / 2) digit -= base;
      if (digit < -base / 2) digit += base;
      rest = (rest - digit) / base;
    }
    parts.push({ stage, loss: digit + 0 });
  }
  return parts.reverse();
}
