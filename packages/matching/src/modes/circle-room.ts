import { lockIssue, type Prepared } from '../candidates.ts';
import { fault, invalid, type MatchingError } from '../fault.ts';
import { drain } from '../progress.ts';
import { createFace } from '../solver/face.ts';
import { meetBounds } from '../solver/stages.ts';

/** How many locks each person stands in, by position. */
function lockCounts({ candidates, locked }: Prepared): { mentor: Int32Array; mentee: Int32Array } {
  const { n, m, rowOf, col } = candidates.graph;
  const counts = { mentor: new Int32Array(n), mentee: new Int32Array(m) };
  for (const e of locked) {
    counts.mentor[rowOf[e]!]! += 1;
    counts.mentee[col[e]!]! += 1;
  }
  return counts;
}

/**
 * Whether some answer has eligible pair `e` beside all locks: within the places of both, and in circles with the minimum
 * of every circle that then must open.
 */
export function hasRoomFor(prepared: Prepared, e: number, isCircles: boolean): boolean {
  const { candidates, locked, lockMask, instance } = prepared;
  const { graph } = candidates;
  const [i, j] = [graph.rowOf[e]!, graph.col[e]!];
  const counts = lockCounts(prepared);
  const isFree = counts.mentor[i]! < graph.capL[i]! && counts.mentee[j]! < graph.capR[j]!;
  if (lockMask[e] === 1 || !isFree || !isCircles) return lockMask[e] === 1 || isFree;
  counts.mentor[i]! += 1;
  const face = createFace(graph, [...locked, e]);
  for (const [at, { circleMinimum }] of instance.mentors.entries()) {
    if (counts.mentor[at] === 0) continue;
    if (circleMinimum > graph.capL[at]!) return false;
    face.loL[at] = Math.max(face.loL[at]!, circleMinimum);
  }
  return drain(meetBounds(face));
}

const mostNamed = 5;

/** What keeps locked circles from their minimums: one that cannot have it by itself, or all of them together. */
export function circlesFault(prepared: Prepared): MatchingError {
  const { instance, candidates, lockMask, locked } = prepared;
  const { graph } = candidates;
  const counts = lockCounts(prepared);
  const issueOf = (i: number, words: string): MatchingError => {
    const row = locked.findIndex((e) => graph.rowOf[e] === i);
    return invalid([{ ...lockIssue(instance, row, words), code: 'out-of-range', field: 'mentor' }]);
  };
  const joins = (e: number): boolean => lockMask[e] === 1 || counts.mentee[graph.col[e]!]! < graph.capR[graph.col[e]!]!;
  for (const [i, { id, circleMinimum: minimum }] of instance.mentors.entries()) {
    if (counts.mentor[i] === 0) continue;
    const circle = `the locked circle of ${id} needs ${minimum} mentees`;
    if (minimum > graph.capL[i]!) return issueOf(i, `${circle} and has a place for ${graph.capL[i]} only`);
    let most = 0;
    for (let e = graph.rowStart[i]!; e < graph.rowStart[i + 1]!; e += 1) if (joins(e)) most += 1;
    if (minimum > most) return issueOf(i, `${circle}, and only ${most} can join it`);
  }
  const circles = instance.mentors.filter((p, i) => counts.mentor[i]! > 0 && p.circleMinimum > 1).map(({ id }) => id);
  const names = `${circles.slice(0, mostNamed).join(', ')}${circles.length > mostNamed ? ' and more' : ''}`;
  return fault(
    'out-of-range',
    `the locked circles of ${names} cannot all have their minimums within the places there are`,
  );
}
