import { type Prepared, prepare } from '../candidates.ts';
import { fault, invalid } from '../fault.ts';
import { findEdge } from '../graph.ts';
import { runSync } from '../progress.ts';
import type { ChainStep, Loss, Result, ResultPair, WhyNot } from '../result.ts';
import { contributions, refusals } from '../score.ts';
import type { Instance } from '../types.ts';
import { validate } from '../validate.ts';
import { costGroups, splitLoss } from './cost-groups.ts';
import { type Change, cheapestPath, type Standing } from './residual.ts';

/** Answers questions about one result; keeps what it has packed, so that each answer is quick. */
export interface Explainer {
  prepared: Prepared;
  /** What forbidding a chosen pair would lose; null when its prices are not known. */
  price: (mentor: string, mentee: string) => Loss | null;
  whyNot: (mentor: string, mentee: string) => WhyNot;
}

/** The answer's edges, degrees and cost vector; null when the result carries no complete certificate. */
export function standingAnswer(prepared: Prepared, x: Uint8Array, certificate: Result['certificate']): Standing | null {
  const { graph } = prepared.candidates;
  const groups = certificate.complete ? costGroups(prepared, certificate.stages) : null;
  if (groups === null || groups.length === 0) return null;
  const degreeL = new Int32Array(graph.n);
  const degreeR = new Int32Array(graph.m);
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 0) continue;
    degreeL[graph.rowOf[e]!]! += 1;
    degreeR[graph.col[e]!]! += 1;
  }
  return { graph, x, locked: prepared.lockMask, degreeL, degreeR, groups };
}

function lossOf(standing: Standing, cost: readonly number[]): Loss {
  const stages = standing.groups.flatMap((group, g) => splitLoss(group, cost[g]!));
  return { first: stages.find((s) => s.loss !== 0)?.stage ?? null, stages };
}

/** Loss of forbidding chosen edge `e`: the cheapest way to give both people something else. */
export function priceOf(standing: Standing, e: number): Loss {
  const { graph, groups } = standing;
  const path = cheapestPath(standing, graph.rowOf[e]!, graph.n + graph.col[e]!, e);
  const costs = groups.map((group, g) => group.edge(e) + (path?.cost[g] ?? 0));
  return lossOf(standing, costs);
}

/** Loss and chain of forcing edge `e`, which is not chosen. */
function force(standing: Standing, e: number): { change: Change; loss: Loss } | null {
  const { graph, groups } = standing;
  const path = cheapestPath(standing, graph.n + graph.col[e]!, graph.rowOf[e]!, e);
  if (!path) return null;
  const floorFree = groups.map((group, g) => (group.stages[0] === 'floor' ? 0 : -group.edge(e)) + path.cost[g]!);
  return { change: { cost: floorFree, edges: [e, ...path.edges] }, loss: lossOf(standing, floorFree) };
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
      return { ...known, answer: 'possible', loss: forced.loss, chain: chainOf(prepared, x, forced.change.edges) };
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
