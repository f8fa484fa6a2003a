import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { type Graph, graphFromRows } from '../src/graph.ts';
import type { Instance } from '../src/index.ts';

/** Worth of coverage beside the scores, so that one sum ranks answers as the stages do; see `exactBonus`. */
export interface Bonus {
  pair: number;
  firstOfMentor: number;
  firstOfMentee: number;
}

/** A full matrix of scores, row by row; everybody has one place. */
export interface DenseData {
  kind: 'dense';
  n: number;
  m: number;
  score: Int16Array;
  bonus: Bonus;
}

/** Eligible pairs by mentor. */
export interface SparseData {
  kind: 'sparse';
  n: number;
  m: number;
  capL: Int32Array;
  capR: Int32Array;
  rowStart: Int32Array;
  col: Int32Array;
  score: Int32Array;
  bonus: Bonus;
}

export type BenchData = DenseData | SparseData;

const magic = 0x4d56;
const headBytes = 64;
const slice = 1 << 28;

/** Moves all bytes of an array from or to the file; one call of the system moves 2 GiB at most. */
function whole(
  array: Int16Array | Int32Array,
  move: (bytes: Uint8Array, offset: number, length: number) => number,
): void {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const moved = move(bytes, at, Math.min(slice, bytes.length - at));
    if (moved === 0) throw new Error('the instance file ends too early');
    at += moved;
  }
}

const arraysOf = (data: BenchData): (Int16Array | Int32Array)[] =>
  data.kind === 'dense' ? [data.score] : [data.capL, data.capR, data.rowStart, data.col, data.score];

/**
 * Writes what every program reads, little-endian: 64 bytes of head (int32 magic, 0 dense or 1 sparse, n, m, bytes a
 * score, 0; float64 edges, bonus of a pair, of a mentor's first, of a mentee's first), then the arrays.
 */
export function writeInstance(path: string, data: BenchData): void {
  const head = new DataView(new ArrayBuffer(headBytes));
  const sparse = data.kind === 'sparse';
  for (const [k, value] of [magic, sparse ? 1 : 0, data.n, data.m, data.score.BYTES_PER_ELEMENT, 0].entries())
    head.setInt32(4 * k, value, true);
  const { pair, firstOfMentor, firstOfMentee } = data.bonus;
  for (const [k, value] of [data.score.length, pair, firstOfMentor, firstOfMentee].entries())
    head.setFloat64(24 + 8 * k, value, true);
  const file = openSync(path, 'w');
  writeSync(file, head);
  for (const array of arraysOf(data)) whole(array, (bytes, at, length) => writeSync(file, bytes, at, length));
  closeSync(file);
}

/** Reads an instance straight into its arrays, without a copy. */
export function readInstance(path: string): BenchData {
  const file = openSync(path, 'r');
  const head = new DataView(new ArrayBuffer(headBytes));
  readSync(file, head);
  if (head.getInt32(0, true) !== magic) throw new Error(`${path} is not an instance of this benchmark`);
  const [kind, n, m] = [4, 8, 12].map((at) => head.getInt32(at, true)) as [number, number, number];
  const [edges, pair, firstOfMentor, firstOfMentee] = [24, 32, 40, 48].map((at) => head.getFloat64(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  const bonus = { pair, firstOfMentor, firstOfMentee };
  const ints = (length: number): Int32Array => new Int32Array(length);
  const data: BenchData =
    kind === 0
      ? { kind: 'dense', n, m, score: new Int16Array(edges), bonus }
      : {
          kind: 'sparse',
          n,
          m,
          capL: ints(n),
          capR: ints(m),
          rowStart: ints(n + 1),
          col: ints(edges),
          score: ints(edges),
          bonus,
        };
  for (const array of arraysOf(data)) whole(array, (bytes, at, length) => readSync(file, bytes, at, length, null));
  closeSync(file);
  return data;
}

/** The instance as the engine's sparse graph. */
export const toGraph = ({ m, capL, capR, rowStart, col, score }: SparseData): Graph =>
  graphFromRows(m, capL, capR, rowStart, col, score);

/** A sparse instance as people hand it in: ids and listed pairs. */
export function toInstance({ n, m, capL, capR, rowStart, col, score }: SparseData): Instance {
  const side = (letter: string, count: number, places: Int32Array) =>
    Array.from({ length: count }, (_, k) => ({ id: `${letter}${k}`, capacity: places[k]! }));
  const mentors = side('m', n, capL);
  const mentees = side('n', m, capR);
  const pairs = mentors.flatMap((mentor, i) =>
    Array.from(col.subarray(rowStart[i], rowStart[i + 1]), (j, k) => ({
      mentor: mentor.id,
      mentee: mentees[j]!.id,
      score: score[rowStart[i]! + k]!,
    })),
  );
  return { mentors, mentees, pairs };
}
