import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { counted } from '../words.ts';
import type { Arguments } from './command.ts';
import { writeCsv } from './csv.ts';
import { exit, Refusal, systemReason } from './exit.ts';
import type { Format, Options } from './options.ts';
import { isInstanceFile } from './read-folder.ts';
import { table, visible } from './table.ts';

export interface Report {
  json: unknown;
  names: readonly string[];
  /** A cell that is a list has a line for each of its sentences in a table. */
  rows: readonly (readonly unknown[])[];
  /** Lines above the table; CSV, which has no place for them, comes with them on standard error. */
  summary: readonly string[];
}

function unwritten(to: string, error: unknown): unknown {
  const reason = systemReason(error);
  return reason === null ? error : new Refusal(exit.unwritten, `${to} cannot be written: ${reason}`);
}

/** Whether two names are those of one file, also by a link. */
function isSame(one: string, other: string): boolean {
  if (path.resolve(one) === path.resolve(other)) return true;
  const [a, b] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/** Whether a file would stand in a folder that an instance is read from, where it could be taken for a part of it. */
const isIn = (file: string, folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true &&
  isSame(path.dirname(path.resolve(file)), folder) &&
  isInstanceFile(path.basename(file));

/** Refuses an `--out` that could not be written, or would overwrite what is read, before hours go into what should stand there. */
export function checkOut({ files, options: { out, change } }: Arguments): void {
  if (out === undefined) return;
  const read = [...files, ...(change === undefined ? [] : [change])].filter((file) => file !== '-');
  if (read.some((file) => isSame(file, out)))
    throw new Refusal(exit.usage, `--out ${out} is a file that is read; name another`);
  if (read.some((folder) => isIn(out, folder)))
    throw new Refusal(exit.usage, `--out ${out} would be read as a part of the instance; name another`);
  const there = statSync(out, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Refusal(exit.unwritten, `${out} cannot be written: it is a folder`);
  try {
    accessSync(there ? out : path.dirname(path.resolve(out)), constants.W_OK);
  } catch (error) {
    throw unwritten(out, error);
  }
}

/** Writes to standard output and waits until it is out; whoever reads may stop early, which is no failure. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || ('code' in error && error.code === 'EPIPE')) resolve();
      else reject(unwritten('standard output', error));
    });
  });
}

/** Writes text to the file that was asked for, or to standard output. */
export async function writeText(text: string, { out }: Options = {}): Promise<void> {
  if (out === undefined) return writeOut(text);
  try {
    writeFileSync(out, text);
  } catch (error) {
    throw unwritten(out, error);
  }
}

/** What a report is written as: what was asked for, else a table on a terminal and JSON elsewhere. */
const formatOf = ({ format, out }: Options): Format =>
  format ?? (process.stdout.isTTY && out === undefined ? 'table' : 'json');

/** Most lines that are said beside CSV. */
const mostBeside = 20;

/** Says what CSV leaves out of a report. */
function tellLeftOut(lines: readonly string[], { quiet }: Options): void {
  if (quiet || lines.length === 0) return;
  const more = lines.length - mostBeside;
  say([
    ...lines.slice(0, mostBeside),
    ...(more > 0 ? [`and ${counted(more, 'more line')}; --format table holds all`] : []),
  ]);
}

/** Writes a report as asked: table, json or csv; to a file or standard output. */
export async function write(report: Report, options: Options): Promise<void> {
  const format = formatOf(options);
  if (format === 'json') return writeText(`${JSON.stringify(report.json, null, 2)}\n`, options);
  if (format === 'csv') {
    const rows = report.rows.map((row) => row.map((cell) => (Array.isArray(cell) ? cell.join(' ') : cell)));
    await writeText(writeCsv(report.names, rows), options);
    return tellLeftOut(report.summary.filter(Boolean), options);
  }
  const columns = process.stdout.isTTY && options.out === undefined ? process.stdout.columns : Infinity;
  const lines = [...report.summary.map(visible), table(report.names, report.rows, columns)].filter(Boolean);
  return writeText(`${lines.join('\n')}\n`, options);
}

/** Says lines to whoever runs the command, beside the answer. */
export const say = (lines: readonly string[]): void => {
  process.stderr.write(lines.map((line) => `${visible(line)}\n`).join(''));
};
