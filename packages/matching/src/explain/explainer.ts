import { type Prepared, prepare } from '../candidates.ts';
import { fault, invalid } from '../fault.ts';
import { findEdge } from '../graph.ts';
import { runSync } from '../progress.ts';
import { cheapestChain, createSeeker, type Seeker } from '../residual/cheapest.ts';
import { changesColumn, columnsOf } from '../residual/columns.ts';
import { gainOf, menteeOf, mentorOf, type Network, networkOf, scoreOf } from '../residual/network.ts';
import { pack, unpack } from '../residual/packed.ts';
import type { ChainStep, Loss, Result, ResultPair, WhyNot } from '../result.ts';
import { contributions, refusals } from '../score.ts';
import type { Instance } from '../types.ts';
import { validate } from '../validate.ts';

/** Answers questions about one result; keeps what it has packed, so that each answer is quick. */
export interface Explainer {
  prepared: Prepared;
  /** What forbidding a chosen pair would lose; null when its prices are not known. */
  price: (mentor: string, mentee: string) => Loss | null;
  whyNot: (mentor: string, mentee: string) => WhyNot;
}

/** A standing answer with its priced changes, open for questions. */
export interface Standing {
  seeker: Seeker;
  /** The lowest standing score, below which pairs count in the stage `floor`. */
  floor: number;
}

/** Packed numbers beyond this (64 MB) are not made: many levels of leximin over many people. */
const mostNumbers = 8_000_000;

/** The answer in which changes are priced; null when the result carries no complete certificate, or a too large one. */
export function standingAnswer(prepared: Prepared, x: Uint8Array, certificate: Result['certificate']): Standing | null {
  if (!certificate.complete) return null;
  const { graph } = prepared.candidates;
  const columns = [...columnsOf(prepared, certificate.stages, false), changesColumn(graph.n + graph.m)];
  const costs = pack(graph, columns, { room: 1, mostNumbers });
  if (costs === null) return null;
  const floor = certificate.stages.find((c) => c.kind === 'floor')?.value ?? 0;
  return { seeker: createSeeker(networkOf(prepared, x, costs)), floor };
}

/** Loss stage by stage; of the levels of leximin those that change, or the stage alone when none does. */
function lossOf({ costs }: Network, cost: Float64Array): Loss {
  const losses = unpack(costs, cost);
  const isStill = costs.places.every(({ level }, k) => level === null || losses[k] === 0);
  const firstLevel = costs.places.findIndex(({ level }) => level !== null);
  const stages = costs.places.flatMap(({ stage, level }, k): Loss['stages'][number][] => {
    const loss = losses[k]!;
    if (stage === null) return [];
    if (level === null || (isStill && k === firstLevel)) return [{ stage, loss }];
    return loss === 0 ? [] : [{ stage, loss, level }];
  });
  return { first: stages.find((s) => s.loss !== 0)?.stage ?? null, stages };
}

/** Loss of forbidding chosen edge `e`: the cheapest way to give both people something else. */
export function priceOf({ seeker }: Standing, e: number): Loss {
  const { network } = seeker;
  const cost = new Float64Array(network.costs.groups);
  gainOf(network, e, cost);
  const chain = cheapestChain(seeker, mentorOf(network, e), menteeOf(network, e), e);
  for (let g = 0; g < cost.length; g += 1) cost[g]! += chain?.cost[g] ?? 0;
  return lossOf(network, cost);
}

/** Loss and chain of forcing edge `e`, which is not chosen; like a locked pair it does not count for floor and leximin. */
function force({ seeker, floor }: Standing, e: number): { pairs: number[]; loss: Loss } | null {
  const { network } = seeker;
  const chain = cheapestChain(seeker, menteeOf(network, e), mentorOf(network, e), -1);
  if (!chain) return null;
  const gain = new Float64Array(network.costs.groups);
  gainOf(network, e, gain);
  const cost = chain.cost.map((c, g) => c - gain[g]!);
  const score = scoreOf(network, e);
  for (const { stage, level, group, unit } of network.costs.places)
    if (level === score || (stage === 'floor' && score < floor)) cost[group]! -= unit;
  return { pairs: [e, ...chain.pairs], loss: lossOf(network, cost) };
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
export function explainerOf(prepared: Prepared, x: Uint8Array, certificate: Result['certificate']): Explainer {
  const standing = standingAnswer(prepared, x, certificate);
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
      if (standing === null) return { ...known, answer: 'possible' };
      const forced = force(standing, e);
      if (!forced) return { ...known, answer: 'impossible' };
      return { ...known, answer: 'possible', loss: forced.loss, chain: chainOf(prepared, x, forced.pairs) };
    },
  };
}

/** Opens a result for questions; throws `InvalidInstance` when the instance is not valid or not the result's. */
export function createExplainer(instance: Instance, result: Result): Explainer {
  const checked = validate(instance);
  if (!checked.ok) throw invalid(checked.issues);
  if (checked.sha256 !== result.replay.instanceSha256)
    throw fault('unknown-id', 'the result belongs to another instance');
  const prepared = runSync(prepare(checked.instance), {});
  return explainerOf(prepared, chosenEdges(prepared, result.pairs), result.certificate);
}

/** Why the engine did not pair these two: the rules that refuse, or the exact loss of forcing it and the chain of changes. */
export const whyNot = (instance: Instance, result: Result, mentor: string, mentee: string): WhyNot =>
  createExplainer(instance, result).whyNot(mentor, mentee);
