import type { Answer } from '../assemble.ts';
import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { Reason, TightSet, Unmatched } from '../result.ts';
import type { Side } from '../types.ts';
import { type Removed, removedBy } from './removed-by.ts';
import { noSet, notAsked, type Tight, tightSets } from './tight-set.ts';

/** Everyone without a partner, mentees first, and the groups that they are squeezed out of. */
export interface Left {
  unmatched: Unmatched[];
  tightSets: TightSet[];
}

const mostListed = 500;
const mostSets = 200;

const reason = (kind: string, who: string, values: Reason['values'] = {}): Reason[] => [
  { code: `unmatched.${kind}`, values: { who, ...values } },
];

/** One side of an answer, as those without a partner see it. */
interface Sight {
  prepared: Prepared;
  answer: Answer;
  side: Side;
  /** Partners taken, by person of this side and of the other. */
  degree: Int32Array;
  theirDegree: Int32Array;
  /** Mentors whose circle did not open, by position; null where circles have no minimum. */
  closed: Uint8Array | null;
}

function noPartner({ prepared, side }: Pick<Sight, 'prepared' | 'side'>, who: string, removed: Removed): Reason[] {
  const { mentors, mentees, pairs } = prepared.instance;
  const others = side === 'mentor' ? mentees.length : mentors.length;
  const [most] = Object.entries(removed);
  if (most) return reason('no-eligible-partner', who, { rule: most[0], removed: most[1], of: others });
  return reason(pairs && others > 0 ? 'none-listed' : 'nobody-there', who);
}

/** Why somebody has nobody whom they could be paired with; null where they have. */
export function* nobodyAt(prepared: Prepared, side: Side, v: number): Generator<Step, Reason | null> {
  const { graph } = prepared.candidates;
  const { id, capacity } = (side === 'mentor' ? prepared.instance.mentors : prepared.instance.mentees)[v]!;
  const start = side === 'mentor' ? graph.rowStart : graph.colStart;
  if (capacity === 0) return reason('no-capacity', id)[0]!;
  if (start[v] !== start[v + 1]) return null;
  const [removed] = yield* removedBy(prepared, side, [v]);
  return noPartner({ prepared, side }, id, removed!)[0]!;
}

/** Positions of the partners whom somebody could be paired with. */
function partnersOf({ prepared, side }: Sight, v: number): Int32Array {
  const { rowStart, col, colStart, colEdge, rowOf } = prepared.candidates.graph;
  if (side === 'mentor') return col.subarray(rowStart[v], rowStart[v + 1]);
  return colEdge.subarray(colStart[v], colStart[v + 1]).map((e) => rowOf[e]!);
}

/** Why a circle that some could join stays closed. */
function closedCircle(sight: Sight, v: number): Reason[] {
  const { mentees, mentors } = sight.prepared.instance;
  const { id: who, circleMinimum: minimum, capacity: places } = mentors[v]!;
  if (places < minimum) return reason('circle-no-room', who, { minimum, places });
  const possible = partnersOf(sight, v);
  if (possible.length < minimum) return reason('circle-too-small', who, { minimum, mentees: possible.length });
  const free = possible.filter((j) => sight.theirDegree[j]! < mentees[j]!.capacity).length;
  if (free < minimum) return reason('circle-not-opened', who, { minimum, mentees: free });
  return noGroup(sight, v);
}

/** Whether everybody who could be paired with somebody, and takes anybody, has no place left. */
function areAllFull({ prepared, side, theirDegree, closed, ...sight }: Sight, v: number): boolean {
  const { mentors, mentees } = prepared.instance;
  const others = side === 'mentor' ? mentees : mentors;
  const isClosed = (w: number): boolean => side === 'mentee' && closed?.[w] === 1;
  const partners = partnersOf({ prepared, side, theirDegree, closed, ...sight }, v);
  return partners.every((w) => isClosed(w) || theirDegree[w]! >= others[w]!.capacity);
}

/** Why somebody is left whom another answer, that is no better, could place. */
function noGroup(sight: Sight, v: number): Reason[] {
  const { prepared, answer, side } = sight;
  const who = (side === 'mentor' ? prepared.instance.mentors : prepared.instance.mentees)[v]!.id;
  if (answer.mode === 'stable') return reason('prefers-none', who);
  if (answer.circles?.proven === false) return reason('search-stopped', who);
  return reason('no-better', who);
}

/** Why somebody is left who has possible partners; `set` is the group around them, or why there is none. */
function squeezed(sight: Sight, v: number, set: Tight | typeof noSet | typeof notAsked): Reason[] {
  const { prepared, answer, side, closed } = sight;
  const who = (side === 'mentor' ? prepared.instance.mentors : prepared.instance.mentees)[v]!.id;
  if (side === 'mentor' && closed?.[v] === 1) return closedCircle(sight, v);
  const circles = side === 'mentee' && closed !== null ? partnersOf(sight, v).filter((i) => closed[i] === 1).length : 0;
  if (typeof set === 'object') {
    const values = { people: set.people.length, places: set.places, partners: set.partners.length };
    return circles > 0
      ? reason('squeezed-out-circles', who, { ...values, closed: circles })
      : reason('squeezed-out', who, values);
  }
  if (circles > 0 && circles === partnersOf(sight, v).length) return reason('circles-closed', who, { circles });
  const isShown = set === notAsked || answer.circles?.proven === true;
  if (isShown && areAllFull(sight, v))
    return circles > 0 ? reason('circles-full', who, { closed: circles }) : reason('not-needed', who);
  return noGroup(sight, v);
}

/** Unmatched people of one side with their class of reason; indices of tight sets count from `firstSet`. */
function* leftOver(sight: Sight, firstSet: number): Generator<Step, Left> {
  const { prepared, answer, side, degree } = sight;
  const { instance, candidates, lockMask } = prepared;
  const { graph } = candidates;
  const [own, others] = side === 'mentor' ? [instance.mentors, instance.mentees] : [instance.mentees, instance.mentors];
  const start = side === 'mentor' ? graph.rowStart : graph.colStart;
  const left = [...own.keys()].filter((v) => degree[v] === 0);
  const possible = left.filter((v) => own[v]!.capacity > 0 && start[v] !== start[v + 1]);
  const refused = left.filter((v) => own[v]!.capacity > 0 && start[v] === start[v + 1]);
  const removed = yield* removedBy(prepared, side, refused);
  const closed = side === 'mentee' ? sight.closed : null;
  const asked = side === 'mentor' && sight.closed ? possible.filter((v) => sight.closed![v] === 0) : possible;
  const { sets, of } = tightSets(graph, { x: answer.x, locked: lockMask, closed }, side, asked, mostSets);
  yield { phase: 'unmatched', done: 1, total: 1 };
  const removedOf = new Map(refused.map((v, k) => [v, removed[k]!]));
  const setOf = new Map(asked.map((v, k) => [v, of[k]!]));
  const unmatched = left.map((v): Unmatched => {
    const { id, capacity } = own[v]!;
    const person = { id, side, removedBy: removedOf.get(v) ?? {}, tightSet: null };
    if (capacity === 0) return { ...person, class: 'no-capacity', reasons: reason('no-capacity', id) };
    if (removedOf.has(v))
      return { ...person, class: 'no-eligible-partner', reasons: noPartner(sight, id, person.removedBy) };
    const set = setOf.get(v) ?? noSet;
    const reasons = squeezed(sight, v, sets[set] ?? (set === notAsked ? notAsked : noSet));
    return { ...person, class: 'squeezed-out', reasons, tightSet: set < 0 ? null : firstSet + set };
  });
  const listed = sets.map(
    ({ people, partners, places }): TightSet => ({
      side,
      peopleCount: people.length,
      people: people.slice(0, mostListed).map((v) => own[v]!.id),
      partnersCount: partners.length,
      partners: partners.slice(0, mostListed).map((w) => others[w]!.id),
      places,
    }),
  );
  return { unmatched, tightSets: listed };
}

export function* unmatchedPeople(prepared: Prepared, answer: Answer): Generator<Step, Left> {
  const { graph } = prepared.candidates;
  const mentor = new Int32Array(graph.n);
  const mentee = new Int32Array(graph.m);
  for (let e = answer.x.indexOf(1); e >= 0; e = answer.x.indexOf(1, e + 1)) {
    mentor[graph.rowOf[e]!]! += 1;
    mentee[graph.col[e]!]! += 1;
  }
  const isClosed = prepared.instance.mentors.map((p, i) => (p.circleMinimum > 1 && mentor[i] === 0 ? 1 : 0));
  const closed = answer.mode === 'circles' ? Uint8Array.from(isClosed) : null;
  const sight = { prepared, answer, closed };
  const mentees = yield* leftOver({ ...sight, side: 'mentee', degree: mentee, theirDegree: mentor }, 0);
  const firstSet = mentees.tightSets.length;
  const mentors = yield* leftOver({ ...sight, side: 'mentor', degree: mentor, theirDegree: mentee }, firstSet);
  return {
    unmatched: [...mentees.unmatched, ...mentors.unmatched],
    tightSets: [...mentees.tightSets, ...mentors.tightSets],
  };
}
