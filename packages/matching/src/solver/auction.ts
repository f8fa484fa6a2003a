import { reverse } from './auction-back.ts';
import { bidAll } from './auction-bids.ts';
import { type Auction, createAuction, never } from './auction-state.ts';
import type { WorkDuals } from './finish.ts';
import { type Half, letGo, put, type Work } from './work.ts';

/** The finest step is this part of the unit of all weights, but not less than a part of a point; powers of two stay exact. */
const fineness = 1 / 256;
const leastStep = 1 / 16;
const scale = 16;
/** Between scales all prices fall by this many of the new steps, so that a place left over is not too dear. */
const fallSteps = 100;
/** Bids for each place, after which a scale is taken for a price war. */
const patience = 40;
const bidsAtOnce = 2000;
/** Where this part of the places or less is still wanted, patience wears off so many times as fast. */
const fewPart = 1 / 64;
const urgency = 8;

/** Everybody bids anew, from prices that fall by `fall`; a place that nobody held costs nothing where it may stay free. */
function beginScale(a: Auction, fall: number): void {
  const { first, second } = a.work;
  for (let w = 0; w < second.count; w += 1) {
    const mayStayFree = second.lo[w]! < second.hi[w]!;
    const price = mayStayFree && a.held[w]! < second.hi[w]! ? 0 : a.floor[w]! - fall;
    a.base[w] = second.hi[w] === 0 ? never : mayStayFree ? Math.max(0, price) : price;
    a.floor[w] = a.base[w]!;
  }
  a.held.fill(0);
  a.got.fill(0);
  a.head = a.tail = 0;
  for (let v = 0; v < first.count; v += 1) {
    a.rest[v]! += fall;
    a.queued[v] = 0;
    if (first.hi[v] === 0) continue;
    a.ring[a.tail++] = v;
    a.queued[v] = 1;
  }
}

const waiting = ({ head, tail, ring }: Auction): number => (head <= tail ? tail - head : tail - head + ring.length);

/** The coarsest step: coarser where nobody may stay without, since prices then climb without an end. */
function firstStep({ first, second, unit }: Work, finest: number, most: number): number {
  const allMust = (half: Half): boolean => half.lo.every((least, v) => least === half.hi[v]);
  const coarsest = Math.max(unit(), allMust(first) && allMust(second) ? most / 32 : most / 512);
  let step = finest;
  while (step * scale <= coarsest) step *= scale;
  return step;
}

/**
 * Good first duals and an answer near the best by ε-scaled auctions (Bertsekas); `settle` and `finish` make them exact.
 * Steps do not go below `rough`.
 */
export function* auction(work: Work, duals: WorkDuals, rough = 0): Generator<void, void> {
  const a = createAuction(work);
  const places = work.first.place.length;
  yield;
  const finest = Math.max(work.unit() * fineness, leastStep, rough);
  yield;
  let most = 1;
  for (let k = 0; k < work.edges; k += 1) most = Math.max(most, Math.abs(work.weights![k]!));
  let step = firstStep(work, finest, most);
  const few = places * fewPart;
  let isClimbing = true;
  for (let fall = 0; ; fall = fallSteps * step) {
    beginScale(a, fall);
    let budget = patience * places + 1000;
    while (a.head !== a.tail && budget > 0) {
      const spent = bidsAtOnce - bidAll(a, step, bidsAtOnce);
      budget -= waiting(a) > few ? spent : urgency * spent;
      yield;
    }
    if (waiting(a) > few && isClimbing && step * scale < most) {
      step *= scale;
      continue;
    }
    isClimbing = false;
    if (step <= finest) break;
    step = Math.max(finest, step / scale);
  }
  yield* reverse(a, finest);
  yield;
  handOver(a, duals);
  yield;
}

function handOver(a: Auction, duals: WorkDuals): void {
  const { first, second, x } = a.work;
  letGo(a.work);
  for (let w = 0; w < second.count; w += 1) {
    duals.second[w] = -a.floor[w]!;
    const from = second.placeStart[w]!;
    for (let p = from; p < from + a.held[w]!; p += 1) {
      x[a.edge[p]!] = 1;
      put(first, a.holder[p]!, a.edge[p]!);
      put(second, w, a.edge[p]!);
    }
  }
}
