import { writeFileSync } from 'node:fs';
import type { Progress } from '../result.ts';
import { writeCsv } from './csv.ts';

export interface Report {
  json: unknown;
  names: readonly string[];
  rows: readonly (readonly unknown[])[];
  /** Lines above the table. */
  summary: readonly string[];
}

const widest = 60;

function table(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return '';
  const cells = [names, ...rows].map((row) => row.map((value) => String(value ?? '').slice(0, widest)));
  const widths = names.map((_, k) => Math.max(...cells.map((row) => row[k]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((text, k) => text.padEnd(widths[k] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes a report as asked: table, json or csv; to a file or standard output. */
export function write(report: Report, options: Record<string, string | boolean | undefined>): void {
  const format = options.format ?? (process.stdout.isTTY && !options.out ? 'table' : 'json');
  const text =
    format === 'json'
      ? `${JSON.stringify(report.json, null, 2)}\n`
      : format === 'csv'
        ? writeCsv(report.names, report.rows)
        : `${[...report.summary, table(report.names, report.rows)].filter(Boolean).join('\n')}\n`;
  if (typeof options.out === 'string') writeFileSync(options.out, text);
  else process.stdout.write(text);
}

const barWidth = 24;

/** A progress bar on a terminal; nothing elsewhere. */
export function progressBar(quiet: boolean): { show: (progress: Progress) => void; end: () => void } {
  const on = process.stderr.isTTY && !quiet;
  let last = 0;
  return {
    show: ({ phase, done, total }) => {
      const now = Date.now();
      if (!on || now - last < 50) return;
      last = now;
      const full = total === 0 ? 0 : Math.round((barWidth * done) / total);
      process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${phase} ${done}/${total}`);
    },
    end: () => {
      if (on) process.stderr.write('\r\u001b[K');
    },
  };
}
