import type { Hours } from './types.ts';

export const unknownOverlap = -1;

/** Minutes a week that two sorted lists of working hours share. */
export function overlapMinutes(a: readonly Hours[], b: readonly Hours[]): number {
  let sum = 0;
  let x = 0;
  let y = 0;
  while (x < a.length && y < b.length) {
    const start = Math.max(a[x]!.start, b[y]!.start);
    const end = Math.min(a[x]!.end, b[y]!.end);
    if (end > start) sum += end - start;
    if (a[x]!.end < b[y]!.end) x += 1;
    else y += 1;
  }
  return sum;
}

/** Distinct hour patterns of both sides, so that overlaps are computed per pattern, not per pair. */
export interface HourTable {
  menteePattern: Int32Array;
  /** Overlap in minutes of mentor `i` with each mentee pattern; `unknownOverlap` where either is not stated. */
  row: (i: number) => Int32Array;
}

export function hourTable(
  mentors: readonly { hours: readonly Hours[] }[],
  mentees: readonly { hours: readonly Hours[] }[],
): HourTable {
  const patterns = new Map<string, number>();
  const lists: (readonly Hours[])[] = [];
  const patternOf = ({ hours }: { hours: readonly Hours[] }): number => {
    const key = hours.map((h) => `${h.start}-${h.end}`).join();
    const found = patterns.get(key);
    if (found !== undefined) return found;
    patterns.set(key, lists.length);
    lists.push(hours);
    return lists.length - 1;
  };
  const menteePattern = Int32Array.from(mentees, patternOf);
  const width = lists.length;
  const mentorPattern = Int32Array.from(mentors, patternOf);
  const rows = new Map<number, Int32Array>();
  const mostRows = Math.max(1, Math.floor(4_000_000 / Math.max(1, width)));
  return {
    menteePattern,
    row: (i) => {
      const pattern = mentorPattern[i]!;
      const known = rows.get(pattern);
      if (known) return known;
      const own = lists[pattern]!;
      const row = Int32Array.from(lists.slice(0, width), (other) =>
        own.length === 0 || other.length === 0 ? unknownOverlap : overlapMinutes(own, other),
      );
      if (rows.size >= mostRows) rows.clear();
      rows.set(pattern, row);
      return row;
    },
  };
}
