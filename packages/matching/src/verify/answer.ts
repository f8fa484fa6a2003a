import type { Prepared } from '../candidates.ts';
import { findEdge } from '../graph.ts';
import type { Step } from '../progress.ts';
import type { Result } from '../result.ts';
import type { CanonicalInstance, Mentee, Mentor } from '../types.ts';

const pairsAStep = 5000;
const edgesAStep = 50_000;

/** Laws 1 and 2 and the silent vetoes, read straight from the people and not from the packed rules. */
function lawBroken(instance: CanonicalInstance, mentor: Required<Mentor>, mentee: Required<Mentee>): string | null {
  const { rules } = instance.policy;
  if (mentor.id === mentee.id) return 'a person is paired with themself';
  const gap = mentee.grade - mentor.grade;
  if (rules.gradeGap.direction === 'reverse' && (gap < rules.gradeGap.minimum || mentor.grade < 0))
    return 'law 1: the mentee does not stand high enough above the mentor';
  const levels = rules.commandChain.levels ?? Number.POSITIVE_INFINITY;
  const above = (links: readonly { id: string; depth: number }[], id: string): boolean =>
    links.some((link) => link.id === id && link.depth <= levels);
  if (above(mentor.managers, mentee.id) || above(mentee.managers, mentor.id)) return 'law 2: one chain of command';
  if (rules.sameTeam && mentor.team !== '' && mentor.team === mentee.team) return 'law 2: same team';
  const holds = (links: readonly { id: string }[], id: string): boolean => links.some((link) => link.id === id);
  if (rules.powerLink && (holds(mentor.powerOver, mentee.id) || holds(mentee.powerOver, mentor.id)))
    return 'law 2: a declared power link';
  if (rules.veto && (mentor.vetoes.includes(mentee.id) || mentee.vetoes.includes(mentor.id))) return 'a veto';
  return null;
}

/** The chosen pairs as edges, or what is wrong with one of them. */
export function* checkPairs(prepared: Prepared, result: Result): Generator<Step, Uint8Array | string> {
  const { instance, candidates, scorer } = prepared;
  const { graph } = candidates;
  const { mentorAt, menteeAt } = scorer.context;
  const chosen = new Uint8Array(graph.edges);
  const forced = new Set(prepared.forcedLocks.map((l) => `${l.mentor}\u0000${l.mentee}`));
  for (const [k, pair] of result.pairs.entries()) {
    if (k % pairsAStep === pairsAStep - 1) yield { phase: 'verify', done: k, total: result.pairs.length };
    const name = `${pair.mentor} with ${pair.mentee}`;
    const i = mentorAt.get(pair.mentor);
    const j = menteeAt.get(pair.mentee);
    if (i === undefined || j === undefined) return `${name}: unknown id`;
    const e = findEdge(graph, i, j);
    if (e < 0) return `${name}: not an eligible pair`;
    if (chosen[e] === 1) return `${name}: stands twice`;
    if (graph.score[e] !== pair.score) return `${name}: the score is ${graph.score[e]}, not ${pair.score}`;
    const law = instance.pairs ? null : lawBroken(instance, instance.mentors[i]!, instance.mentees[j]!);
    if (law !== null && !forced.has(`${pair.mentor}\u0000${pair.mentee}`)) return `${name}: ${law}`;
    chosen[e] = 1;
  }
  return chosen;
}

export function checkCircles({ instance }: Prepared, result: Result): string | null {
  const size = new Map<string, number>();
  for (const { mentor } of result.pairs) size.set(mentor, (size.get(mentor) ?? 0) + 1);
  const small = instance.mentors.find((p) => size.has(p.id) && size.get(p.id)! < p.circleMinimum);
  return small ? `the circle of ${small.id} is smaller than its minimum` : null;
}

/** Counts blocking pairs by comparing each pair's wishes anew: stated order first, then score, then position. */
export function* blockingPairs(
  { instance, candidates, lockMask }: Prepared,
  chosen: Uint8Array,
): Generator<Step, number> {
  const { graph } = candidates;
  const wish = (people: readonly { preferences: readonly string[] }[]) =>
    people.map((p) => new Map(p.preferences.map((id, rank) => [id, rank])));
  const wishL = wish(instance.mentors);
  const wishR = wish(instance.mentees);
  const rank = (e: number, side: 0 | 1): number => {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    const stated = side === 0 ? wishL[i]!.get(instance.mentees[j]!.id) : wishR[j]!.get(instance.mentors[i]!.id);
    return stated ?? Number.MAX_SAFE_INTEGER;
  };
  const rather = (e: number, f: number, side: 0 | 1): boolean =>
    (rank(e, side) - rank(f, side) || graph.score[f]! - graph.score[e]! || e - f) < 0;
  const held =
    (edges: readonly number[], capacity: number) =>
    (e: number, side: 0 | 1): boolean =>
      edges.length < capacity || edges.some((f) => lockMask[f] === 0 && rather(e, f, side));
  const mine: [number[][], number[][]] = [Array.from(graph.capL, () => []), Array.from(graph.capR, () => [])];
  chosen.forEach((c, e) => {
    if (c === 0) return;
    mine[0][graph.rowOf[e]!]!.push(e);
    mine[1][graph.col[e]!]!.push(e);
  });
  let blocking = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    if (e % edgesAStep === edgesAStep - 1) yield { phase: 'verify', done: e, total: graph.edges };
    if (chosen[e] === 1) continue;
    if (held(mine[0][i]!, graph.capL[i]!)(e, 0) && held(mine[1][j]!, graph.capR[j]!)(e, 1)) blocking += 1;
  }
  return blocking;
}
