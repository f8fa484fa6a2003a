import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Solved } from './child.ts';
import { bounds, type ReferenceName, type SolverClass } from './classes.ts';
import { median } from './clock.ts';
import { inChild, longestSeconds } from './processes.ts';
import type { Reference, Referenced } from './reference.ts';
import { megabytes, seconds, tableLine } from './table.ts';

/** What we found, or why there is nothing. */
type Ours = Solved | { refused: string };

export interface Row {
  one: SolverClass;
  ours: Ours;
  others: Partial<Record<ReferenceName, Referenced>>;
}

/** Median processor seconds, with the number of runs where they are fewer than five, and peak memory. */
const timeAndMemory = (one: Referenced | undefined): string =>
  one === undefined
    ? '–'
    : `${seconds(median(one.seconds))}${one.seconds.length < 5 ? ` (${one.seconds.length})` : ''}, ${megabytes(one.peakMb)} MB`;

function ratio(ours: Ours, other: Referenced | undefined): string {
  if ('refused' in ours || other === undefined) return '–';
  const solve = median(ours.seconds);
  const theirs = median(other.seconds);
  return `${(solve / theirs).toFixed(3)} / ${((solve + ours.verify) / theirs).toFixed(3)}`;
}

export const comparisonHead = [
  'class',
  'pairs',
  'total',
  'first, s',
  'median, s',
  'verify, s',
  'peak, MB',
  'SciPy, s, MB',
  'NS, s, MB',
  '÷ SciPy, with verify',
  '÷ NS, with verify',
  'goal',
];

export function comparisonLine({ one, ours, others }: Row): string {
  const found = 'refused' in ours ? (others.scipy ?? others.lemon) : ours;
  const own =
    'refused' in ours
      ? ['–', '–', '–', '–']
      : [seconds(ours.seconds[0] ?? 0), seconds(median(ours.seconds)), seconds(ours.verify), megabytes(ours.peakMb)];
  const cells = [
    `${one.name} (${one.note})`,
    found?.pairs ?? '–',
    found?.total ?? '–',
    ...own,
    timeAndMemory(others.scipy),
    timeAndMemory(others.lemon),
    ratio(ours, others.scipy),
    ratio(ours, others.lemon),
    one.goal,
  ];
  return tableLine(cells);
}

/** What is wrong with a row: objectives that differ, a total that is not the known one, a certificate that does not hold, too much memory. */
export function comparisonFaults({ one, ours, others }: Row): string[] {
  if ('refused' in ours) return [];
  const found = Object.entries(others).flatMap(([name, other]) =>
    other.objective === ours.objective
      ? []
      : [`${one.name}: our objective is ${ours.objective}, ${name} finds ${other.objective}`],
  );
  if (ours.fault !== null) found.push(`${one.name}: the certificate does not hold: ${ours.fault}`);
  const [total, memoryMb] = bounds[one.name] ?? [ours.total, Number.POSITIVE_INFINITY];
  if (ours.total !== total) found.push(`${one.name}: the total is ${ours.total}, known to be ${total}`);
  if (ours.peakMb > memoryMb)
    found.push(`${one.name}: ${megabytes(ours.peakMb)} MB at the peak, more than ${memoryMb}`);
  return found;
}

/** Makes the instance, lets every program solve it, and takes the file away. */
export function compare(one: SolverClass, folder: string, references: Record<ReferenceName, Reference>): Row {
  const file = path.join(folder, `${one.name}.bin`);
  inChild(['make', one.name, file]);
  const ours = inChild<Solved>(['solve', one.name, file]) ?? { refused: `took more than ${longestSeconds} s` };
  const others: Row['others'] = {};
  for (const name of one.references) {
    const reference = references[name];
    if ('run' in reference) others[name] = reference.run(file);
  }
  rmSync(file);
  return { one, ours, others };
}
