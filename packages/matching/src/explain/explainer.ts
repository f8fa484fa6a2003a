import { type Prepared, prepare } from '../candidates.ts';
import { fault } from '../fault.ts';
import { findEdge } from '../graph.ts';
import { hasRoomFor } from '../modes/circle-room.ts';
import { runSync, type Step, type Watch } from '../progress.ts';
import { readTogether } from '../read-given.ts';
import type { ChainStep, Loss, Result, ResultPair, WhyNot } from '../result.ts';
import { contributions, refusals } from '../score.ts';
import type { Instance } from '../types.ts';
import { force, priceOf, standingAnswer } from './standing-answer.ts';

/** Answers questions about one result; keeps what it has packed, so that each answer is quick. */
export interface Explainer {
  prepared: Prepared;
  /** What forbidding a chosen pair would lose; null when its prices are not known. */
  price: (mentor: string, mentee: string) => Loss | null;
  whyNot: (mentor: string, mentee: string) => WhyNot;
}

function chainOf({ scorer, candidates }: Prepared, x: Uint8Array, edges: readonly number[]): ChainStep[] {
  const { instance } = scorer.context;
  const { graph } = candidates;
  return edges.map((e) => ({
    mentor: instance.mentors[graph.rowOf[e]!]!.id,
    mentee: instance.mentees[graph.col[e]!]!.id,
    change: x[e] === 1 ? 'broken' : 'made',
    score: graph.score[e]!,
  }));
}

/** Marks the edges of a result's pairs. */
export function chosenEdges(
  { scorer, candidates }: Prepared,
  pairs: readonly Pick<ResultPair, 'mentor' | 'mentee'>[],
): Uint8Array {
  const { mentorAt, menteeAt } = scorer.context;
  const x = new Uint8Array(candidates.graph.edges);
  for (const p of pairs) {
    const e = findEdge(candidates.graph, mentorAt.get(p.mentor) ?? -1, menteeAt.get(p.mentee) ?? -1);
    if (e >= 0) x[e] = 1;
  }
  return x;
}

/** An explainer over a prepared run. */
function* explainerOf(
  prepared: Prepared,
  x: Uint8Array,
  { certificate, mode }: Pick<Result, 'certificate' | 'mode'>,
): Generator<Step, Explainer> {
  const standing = yield* standingAnswer(prepared, x, certificate);
  const { scorer, candidates, instance } = prepared;
  const { mentorAt, menteeAt } = scorer.context;
  const locate = (mentor: string, mentee: string): [number, number] => {
    const i = mentorAt.get(mentor);
    const j = menteeAt.get(mentee);
    if (i === undefined || j === undefined) throw fault('unknown-id', `no mentor ${mentor} or no mentee ${mentee}`);
    return [i, j];
  };
  return {
    prepared,
    price: (mentor, mentee) => {
      const e = findEdge(candidates.graph, ...locate(mentor, mentee));
      return standing === null || e < 0 || x[e] === 0 || prepared.lockMask[e] === 1 ? null : priceOf(standing, e);
    },
    whyNot: (mentor, mentee) => {
      const [i, j] = locate(mentor, mentee);
      const e = findEdge(candidates.graph, i, j);
      const none: WhyNot = {
        mentor,
        mentee,
        answer: 'refused',
        rules: [],
        score: null,
        contributions: [],
        loss: null,
        chain: [],
      };
      if (e < 0) return { ...none, rules: instance.pairs ? [] : refusals(scorer, i, j) };
      const score = candidates.graph.score[e]!;
      const known = { ...none, score, contributions: contributions(scorer, i, j) };
      if (x[e] === 1) return { ...known, answer: 'paired' };
      if (standing === null)
        return { ...known, answer: hasRoomFor(prepared, e, mode === 'circles') ? 'possible' : 'impossible' };
      const forced = force(standing, e);
      if (!forced) return { ...known, answer: 'impossible' };
      return { ...known, answer: 'possible', loss: forced.loss, chain: chainOf(prepared, x, forced.pairs) };
    },
  };
}

/** An instance and a result that belong together, made ready; throws `InvalidInstance` when they do not. */
export function* reopen(instance: Instance, result: Result): Generator<Step, Prepared> {
  return yield* prepare(yield* readTogether(instance, result));
}

export function* explainerSteps(instance: Instance, result: Result): Generator<Step, Explainer> {
  const prepared = yield* reopen(instance, result);
  return yield* explainerOf(prepared, chosenEdges(prepared, result.pairs), result);
}

/** Opens a result for questions; throws `InvalidInstance` when the instance is not valid or not the result's. */
export const createExplainer = (instance: Instance, result: Result, watch: Watch = {}): Explainer =>
  runSync(explainerSteps(instance, result), watch);

/** Why the engine did not pair these two: the rules that refuse, or the exact loss of forcing it and the chain of changes. */
export const whyNot = (instance: Instance, result: Result, mentor: string, mentee: string, watch: Watch = {}): WhyNot =>
  createExplainer(instance, result, watch).whyNot(mentor, mentee);
