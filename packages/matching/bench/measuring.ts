import { median, quantile } from './clock.ts';
import type { Measure, Measured } from './measures.ts';
import { inChild, longestSeconds } from './processes.ts';
import { megabytes, milliseconds, tableLine } from './table.ts';

export const measureHead = ['what', 'found', 'first, ms', 'median, ms', 'p95, ms', 'runs', 'peak, MB', 'goal'];

/** Measures in one process, and the first call in more of them where it counts; null when it takes too long. */
export function measure({ name, cold }: Measure): (Measured & { first: number }) | null {
  const firsts = Array.from({ length: cold }, () => inChild<Measured>(['measure', name, 'once'])?.seconds[0] ?? 0);
  const long = inChild<Measured>(['measure', name]);
  return long && { ...long, first: median([...firsts, long.seconds[0] ?? 0]) };
}

export function measureLine({ name, note, goal }: Measure, measured: ReturnType<typeof measure>): string {
  const label = `${name} (${note})`;
  const nothing = ['–', '–', '–', '–', '–'];
  if (!measured || measured.seconds.length === 0)
    return tableLine([label, measured?.found ?? `took more than ${longestSeconds} s`, ...nothing, goal]);
  const { found, first, peakMb } = measured;
  const warm = measured.seconds.slice(Math.floor(measured.seconds.length / 3));
  const times = [first, median(warm), quantile(warm, 0.95)].map(milliseconds);
  return tableLine([label, found, ...times, measured.seconds.length, megabytes(peakMb), goal]);
}
