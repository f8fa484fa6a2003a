import type { Prepared } from '../candidates.ts';
import { priorityClasses, topScore } from '../defaults.ts';
import { fault } from '../fault.ts';
import { type Column, changesColumn, stageColumn } from '../residual/columns.ts';
import { type Network, networkSteps } from '../residual/network.ts';
import { packSteps } from '../residual/packed.ts';
import { openSession, type Session, settleAll } from '../residual/session.ts';
import type { Certificate, StageKey } from '../result.ts';
import { scarceSide } from '../solver/stage-keys.ts';
import { tieHashes, tieWeight } from '../ties.ts';
import type { Side, StageName } from '../types.ts';

/** All single stages of the policy's stages; every class is there, because somebody of it may come. */
function allKeys({ instance, candidates }: Prepared, stages: readonly StageName[]): StageKey[] {
  const { capL, capR } = candidates.graph;
  const sides: readonly Side[] =
    scarceSide(instance.policy, capL, capR) === 'mentor' ? ['mentor', 'mentee'] : ['mentee', 'mentor'];
  return stages.flatMap((stage): StageKey[] => {
    if (stage !== 'coverage') return [stage];
    return [...sides.flatMap((side) => priorityClasses.map((name): StageKey => `covered-${side}-${name}`)), 'pairs'];
  });
}

/** Prices of the stage `total` that hold once every standing pair is kept: nobody who is full has room for more. */
function closedPrices({ candidates, instance }: Prepared, x: Uint8Array): Pick<Column, 'alpha' | 'beta'> {
  const { graph } = candidates;
  const above = -(topScore + instance.policy.stayPrice + 1);
  const left = graph.capL.slice();
  const right = graph.capR.slice();
  for (let e = 0; e < graph.edges; e += 1) {
    left[graph.rowOf[e]!]! -= x[e]!;
    right[graph.col[e]!]! -= x[e]!;
  }
  const price = (free: Int32Array): Float64Array => Float64Array.from(free, (places) => (places > 0 ? 0 : above));
  return { alpha: price(left), beta: price(right) };
}

/**
 * The stages as price lists around a standing answer, with the prices of its certificate where they fit. The stage
 * `floor` counts pairs below the floor that stands; levels of leximin are left out.
 */
function standingColumns(
  prepared: Prepared,
  x: Uint8Array,
  certificate: Certificate,
  stages: readonly StageName[],
): Column[] {
  const known = new Map(certificate.stages.map((c) => [c.stage, c]));
  const least = known.get('floor')?.value ?? 0;
  const keys = allKeys(prepared, stages);
  const isKept = keys.indexOf('calm') >= 0 && keys.indexOf('calm') < keys.indexOf('total');
  if (keys.length === 0) return [changesColumn(x.length)];
  return keys.map((stage) => {
    const column = { ...stageColumn(prepared, stage, least) };
    if (stage === 'total' && isKept) return { ...column, ...closedPrices(prepared, x) };
    if (stage === 'calm' || stage === 'floor' || (isKept && stage === 'determinism')) return column;
    const { alpha = [], beta = [] } = known.get(stage) ?? {};
    return { ...column, alpha, beta };
  });
}

/** How much larger than now prices may become before they are packed again. */
const room = 4;

/** Opens a standing answer for changes; `hashes` tell the ties of people apart, by node. */
export function* openStanding(
  prepared: Prepared,
  x: Uint8Array,
  certificate: Certificate,
  stages: readonly StageName[],
): Generator<void, { session: Session; hashes: number[] }> {
  const { graph } = prepared.candidates;
  const kept = { ...prepared, current: x.slice() };
  const columns = standingColumns(kept, x, certificate, stages);
  const costs = yield* packSteps(graph, columns, { room, mostNumbers: Number.POSITIVE_INFINITY });
  if (costs === null) throw fault('too-large', 'the prices of the standing answer are too large to be kept exactly');
  const hashes = tieHashes(prepared.instance);
  const network: Network = yield* networkSteps(kept, x, costs);
  network.ties = (mentor, mentee) => tieWeight(hashes[mentor]!, hashes[mentee]!);
  yield;
  const session = openSession(network);
  yield;
  yield* settleAll(session, graph.edges);
  return { session, hashes };
}
