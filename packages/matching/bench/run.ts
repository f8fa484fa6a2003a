import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Solved } from './child.ts';
import { type ReferenceName, type SolverClass, solverClasses } from './classes.ts';
import { median } from './clock.ts';
import { findReferences, type Reference, type Referenced } from './reference.ts';

export interface BenchOptions {
  /** `small` (seconds), `full` (minutes), a class or the first words of some: `c-ment`. */
  which: string;
}

const longest = 120_000;

/** Runs a part of the benchmark in a process of its own; null when it takes too long. */
export function inChild<T>(args: readonly string[]): T | null {
  const script = path.join(import.meta.dirname, 'child.ts');
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=8192', script, ...args],
    {
      encoding: 'utf8',
      timeout: longest,
      killSignal: 'SIGKILL',
    },
  );
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return stdout === '' ? null : (JSON.parse(stdout) as T);
}

interface Row {
  one: SolverClass;
  ours: Solved;
  others: Partial<Record<ReferenceName, Referenced>>;
}

const seconds = (value: number): string => value.toFixed(value < 0.1 ? 4 : 3);
const megabytes = (value: number): string => String(Math.round(value));

/** Median processor seconds, with the number of runs where they are fewer than five, and peak memory. */
const timeAndMemory = (one: Referenced | undefined): string =>
  one === undefined
    ? '–'
    : `${seconds(median(one.seconds))}${one.seconds.length < 5 ? ` (${one.seconds.length})` : ''}, ${megabytes(one.peakMb)} MB`;

function ratio(ours: Solved, other: Referenced | undefined): string {
  if ('refused' in ours || other === undefined) return '–';
  const solve = median(ours.seconds);
  const theirs = median(other.seconds);
  return `${(solve / theirs).toFixed(3)} / ${((solve + ours.verify) / theirs).toFixed(3)}`;
}

const head = [
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

function line({ one, ours, others }: Row): string {
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
  return `| ${cells.join(' | ')} |`;
}

/** What is wrong with a row: objectives that differ, a certificate that does not hold, too much memory. */
function faults({ one, ours, others }: Row): string[] {
  if ('refused' in ours) return [];
  const found = Object.entries(others).flatMap(([name, other]) =>
    other.objective === ours.objective
      ? []
      : [`${one.name}: our objective is ${ours.objective}, ${name} finds ${other.objective}`],
  );
  if (ours.fault !== null) found.push(`${one.name}: the certificate does not hold: ${ours.fault}`);
  if (one.memoryMb !== undefined && ours.peakMb > one.memoryMb)
    found.push(`${one.name}: ${megabytes(ours.peakMb)} MB at the peak, more than ${one.memoryMb}`);
  return found;
}

function runClass(one: SolverClass, folder: string, references: Record<ReferenceName, Reference>): Row {
  const file = path.join(folder, `${one.name}.bin`);
  inChild(['make', one.name, file]);
  const ours = inChild<Solved>(['solve', one.name, file]) ?? { refused: `took more than ${longest / 1000} s` };
  const others: Row['others'] = {};
  for (const name of one.references) {
    const reference = references[name];
    if ('run' in reference) others[name] = reference.run(file);
  }
  rmSync(file);
  return { one, ours, others };
}

/** Prints a Markdown table with a row per class; gives what is wrong: nothing that depends on speed. */
export function bench({ which }: BenchOptions): string[] {
  const chosen = solverClasses.filter(({ name, small }) =>
    which === 'full' ? true : which === 'small' ? small : name === which || name.startsWith(`${which}-`),
  );
  if (chosen.length === 0)
    throw new TypeError(`no class begins with ${which}: ${solverClasses.map((c) => c.name).join(', ')}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'viceversa-bench-'));
  const wrong: string[] = [];
  try {
    const references = findReferences(folder);
    const today = new Date().toISOString().slice(0, 10);
    console.log(`${os.cpus()[0]?.model ?? 'unknown'} × ${os.cpus().length}, Node ${process.version}, ${today}\n`);
    for (const reference of Object.values(references)) if ('absent' in reference) console.log(`${reference.absent}\n`);
    console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
    const notes: string[] = [];
    for (const one of chosen) {
      const row = runClass(one, folder, references);
      console.log(line(row));
      wrong.push(...faults(row));
      if ('refused' in row.ours) notes.push(`${one.name}: not solved: ${row.ours.refused}`);
    }
    console.log(['', ...notes, ...wrong.map((w) => `WRONG ${w}`)].join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return wrong;
}
