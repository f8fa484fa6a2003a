import { createExplainer, type Explainer } from '../explain/explainer.ts';
import { nobodyAt } from '../explain/unmatched.ts';
import { fault } from '../fault.ts';
import { drain, type Watch } from '../progress.ts';
import type { Loss, Reason, Result, WhyNot } from '../result.ts';
import type { Instance, Side } from '../types.ts';

export interface Suggestion {
  mentor: string;
  mentee: string;
  score: number;
  paired: boolean;
  /** `impossible` where no answer has this pair beside all locks, places and minimums of circles. */
  answer: Exclude<WhyNot['answer'], 'refused'>;
  /** What choosing this pair would lose against the standing answer; null where it is the answer or cannot be said. */
  loss: Loss | null;
}

const mostSuggestions = 100;

/** The `k` possible partners of best score for one person, each with the exact loss of choosing it; k at most 100. None for whom takes no partner. */
export const suggest = (
  instance: Instance,
  result: Result,
  side: Side,
  id: string,
  k = 5,
  watch: Watch = {},
): Suggestion[] => suggestFrom(createExplainer(instance, result, watch), side, id, k);

function positionOf({ prepared }: Explainer, side: Side, id: string): number {
  const { mentorAt, menteeAt } = prepared.scorer.context;
  const at = (side === 'mentor' ? mentorAt : menteeAt).get(id);
  if (at === undefined) throw fault('unknown-id', `no ${side} has the id ${id}`);
  return at;
}

/** Like `suggest`, from an open explainer: for one person after another. */
export function suggestFrom(explainer: Explainer, side: Side, id: string, k = 5): Suggestion[] {
  if (!Number.isInteger(k) || k < 1) throw fault('out-of-range', `k: a whole number from 1 on is needed, not ${k}`);
  if (side !== 'mentor' && side !== 'mentee') throw fault('out-of-range', 'side: mentor or mentee is needed');
  const { candidates, scorer } = explainer.prepared;
  const { graph } = candidates;
  const { mentors, mentees } = scorer.context.instance;
  const isMentor = side === 'mentor';
  const v = positionOf(explainer, side, id);
  if ((isMentor ? mentors : mentees)[v]!.capacity === 0) return [];
  const start = isMentor ? graph.rowStart : graph.colStart;
  const places = Array.from({ length: start[v + 1]! - start[v]! }, (_, at) => start[v]! + at);
  const edges = isMentor ? places : places.map((at) => graph.colEdge[at]!);
  edges.sort((a, b) => graph.score[b]! - graph.score[a]! || a - b);
  return edges.slice(0, Math.min(k, mostSuggestions)).map((e) => {
    const mentor = mentors[graph.rowOf[e]!]!.id;
    const mentee = mentees[graph.col[e]!]!.id;
    const { answer: said, loss } = explainer.whyNot(mentor, mentee);
    const answer = said === 'refused' ? 'impossible' : said;
    return { mentor, mentee, score: graph.score[e]!, paired: answer === 'paired', answer, loss };
  });
}

/** Why nobody can be suggested to somebody: they take no partner, or rules or a list leave them none; null where some can. */
export const nobodyFor = (explainer: Explainer, side: Side, id: string): Reason | null =>
  drain(nobodyAt(explainer.prepared, side, positionOf(explainer, side, id)));
