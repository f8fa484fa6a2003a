import type { Prepared } from '../candidates.ts';
import { roomier } from '../canonical.ts';
import { scarceSide } from '../solver/stage-keys.ts';
import type { Instance, Mentee, Mentor, PairRef, ScoredPair, Side } from '../types.ts';

/** The instance as changes leave it. */
export interface Ledger {
  leave: (id: string) => void;
  decline: (pair: PairRef) => void;
  arrive: (side: Side, person: Mentor | Mentee, pairs: readonly ScoredPair[]) => void;
  setPlaces: (side: Side, id: string, places: number) => void;
  /** One newcomer under the same rules, with everybody on the other side, or with those of the listed pairs. */
  alone: (side: Side, person: Mentor | Mentee, pairs: readonly ScoredPair[]) => Instance;
  instance: () => Instance;
  person: (side: Side, id: string) => Mentor | Mentee | undefined;
}

const keyOf = ({ mentor, mentee }: PairRef): string => `${mentor}\u0000${mentee}`;
const withPlace = <P extends Mentor | Mentee>(person: P): P =>
  person.capacity === 0 ? { ...person, capacity: 1 } : person;
const plain = ({ mentor, mentee }: PairRef): PairRef => ({ mentor, mentee });

/** Keeps the people, pairs, locks and forbids of an instance; the scarce side stays what it was at first. */
export function createLedger(instance: Instance, prepared: Prepared, standing: readonly PairRef[]): Ledger {
  const { graph } = prepared.candidates;
  const { policy: asked, topics, limits: given } = prepared.instance;
  const limits = roomier(given);
  const policy = { ...asked, scarceSide: scarceSide(asked, graph.capL, graph.capR) };
  const isListed = instance.pairs !== undefined;
  const people = {
    mentor: new Map<string, Mentor>(instance.mentors.map((p) => [p.id, p])),
    mentee: new Map<string, Mentee>(instance.mentees.map((p) => [p.id, p])),
  };
  const forbids = new Map((instance.forbids ?? []).map((p) => [keyOf(p), p]));
  const locks = new Map((instance.locks ?? []).map((l) => [keyOf(l), l]));
  /** When somebody came, counted in arrivals; pairs from before somebody's return are theirs no more. */
  const since = { mentor: new Map<string, number>(), mentee: new Map<string, number>() };
  const added: ScoredPair[][] = [];
  const isHere = (p: PairRef, at = added.length): boolean =>
    people.mentor.has(p.mentor) &&
    people.mentee.has(p.mentee) &&
    (since.mentor.get(p.mentor) ?? 0) <= at &&
    (since.mentee.get(p.mentee) ?? 0) <= at;
  const listedNow = (): ScoredPair[] => [
    ...(instance.pairs ?? []).filter((p) => isHere(p, 0)),
    ...added.flatMap((pairs, k) => pairs.filter((p) => isHere(p, k + 1))),
  ];
  /** Everybody of a side, or those named; who has no place now may have one later, and counts as having one. */
  const others = <P extends Mentor | Mentee>(all: ReadonlyMap<string, P>, ids: readonly string[]): P[] =>
    (isListed ? ids.flatMap((id) => all.get(id) ?? []) : [...all.values()]).map(withPlace);
  return {
    leave: (id) => {
      for (const [key, lock] of locks) if (lock.mentor === id || lock.mentee === id) locks.delete(key);
      people.mentor.delete(id);
      people.mentee.delete(id);
    },
    decline: (pair) => {
      locks.delete(keyOf(pair));
      forbids.set(keyOf(pair), pair);
    },
    arrive: (side, person, pairs) => {
      added.push(isListed ? [...pairs] : []);
      since[side].set(person.id, added.length);
      people[side].set(person.id, person);
    },
    setPlaces: (side, id, capacity) => {
      people[side].set(id, { ...people[side].get(id)!, capacity });
    },
    alone: (side, person, pairs) => {
      const own = [withPlace(person)];
      const partners = side === 'mentor' ? pairs.map((p) => p.mentee) : pairs.map((p) => p.mentor);
      const mentors = side === 'mentor' ? own : others(people.mentor, partners);
      const mentees = side === 'mentee' ? own : others(people.mentee, partners);
      const known = new Set((side === 'mentor' ? mentees : mentors).map(({ id }) => id));
      return {
        mentors,
        mentees,
        topics,
        policy,
        limits,
        ...(isListed ? { pairs } : {}),
        forbids: [...forbids.values()].filter(
          (p) => p[side] === person.id && known.has(side === 'mentor' ? p.mentee : p.mentor),
        ),
      };
    },
    person: (side, id) => people[side].get(id),
    instance: () => ({
      mentors: [...people.mentor.values()],
      mentees: [...people.mentee.values()],
      topics,
      policy,
      limits,
      ...(isListed ? { pairs: listedNow() } : {}),
      locks: [...locks.values()],
      forbids: [...forbids.values()].filter((p) => people.mentor.has(p.mentor) && people.mentee.has(p.mentee)),
      current: standing.filter((p) => isHere(p, 0)).map(plain),
    }),
  };
}
