import type { Prepared } from '../candidates.ts';
import type { Reason, Unmatched } from '../result.ts';
import type { Person, RuleName, Side } from '../types.ts';
import { tightSet } from './tight-set.ts';

const mostListed = 500;

/** How many possible partners of a person each rule removes; a pair counts for the first rule that refuses it. */
export function removedBy({ scorer, instance }: Prepared, side: Side, at: number): Partial<Record<RuleName, number>> {
  const counts: Partial<Record<RuleName, number>> = {};
  const count = (name: RuleName, more: number): void => {
    if (more > 0) counts[name] = (counts[name] ?? 0) + more;
  };
  if (side === 'mentor') {
    const list = Int32Array.from(instance.mentees.keys());
    let left = list.length;
    for (const { rule, keep } of scorer.rules) {
      const kept = keep(at, list, left);
      count(rule.name, left - kept);
      left = kept;
    }
    return counts;
  }
  const one = new Int32Array(1);
  let open = [...instance.mentors.keys()];
  for (const { rule, keep } of scorer.rules) {
    const kept = open.filter((i) => {
      one[0] = at;
      return keep(i, one, 1) === 1;
    });
    count(rule.name, open.length - kept.length);
    open = kept;
  }
  return counts;
}

function unmatchedPerson(prepared: Prepared, x: Uint8Array, side: Side, at: number, detailed: boolean): Unmatched {
  const { instance, candidates, lockMask } = prepared;
  const { graph } = candidates;
  const person: Required<Person> = side === 'mentor' ? instance.mentors[at]! : instance.mentees[at]!;
  const others: readonly Required<Person>[] = side === 'mentor' ? instance.mentees : instance.mentors;
  const base = { id: person.id, side, removedBy: {}, tightSet: null };
  const reason = (kind: string, values: Reason['values']): Reason[] => [
    { code: `unmatched.${kind}`, values: { who: person.id, ...values } },
  ];
  if (person.capacity === 0) return { ...base, class: 'no-capacity', reasons: reason('no-capacity', {}) };
  const start = side === 'mentor' ? graph.rowStart : graph.colStart;
  if (start[at] === start[at + 1]) {
    const removed = removedBy(prepared, side, at);
    const [rule, most] = Object.entries(removed).sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    const reasons =
      rule === ''
        ? reason('nobody-there', {})
        : reason('no-eligible-partner', { rule, removed: most, of: others.length });
    return { ...base, class: 'no-eligible-partner', reasons, removedBy: removed };
  }
  const tight = detailed ? tightSet(graph, x, lockMask, side, at) : null;
  if (!tight) return { ...base, class: 'squeezed-out', reasons: reason('not-needed', {}) };
  const own: readonly Required<Person>[] = side === 'mentor' ? instance.mentors : instance.mentees;
  return {
    ...base,
    class: 'squeezed-out',
    reasons: reason('squeezed-out', {
      people: tight.people.length,
      places: tight.places,
      partners: tight.partners.length,
    }),
    tightSet: {
      side,
      people: tight.people.slice(0, mostListed).map((v) => own[v]!.id),
      partners: tight.partners.slice(0, mostListed).map((w) => others[w]!.id),
      places: tight.places,
    },
  };
}

const mostDetailed = 500;

/** Everyone without a partner, mentees first, with the class of reason and the tight set (for the first 500). */
export function unmatchedPeople(prepared: Prepared, x: Uint8Array): Unmatched[] {
  const { graph } = prepared.candidates;
  const coveredL = new Uint8Array(graph.n);
  const coveredR = new Uint8Array(graph.m);
  for (let e = 0; e < graph.edges; e += 1) if (x[e] === 1) coveredL[graph.rowOf[e]!] = coveredR[graph.col[e]!] = 1;
  const found: Unmatched[] = [];
  coveredR.forEach((c, j) => {
    if (c === 0) found.push(unmatchedPerson(prepared, x, 'mentee', j, found.length < mostDetailed));
  });
  coveredL.forEach((c, i) => {
    if (c === 0) found.push(unmatchedPerson(prepared, x, 'mentor', i, found.length < mostDetailed));
  });
  return found;
}
