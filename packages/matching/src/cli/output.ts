import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Arguments } from './command.ts';
import { writeCsv } from './csv.ts';
import { exit, Refusal, systemReason } from './exit.ts';
import type { Options } from './options.ts';
import { instanceFiles } from './read-folder.ts';

export interface Report {
  json: unknown;
  names: readonly string[];
  rows: readonly (readonly unknown[])[];
  /** Lines above the table. */
  summary: readonly string[];
}

const widest = 60;

/** Text without characters that move a cursor or end a line: ids may hold any. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

function shown(value: unknown): string {
  const letters = [...visible(String(value ?? ''))];
  return letters.length > widest ? `${letters.slice(0, widest - 1).join('')}…` : letters.join('');
}

function table(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return '';
  const cells = [names, ...rows].map((row) => row.map(shown));
  const widths = names.map((_, k) => cells.reduce((most, row) => Math.max(most, row[k]?.length ?? 0), 0));
  return cells
    .map((row) =>
      row
        .map((text, k) => text.padEnd(widths[k] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
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
  instanceFiles.includes(path.basename(file).toLowerCase());

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

/** Writes a report as asked: table, json or csv; to a file or standard output. */
export async function write(report: Report, options: Options): Promise<void> {
  const format = options.format ?? (process.stdout.isTTY && options.out === undefined ? 'table' : 'json');
  if (format === 'json') return writeText(`${JSON.stringify(report.json, null, 2)}\n`, options);
  if (format === 'csv') return writeText(writeCsv(report.names, report.rows), options);
  const lines = [...report.summary.map(visible), table(report.names, report.rows)].filter(Boolean);
  return writeText(`${lines.join('\n')}\n`, options);
}

/** Says lines to whoever runs the command, beside the answer. */
export const say = (lines: readonly string[]): void => {
  process.stderr.write(lines.map((line) => `${visible(line)}\n`).join(''));
};
