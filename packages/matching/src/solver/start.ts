import type { StageKey } from '../result.ts';
import type { Duals, Face } from './face.ts';

/** First duals of a stage: any would do; with −1 everybody on the left asks for all their places. */
export function startDuals({ graph }: Face, stage: StageKey): Duals {
  return { alpha: new Float64Array(graph.n).fill(stage === 'pairs' ? -1 : 0), beta: new Float64Array(graph.m) };
}
