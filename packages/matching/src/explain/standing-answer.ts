import type { Prepared } from '../candidates.ts';
import { inSteps, type Step } from '../progress.ts';
import { cheapestChain, createSeeker, type Seeker } from '../residual/cheapest.ts';
import { changesColumn, columnsOf } from '../residual/columns.ts';
import { gainOf, menteeOf, mentorOf, type Network, networkSteps } from '../residual/network.ts';
import { packSteps, unpack } from '../residual/packed.ts';
import type { Certificate, Loss } from '../result.ts';
import { tieHashes, tieWeight } from '../ties.ts';

/** A standing answer with its priced changes, open for questions. */
export interface Standing {
  seeker: Seeker;
}

/** Packed numbers beyond this (64 MB) are not made: many levels of leximin over many people. */
const mostNumbers = 8_000_000;

/** The answer in which changes are priced; null when its certificate is not complete, or too large to be kept exactly. */
export function* standingAnswer(
  prepared: Prepared,
  x: Uint8Array,
  certificate: Certificate,
): Generator<Step, Standing | null> {
  if (!certificate.complete) return null;
  const { graph } = prepared.candidates;
  const columns = [...columnsOf(prepared, certificate.stages), changesColumn(graph.n + graph.m)];
  const costs = yield* inSteps('price', packSteps(graph, columns, { room: 1, mostNumbers }));
  if (costs === null) return null;
  const network = yield* inSteps('price', networkSteps(prepared, x, costs));
  if (costs.ties !== null) {
    const hashes = tieHashes(prepared.instance);
    network.ties = (mentor, mentee) => tieWeight(hashes[mentor]!, hashes[mentee]!);
  }
  return { seeker: createSeeker(network) };
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

/** Loss and chain of forcing edge `e`, which is not chosen; it counts for floor and leximin as every pair does. */
export function force({ seeker }: Standing, e: number): { pairs: number[]; loss: Loss } | null {
  const { network } = seeker;
  const chain = cheapestChain(seeker, menteeOf(network, e), mentorOf(network, e), -1);
  if (!chain) return null;
  const gain = new Float64Array(network.costs.groups);
  gainOf(network, e, gain);
  const cost = chain.cost.map((c, g) => c - gain[g]!);
  return { pairs: [e, ...chain.pairs], loss: lossOf(network, cost) };
}
