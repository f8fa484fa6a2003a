import { topScore } from '../defaults.ts';
import { fault } from '../fault.ts';
import type { Assignment, ScoreMatrix } from '../matrix/assign.ts';
import type { PairRef } from '../types.ts';
import { type CsvRow, checkMark, isBlank, readRows, textOf } from './csv.ts';
import { decimal } from './read-folder.ts';

/** A table of scores as people keep it: mentees in the first row, mentors in the first column. */
export interface ScoreTable {
  matrix: ScoreMatrix;
  mentors: string[];
  mentees: string[];
}

/** What `assign` writes and `verify` reads; prices stand in the order of the table. */
export interface AssignedTable {
  pairs: readonly (PairRef & { score: number })[];
  objective: Assignment['objective'];
  certificates: Assignment['certificates'];
}

function idsOf(cells: readonly string[], where: (k: number) => string): string[] {
  const seen = new Set<string>();
  return cells.map((written, k) => {
    const id = textOf(written);
    if (id === '') throw fault('missing', `${where(k)} has no id`);
    if (seen.has(id)) throw fault('duplicate-id', `${where(k)}: ${id} stands twice`);
    seen.add(id);
    return id;
  });
}

/** A cell's score, −1 where the pair is impossible. */
function scoreOf(cell: string, where: () => string): number {
  const text = cell.trim();
  if (text === '') return -1;
  const score = decimal(text);
  if (typeof score === 'number' && Number.isInteger(score) && score >= 0 && score <= topScore) return score;
  throw fault(
    'out-of-range',
    `${where()}: ${text} is not a whole number from 0 to ${topScore}; leave the cell empty where the pair is impossible`,
  );
}

/** Rows up to the last column that has anything; spreadsheets write rows and columns that were used once and emptied. */
function usedPart(source: string, name: string): CsvRow[] {
  const rows = readRows(source, name).filter((row, k) => k === 0 || !isBlank(row));
  const filled = (cells: readonly string[]): number => cells.findLastIndex((one) => one.trim() !== '') + 1;
  const width = rows.reduce((most, { cells }) => Math.max(most, filled(cells)), 1);
  return rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, width) }));
}

/** Reads a table of scores; an empty cell is an impossible pair. Throws `InvalidInstance` naming file, row and column. */
export function readScores(source: string, name: string): ScoreTable {
  const [head, ...body] = usedPart(source, name);
  if (!head) throw fault('missing', `${name} is empty: mentees stand in its first row, mentors in its first column`);
  checkMark(head.cells, name);
  const mentees = idsOf(head.cells.slice(1), (k) => `${name}, column ${k + 2}`);
  const mentors = idsOf(
    body.map(({ cells }) => cells[0]!),
    (k) => `${name}, row ${body[k]!.row}`,
  );
  const scores = new Int16Array(mentors.length * mentees.length);
  for (const [i, { row, cells }] of body.entries()) {
    const where = `${name}, row ${row} (${mentors[i]})`;
    if (cells.length !== head.cells.length)
      throw fault('out-of-range', `${where} has ${cells.length} cells, the first row has ${head.cells.length}`);
    for (let j = 0; j < mentees.length; j += 1)
      scores[i * mentees.length + j] = scoreOf(cells[j + 1]!, () => `${where}, column ${mentees[j]}`);
  }
  return { matrix: { mentors: mentors.length, mentees: mentees.length, scores }, mentors, mentees };
}

/** An assignment by ids. */
export function named({ matrix, mentors, mentees }: ScoreTable, found: Assignment): AssignedTable {
  const pairs = Array.from(found.mentor, (i, k) => {
    const j = found.mentee[k]!;
    return { mentor: mentors[i]!, mentee: mentees[j]!, score: matrix.scores[i * mentees.length + j]! };
  });
  return { pairs, objective: found.objective, certificates: found.certificates };
}

/** An assignment by positions; a place that no row has, −1, is left to the verifier to refuse. */
export function placed(
  { mentors, mentees }: ScoreTable,
  { pairs, objective, certificates }: AssignedTable,
): Assignment {
  const at = (ids: readonly string[]) => new Map(ids.map((id, k) => [id, k]));
  const [rows, columns] = [at(mentors), at(mentees)];
  return {
    mentor: Int32Array.from(pairs, ({ mentor }) => rows.get(mentor) ?? -1),
    mentee: Int32Array.from(pairs, ({ mentee }) => columns.get(mentee) ?? -1),
    objective,
    certificates,
  };
}

/** The first pair whose score is not that of the table, in words; null where all are. Places unknown are the verifier's. */
export function wrongScore({ matrix, mentors, mentees }: ScoreTable, { pairs }: AssignedTable): string | null {
  const column = new Map(mentees.map((id, k) => [id, k]));
  const row = new Map(mentors.map((id, k) => [id, k]));
  for (const { mentor, mentee, score } of pairs) {
    const [i, j] = [row.get(mentor), column.get(mentee)];
    if (i === undefined || j === undefined) continue;
    const found = matrix.scores[i * mentees.length + j];
    if (found !== score) return `${mentor} with ${mentee}: the score is ${found}, not ${score}`;
  }
  return null;
}
