import { classCount } from './rules/classes.ts';
import type { Adder, ByClass } from './terms/term.ts';

/** A term by classes, with what a value adds to the score. */
export interface ClassPart extends ByClass {
  points: (value: number) => number;
}

/** People who are alike to every part of a group: `of` numbers them, `parts[k]` holds the classes of each part. */
interface Joint {
  of: Int32Array;
  parts: Int32Array[];
}

const mostRemembered = 2_000_000;

function join(one: Joint, column: Int32Array, limit: number): Joint | null {
  const width = classCount(column);
  const known = new Map<number, number>();
  const from: number[] = [];
  const added: number[] = [];
  const of = new Int32Array(column.length);
  for (let at = 0; at < of.length; at += 1) {
    const key = one.of[at]! * width + column[at]!;
    let found = known.get(key);
    if (found === undefined) {
      if (known.size >= limit) return null;
      found = known.size;
      known.set(key, found);
      from.push(one.of[at]!);
      added.push(column[at]!);
    }
    of[at] = found;
  }
  return { of, parts: [...one.parts.map((part) => Int32Array.from(from, (k) => part[k]!)), Int32Array.from(added)] };
}

/** Rows of numbers by class, made when first asked for; forgets all when they grow too many. */
function remembered(make: (a: number) => Int32Array): (a: number) => Int32Array {
  const rows = new Map<number, Int32Array>();
  let size = 0;
  return (a) => {
    const known = rows.get(a);
    if (known) return known;
    const row = make(a);
    size += row.length;
    if (size > mostRemembered) {
      rows.clear();
      size = row.length;
    }
    rows.set(a, row);
    return row;
  };
}

function partRows({ mentee, worth, points }: ClassPart): (a: number) => Int32Array {
  const width = classCount(mentee);
  return remembered((a) => {
    const row = new Int32Array(width);
    for (let b = 0; b < width; b += 1) row[b] = points(worth(a, b));
    return row;
  });
}

const addLookups =
  (mentee: Int32Array, points: Int32Array): Adder['add'] =>
  (cols, count, sums) => {
    for (let c = 0; c < count; c += 1) sums[c]! += points[mentee[cols[c]!]!]!;
  };

/** Adds the points of all its parts with one look-up a pair, from a row by joint class of the mentee. */
function groupOf(mentor: Joint, mentee: Joint, parts: readonly ClassPart[]): Adder {
  const alike = new Int32Array(classCount(mentor.of));
  for (const k of mentor.of) alike[k]! += 1;
  const width = classCount(mentee.of);
  const rowsOfPart = parts.map(partRows);
  const fill = (a: number, row: Int32Array): Int32Array => {
    row.fill(0);
    for (let p = 0; p < parts.length; p += 1) {
      const points = rowsOfPart[p]!(mentor.parts[p]![a]!);
      const at = mentee.parts[p]!;
      for (let b = 0; b < width; b += 1) row[b]! += points[at[b]!]!;
    }
    return row;
  };
  const rows = remembered((a) => fill(a, new Int32Array(width)));
  const points = new Int32Array(width);
  return {
    begin: (i) => {
      const a = mentor.of[i]!;
      if (alike[a] === 1) fill(a, points);
      else points.set(rows(a));
    },
    add: addLookups(mentee.of, points),
    end: () => {},
  };
}

/** Merges terms by classes as long as the mentees stay few classes; each group then costs one look-up a pair. */
export function pointGroups(parts: readonly ClassPart[], n: number, m: number): Adder[] {
  const limit = Math.max(64, m >> 2);
  const groups: Adder[] = [];
  const nobody = { mentor: { of: new Int32Array(n), parts: [] }, mentee: { of: new Int32Array(m), parts: [] } };
  let joint: { mentor: Joint; mentee: Joint } = nobody;
  let members: ClassPart[] = [];
  for (const part of parts) {
    const mentee = join(joint.mentee, part.mentee, limit);
    if (!mentee && members.length > 0) {
      groups.push(groupOf(joint.mentor, joint.mentee, members));
      joint = nobody;
      members = [];
    }
    joint = {
      mentor: join(joint.mentor, part.mentor, n + 1)!,
      mentee: mentee ?? join(joint.mentee, part.mentee, m + 1)!,
    };
    members.push(part);
  }
  if (members.length > 0) groups.push(groupOf(joint.mentor, joint.mentee, members));
  return groups;
}
