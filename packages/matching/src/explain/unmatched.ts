import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { Reason, TightSet, Unmatched } from '../result.ts';
import type { Side } from '../types.ts';
import { type Removed, removedBy } from './removed-by.ts';
import { type Tight, tightSets } from './tight-set.ts';

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

function noPartner(who: string, others: number, removed: Removed): Reason[] {
  const [rule, most] = Object.entries(removed).reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
  if (rule === '') return reason('nobody-there', who);
  return reason('no-eligible-partner', who, { rule, removed: most, of: others });
}

const squeezed = (who: string, { people, places, partners }: Tight): Reason[] =>
  reason('squeezed-out', who, { people: people.length, places, partners: partners.length });

/** Unmatched people of one side with their class of reason; indices of tight sets count from `firstSet`. */
function* leftOver(prepared: Prepared, x: Uint8Array, side: Side, firstSet: number): Generator<Step, Left> {
  const { instance, candidates, lockMask } = prepared;
  const { graph } = candidates;
  const [own, others] = side === 'mentor' ? [instance.mentors, instance.mentees] : [instance.mentees, instance.mentors];
  const start = side === 'mentor' ? graph.rowStart : graph.colStart;
  const at = side === 'mentor' ? graph.rowOf : graph.col;
  const isCovered = new Uint8Array(own.length);
  for (let e = 0; e < graph.edges; e += 1) if (x[e] === 1) isCovered[at[e]!] = 1;
  const left = [...own.keys()].filter((v) => isCovered[v] === 0);
  const squeezedOut = left.filter((v) => own[v]!.capacity > 0 && start[v] !== start[v + 1]);
  const refused = left.filter((v) => own[v]!.capacity > 0 && start[v] === start[v + 1]);
  const removed = yield* removedBy(prepared, side, refused);
  const { sets, of } = tightSets(graph, { x, locked: lockMask }, side, squeezedOut, mostSets);
  const removedOf = new Map(refused.map((v, k) => [v, removed[k]!]));
  const setOf = new Map(squeezedOut.map((v, k) => [v, of[k]!]));
  const unmatched = left.map((v): Unmatched => {
    const { id, capacity } = own[v]!;
    const person = { id, side, removedBy: removedOf.get(v) ?? {}, tightSet: null };
    if (capacity === 0) return { ...person, class: 'no-capacity', reasons: reason('no-capacity', id) };
    const set = setOf.get(v);
    if (set === undefined)
      return { ...person, class: 'no-eligible-partner', reasons: noPartner(id, others.length, person.removedBy) };
    if (set === -1) return { ...person, class: 'squeezed-out', reasons: reason('not-needed', id) };
    return { ...person, class: 'squeezed-out', reasons: squeezed(id, sets[set]!), tightSet: firstSet + set };
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

export function* unmatchedPeople(prepared: Prepared, x: Uint8Array): Generator<Step, Left> {
  const mentees = yield* leftOver(prepared, x, 'mentee', 0);
  const mentors = yield* leftOver(prepared, x, 'mentor', mentees.tightSets.length);
  return {
    unmatched: [...mentees.unmatched, ...mentors.unmatched],
    tightSets: [...mentees.tightSets, ...mentors.tightSets],
  };
}
