import type { WorkDuals } from './finish.ts';
import { drop, type Work } from './work.ts';

const never = Number.POSITIVE_INFINITY;

/** A dual within the bounds that the degree sets: places left free cost nothing, and nobody pays to have more. */
function clamp(dual: number, degree: number, lo: number, hi: number): number {
  if (lo === hi) return dual;
  if (degree < hi && degree > lo) return 0;
  return degree < hi ? Math.max(0, dual) : Math.min(0, dual);
}

/**
 * Duals of the first side from those of the second, and x made to agree with them edge by edge: held edges that are
 * worth less than one left out are let go. Degrees may then be lower than the duals ask for.
 */
export function settle(work: Work, duals: WorkDuals): void {
  const { first, second, x, weights, rows } = work;
  const unit = work.unit();
  for (let w = 0; w < second.count; w += 1)
    duals.second[w] =
      second.hi[w] === 0
        ? -never
        : clamp(Math.round(duals.second[w]! / unit) * unit, second.degree[w]!, second.lo[w]!, second.hi[w]!);
  for (let v = 0; v < first.count; v += 1) {
    let best = -never;
    const end = rows.start[v + 1]!;
    for (let k = rows.start[v]!; k < end; k += 1) {
      const gain = weights![k]! + duals.second[second.own[k]!]!;
      if (gain > best && x[k] === 0) best = gain;
    }
    let least = never;
    const from = first.placeStart[v]!;
    for (let p = from; p < from + first.degree[v]!; p += 1) {
      const gain = weights![first.place[p]!]! + duals.second[second.own[first.place[p]!]!]!;
      if (gain < least) least = gain;
    }
    let profit = best;
    if (first.degree[v]! > first.lo[v]! && profit < 0) profit = 0;
    if (profit === -never)
      profit = least === never ? 0 : Math.min(least, first.hi[v]! > first.lo[v]! ? Math.max(0, least) : least);
    duals.first[v] = -profit;
    if (least >= profit) continue;
    for (let p = from + first.degree[v]! - 1; p >= from; p -= 1) {
      const k = first.place[p]!;
      if (weights![k]! + duals.second[second.own[k]!]! >= profit) continue;
      x[k] = 0;
      drop(first, v, k);
      drop(second, second.own[k]!, k);
    }
  }
  priceOut(work, duals);
}

/** Nodes without any place to give get a price at which nobody asks for one. */
function priceOut(work: Work, duals: WorkDuals): void {
  const { first, second, rows, weights } = work;
  if (second.hi.indexOf(0) < 0) return;
  for (let w = 0; w < second.count; w += 1) if (second.hi[w] === 0) duals.second[w] = 0;
  for (let v = 0; v < first.count; v += 1)
    for (let k = rows.start[v]!; k < rows.start[v + 1]!; k += 1) {
      const w = second.own[k]!;
      if (second.hi[w] === 0) duals.second[w] = Math.min(duals.second[w]!, -weights![k]! - duals.first[v]!);
    }
}
