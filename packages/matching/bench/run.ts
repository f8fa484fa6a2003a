import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { solverClasses } from './classes.ts';
import { compare, comparisonFaults, comparisonHead, comparisonLine } from './comparison.ts';
import { measures } from './measures.ts';
import { measure, measureHead, measureLine } from './measuring.ts';
import { benchPauses } from './pauses.ts';
import { findReferences } from './reference.ts';
import { benchScoring } from './scoring.ts';
import { tableHead } from './table.ts';

export interface BenchOptions {
  /** `small` (seconds), `full` (minutes), `scoring`, `pauses`, a class or the first words of some: `c-ment`. */
  which: string;
}

/** Compares the classes with the reference programs, prints a row each; gives what is wrong. */
function compareAll(classes: typeof solverClasses): string[] {
  const wrong: string[] = [];
  const notes: string[] = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'viceversa-bench-'));
  try {
    const references = findReferences(folder);
    for (const reference of Object.values(references)) if ('absent' in reference) console.log(`${reference.absent}\n`);
    console.log(tableHead(comparisonHead));
    for (const one of classes) {
      const row = compare(one, folder, references);
      console.log(comparisonLine(row));
      wrong.push(...comparisonFaults(row));
      if ('refused' in row.ours) notes.push(`${one.name}: not solved: ${row.ours.refused}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(['', ...notes, ''].join('\n'));
  return wrong;
}

/** Prints Markdown tables; gives what is wrong, which nothing slow ever is. Throws a TypeError for an unknown class. */
export async function bench({ which }: BenchOptions): Promise<string[]> {
  if (which === 'scoring') {
    await benchScoring();
    return [];
  }
  if (which === 'pauses') {
    benchPauses();
    return [];
  }
  const asked = ({ name, small }: { name: string; small: boolean }): boolean =>
    which === 'full' || (which === 'small' ? small : name === which || name.startsWith(`${which}-`));
  const classes = solverClasses.filter(asked);
  const parts = measures.filter(asked);
  if (classes.length + parts.length === 0) {
    const names = [...solverClasses, ...measures].map((one) => one.name);
    throw new TypeError(`no class ${which}; there are small, full, scoring, pauses, ${names.join(', ')}`);
  }
  const today = new Date().toISOString().slice(0, 10);
  console.log(`${os.cpus()[0]?.model ?? 'unknown'} × ${os.cpus().length}, Node ${process.version}, ${today}\n`);
  const wrong = classes.length > 0 ? compareAll(classes) : [];
  if (parts.length > 0) console.log(tableHead(measureHead));
  for (const part of parts) {
    const measured = measure(part);
    console.log(measureLine(part, measured));
    if (measured?.fault) wrong.push(`${part.name}: ${measured.fault}`);
  }
  if (which === 'full') {
    console.log('');
    await benchScoring([10_000]);
  }
  for (const words of wrong) console.log(`WRONG ${words}`);
  return wrong;
}
