import { topScore } from '../defaults.ts';
import type { Graph } from '../graph.ts';
import type { StageKey } from '../result.ts';
import type { Column } from './columns.ts';

/** What a stage's numbers can be at most; prices beyond `mostPrice` might spill into the stage before. */
export interface Span {
  stage: StageKey | null;
  level: number | null;
  mostPrice: number;
  mostWorth: number;
  mostChain: number;
}

/** Where a stage lies in the packed numbers: its number times `unit`, in `group`; |number| stays below base / 2. */
export interface Place extends Span {
  group: number;
  unit: number;
  base: number;
}

/**
 * Prices of all stages, packed: stages follow each other as digits of as few whole numbers as stay exact in doubles,
 * so that comparing these numbers in order compares the stages in order. Numbers of one node are neighbours.
 */
export interface Packed {
  groups: number;
  places: readonly Place[];
  /** Prices of mentors, then of mentees. */
  price: Float64Array;
  /** What a first partner is worth, mentors, then mentees. */
  first: Float64Array;
  worth: Float64Array;
  stay: Float64Array;
  ties: { group: number; unit: number } | null;
  /** What each change costs by itself, so that of equally good chains the shortest is found; 0 where none is counted. */
  step: Float64Array;
}

const largest = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let v = 0; v < values.length; v += 1) most = Math.max(most, Math.abs(values[v]!));
  return most;
};

const largestExact = Number.MAX_SAFE_INTEGER / 4;

/** Gives every stage its digit, most important first. */
function layOut(spans: readonly Span[]): Place[] {
  const places: Place[] = [];
  let filled: Place[] = [];
  let size = 1;
  let group = 0;
  const close = (): void => {
    let unit = 1;
    for (const place of filled.toReversed()) {
      place.unit = unit;
      unit *= place.base;
    }
    places.push(...filled);
    filled = [];
    size = 1;
    group += 1;
  };
  for (const span of spans) {
    const base = 4 * (span.mostChain + span.mostWorth + 2 * span.mostPrice) + 1;
    if (filled.length > 0 && size * base > largestExact) close();
    filled.push({ ...span, group, unit: 1, base });
    size *= base;
  }
  close();
  return places;
}

export interface Packing {
  /** How many times larger than now prices may become. */
  room: number;
  /** Most numbers that may be kept. */
  mostNumbers: number;
}

/** Packs price lists for a graph; null when that would not stay exact or take more than `mostNumbers` numbers. */
export function* packSteps(
  { n, m }: Pick<Graph, 'n' | 'm'>,
  columns: readonly Column[],
  { room, mostNumbers }: Packing,
): Generator<void, Packed | null> {
  const places = layOut(
    columns.map(({ stage, level, mostChain, mostWorth, alpha, beta }) => {
      const mostPrice = (Math.max(largest(alpha), largest(beta)) + mostWorth) * room;
      return { stage, level, mostPrice, mostWorth, mostChain };
    }),
  );
  const groups = (places.at(-1)?.group ?? -1) + 1;
  if (places.some(({ base }) => base > largestExact)) return null;
  if (groups === 0 || groups * (n + m + topScore) > mostNumbers) return null;
  const packed: Packed = {
    groups,
    places,
    price: new Float64Array((n + m) * groups),
    first: new Float64Array((n + m) * groups),
    worth: new Float64Array((topScore + 1) * groups),
    stay: new Float64Array(groups),
    ties: null,
    step: new Float64Array(groups),
  };
  for (const [k, column] of columns.entries()) {
    addColumn(packed, places[k]!, column, n, m);
    yield;
  }
  return packed;
}

function addColumn(packed: Packed, { group, unit }: Place, column: Column, n: number, m: number): void {
  const { groups, price, first, worth, stay } = packed;
  const { alpha, beta } = column;
  for (let i = 0; i < alpha.length; i += 1) price[i * groups + group]! += alpha[i]! * unit;
  for (let j = 0; j < beta.length; j += 1) price[(n + j) * groups + group]! += beta[j]! * unit;
  const { level } = column;
  for (let score = level ?? 0; score <= (level ?? topScore); score += 1)
    worth[score * groups + group]! += column.worth(score) * unit;
  stay[group]! += column.stay * unit;
  if (column.stage === null) packed.step[group] = unit;
  if (column.isTies) packed.ties = { group, unit };
  if (column.first === null) return;
  const { side, isMember } = column.first;
  const [from, count] = side === 'mentor' ? [0, n] : [n, m];
  for (let v = 0; v < count; v += 1) if (isMember(v)) first[(from + v) * groups + group]! += unit;
}

/** The same prices with more room for each stage, where `nodes` nodes are in use; and `other` numbers likewise. */
export function repack(packed: Packed, nodes: number, other: Float64Array): [Packed, Float64Array] {
  const digits = (numbers: Float64Array, at: number): number[] => unpack(packed, numbers, at * packed.groups);
  const mostPrice = packed.places.map(() => 1);
  for (let node = 0; node < nodes; node += 1)
    for (const [k, digit] of digits(packed.price, node).entries())
      mostPrice[k] = Math.max(mostPrice[k]!, Math.abs(digit));
  const places = layOut(
    packed.places.map((place, k) => ({ ...place, mostPrice: 4 * mostPrice[k]!, mostChain: 2 * place.mostChain })),
  );
  const groups = places.at(-1)!.group + 1;
  const again = (numbers: Float64Array): Float64Array => {
    const count = numbers.length / packed.groups;
    const next = new Float64Array(count * groups);
    for (let at = 0; at < count; at += 1)
      for (const [k, digit] of digits(numbers, at).entries())
        next[at * groups + places[k]!.group]! += digit * places[k]!.unit;
    return next;
  };
  const { price, first, worth, stay, step, ties } = packed;
  const tiesAt = packed.places.findIndex(({ group, unit }) => group === ties?.group && unit === ties.unit);
  const next: Packed = {
    groups,
    places,
    price: again(price),
    first: again(first),
    worth: again(worth),
    stay: again(stay),
    step: again(step),
    ties: ties && places[tiesAt]!,
  };
  return [next, again(other)];
}

/** The number of every stage in packed numbers. */
export function unpack({ places }: Packed, numbers: ArrayLike<number>, from = 0): number[] {
  const digits = places.map(() => 0);
  for (let k = places.length - 1, rest = 0; k >= 0; k -= 1) {
    const { group, base } = places[k]!;
    if (group !== places[k + 1]?.group) rest = numbers[from + group]!;
    const digit = nearestDigit(rest, base);
    digits[k] = digit;
    rest = (rest - digit) / base;
  }
  return digits;
}

/** True when a price has come near the digit of the stage before it. */
export function isCrowded({ places }: Packed, numbers: Float64Array, from: number): boolean {
  let group = -1;
  let rest = 0;
  for (let k = places.length - 1; k >= 0; k -= 1) {
    const place = places[k]!;
    if (place.group !== group) rest = numbers[from + place.group]!;
    group = place.group;
    const digit = nearestDigit(rest, place.base);
    if (digit > place.mostPrice || digit < -place.mostPrice) return true;
    rest = (rest - digit) / place.base;
  }
  return false;
}

function nearestDigit(value: number, base: number): number {
  const digit = value % base;
  if (digit > base / 2) return digit - base;
  if (digit < -base / 2) return digit + base;
  return digit + 0;
}
