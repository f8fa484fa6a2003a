import { topScore } from '../defaults.ts';
import { fault } from '../fault.ts';
import type { Assignment, ScoreMatrix } from '../matrix/assign.ts';
import type { PairRef } from '../types.ts';
import { readRows } from './csv.ts';

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

function idsOf(ids: readonly string[], where: string): string[] {
  const seen = new Set<string>();
  return ids.map((written, k) => {
    const id = written.trim();
    if (id === '') throw fault('missing', `${where} ${k + 2} has no id`);
    if (seen.has(id)) throw fault('duplicate-id', `${where} ${k + 2}: ${id} stands twice`);
    seen.add(id);
    return id;
  });
}

/** Reads a table of scores; an empty cell is an impossible pair. Throws `InvalidInstance` naming row and column. */
export function readScores(source: string): ScoreTable {
  const [head = [], ...body] = readRows(source);
  const mentees = idsOf(head.slice(1), 'column');
  const mentors = idsOf(
    body.map((row) => row[0]!),
    'row',
  );
  const scores = new Int16Array(mentors.length * mentees.length);
  for (const [i, row] of body.entries()) {
    const where = `row ${i + 2} (${mentors[i]})`;
    if (row.length !== head.length)
      throw fault('out-of-range', `${where} has ${row.length} cells, the first row has ${head.length}`);
    for (let j = 0; j < mentees.length; j += 1) {
      const text = row[j + 1]!.trim();
      const score = text === '' ? -1 : Number(text);
      if (text !== '' && !(Number.isInteger(score) && score >= 0 && score <= topScore))
        throw fault(
          'out-of-range',
          `${where}, column ${mentees[j]}: ${text} is not a whole number from 0 to ${topScore}; leave the cell empty where the pair is impossible`,
        );
      scores[i * mentees.length + j] = score;
    }
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
