import type { StageKey } from '../result.ts';
import type { Duals, Face, Objective } from './face.ts';

/** First duals of a stage: any would do, good ones save work. */
export function startDuals(face: Face, stage: StageKey, { weights }: Objective): Duals {
  const { graph, fixed } = face;
  const duals: Duals = { alpha: new Float64Array(graph.n), beta: new Float64Array(graph.m) };
  if (stage === 'pairs') {
    duals.alpha.fill(-1);
    return duals;
  }
  if ((stage !== 'total' && stage !== 'determinism') || weights === null) return duals;
  for (let i = 0; i < graph.n; i += 1) {
    let best = Number.NEGATIVE_INFINITY;
    for (let e = graph.rowStart[i]!; e < graph.rowStart[i + 1]!; e += 1)
      if (fixed[e] === 0 && weights[e]! > best) best = weights[e]!;
    if (best > Number.NEGATIVE_INFINITY) duals.alpha[i] = -best;
  }
  return duals;
}
