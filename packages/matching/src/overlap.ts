import { eachInParts } from './progress.ts';
import { modeBits } from './rules/mode.ts';
import type { CanonicalInstance, Hours, MeetingMode } from './types.ts';

export const unknownOverlap = -1;

/** Minutes that two patterns share; pattern `p` is the sorted starts and ends in `times[start[p] … start[p + 1])`. */
function sharedMinutes(times: Int32Array, patternStart: Int32Array, p: number, q: number): number {
  const aTo = patternStart[p + 1]!;
  const bTo = patternStart[q + 1]!;
  let sum = 0;
  let x = patternStart[p]!;
  let y = patternStart[q]!;
  while (x < aTo && y < bTo) {
    const aEnd = times[x + 1]!;
    const bEnd = times[y + 1]!;
    const start = times[x]! > times[y]! ? times[x]! : times[y]!;
    const end = aEnd < bEnd ? aEnd : bEnd;
    if (end > start) sum += end - start;
    if (aEnd < bEnd) x += 2;
    else y += 2;
  }
  return sum;
}

/** Minutes a week that two sorted lists of working hours share. */
export function overlapMinutes(a: readonly Hours[], b: readonly Hours[]): number {
  const times = Int32Array.from([...a, ...b].flatMap((h) => [h.start, h.end]));
  return sharedMinutes(times, Int32Array.of(0, 2 * a.length, times.length), 0, 1);
}

/** When, where and how people can meet: people of one class are alike in all three. */
export interface WhereColumns {
  mentor: Int32Array;
  mentee: Int32Array;
  /** By class: hour pattern, site (0 is not known), mode bits. */
  pattern: Int32Array;
  site: Int32Array;
  modes: Int32Array;
  /** By pattern: its starts and ends in `times`. */
  patternStart: Int32Array;
  times: Int32Array;
}

interface Placed {
  hours: readonly Hours[];
  site: string;
  modes: readonly MeetingMode[];
}

function hourPatterns(): { of: (hours: readonly Hours[]) => number; lists: (readonly Hours[])[] } {
  const lists: (readonly Hours[])[] = [];
  const byHash = new Map<number, number[]>();
  const same = (a: readonly Hours[], b: readonly Hours[]): boolean =>
    a.length === b.length && a.every((h, k) => h.start === b[k]!.start && h.end === b[k]!.end);
  const of = (hours: readonly Hours[]): number => {
    let hash = 0;
    for (const h of hours) hash = (Math.imul(hash, 31) + h.start * 10_081 + h.end) | 0;
    const alike = byHash.get(hash);
    const known = alike?.find((at) => same(lists[at]!, hours));
    if (known !== undefined) return known;
    lists.push(hours);
    if (alike) alike.push(lists.length - 1);
    else byHash.set(hash, [lists.length - 1]);
    return lists.length - 1;
  };
  return { of, lists };
}

const packed = new WeakMap<CanonicalInstance, WhereColumns>();

/** Classes of hours, site and modes; the rule about hours and the term about availability share them. */
export function* packWhere(instance: CanonicalInstance): Generator<void, WhereColumns> {
  const before = packed.get(instance);
  if (before) return before;
  const patterns = hourPatterns();
  const sites = new Map([['', 0]]);
  const classes = new Map<number, number>();
  const [pattern, site, modes]: [number[], number[], number[]] = [[], [], []];
  const classOf = (p: Placed): number => {
    if (!sites.has(p.site)) sites.set(p.site, sites.size);
    const [a, b, c] = [patterns.of(p.hours), sites.get(p.site)!, modeBits(p.modes)];
    const key = (a * 4_194_304 + b) * 4 + c;
    const known = classes.get(key);
    if (known !== undefined) return known;
    classes.set(key, pattern.length);
    pattern.push(a);
    site.push(b);
    modes.push(c);
    return pattern.length - 1;
  };
  const mentor = new Int32Array(instance.mentors.length);
  yield* eachInParts(instance.mentors, (p, i) => {
    mentor[i] = classOf(p);
  });
  const mentee = new Int32Array(instance.mentees.length);
  yield* eachInParts(instance.mentees, (p, j) => {
    mentee[j] = classOf(p);
  });
  const patternStart = new Int32Array(patterns.lists.length + 1);
  for (const [at, hours] of patterns.lists.entries()) patternStart[at + 1] = patternStart[at]! + 2 * hours.length;
  const columns = {
    mentor,
    mentee,
    pattern: Int32Array.from(pattern),
    site: Int32Array.from(site),
    modes: Int32Array.from(modes),
    patternStart,
    times: Int32Array.from(patterns.lists.flatMap((hours) => hours.flatMap((h) => [h.start, h.end]))),
  };
  packed.set(instance, columns);
  return columns;
}

/** Minutes that two classes share, `unknownOverlap` where either is not stated; the last pattern asked for is kept. */
export function overlapOf({ pattern, patternStart, times }: WhereColumns): (a: number, b: number) => number {
  const unasked = -2;
  const row = new Int32Array(patternStart.length - 1);
  let last = -1;
  return (a, b) => {
    const p = pattern[a]!;
    const q = pattern[b]!;
    if (p !== last) {
      row.fill(unasked);
      last = p;
    }
    if (row[q] === unasked) {
      const stated = patternStart[p] !== patternStart[p + 1] && patternStart[q] !== patternStart[q + 1];
      row[q] = stated ? sharedMinutes(times, patternStart, p, q) : unknownOverlap;
    }
    return row[q]!;
  };
}
