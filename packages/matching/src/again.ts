import { answerOf } from './answer.ts';
import type { Answer } from './assemble.ts';
import type { Prepared } from './candidates.ts';
import { open } from './match.ts';
import { optionsOf } from './options.ts';
import type { Step } from './progress.ts';
import type { Result } from './result.ts';
import type { Instance, Side } from './types.ts';

/** An answer without explanations: who has a partner, and how many pairs there are. */
export interface Placed {
  isPlaced: (side: Side, id: string) => boolean;
  pairs: number;
  /** Nodes of circles that were looked at; 0 in other modes. */
  nodes: number;
}

function placedBy({ candidates, scorer }: Prepared, { x, circles }: Answer): Placed {
  const { graph } = candidates;
  const { mentorAt, menteeAt } = scorer.context;
  const mentors = new Uint8Array(graph.n);
  const mentees = new Uint8Array(graph.m);
  let pairs = 0;
  for (let e = x.indexOf(1); e >= 0; e = x.indexOf(1, e + 1)) {
    mentors[graph.rowOf[e]!] = mentees[graph.col[e]!] = 1;
    pairs += 1;
  }
  return {
    isPlaced: (side, id) =>
      (side === 'mentor' ? mentors[mentorAt.get(id) ?? -1] : mentees[menteeAt.get(id) ?? -1]) === 1,
    pairs,
    nodes: circles?.nodes ?? 0,
  };
}

/** Solves a changed instance in the mode of a result, without explaining the answer. */
export function* solveAgain(instance: Instance, like: Pick<Result, 'mode' | 'replay'>): Generator<Step, Placed> {
  const { prepared } = yield* open(instance);
  return placedBy(prepared, yield* answerOf(prepared, { ...optionsOf(like), brief: true }, true));
}
