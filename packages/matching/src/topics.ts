import { placeIn, type Rows, rowsOf } from './bits.ts';
import { eachInParts } from './progress.ts';
import type { CanonicalInstance, Mentor, Offer } from './types.ts';

const numbers = new WeakMap<CanonicalInstance, Map<string, number>>();

/** Every topic that is named anywhere, numbered in order of first appearance. */
export function topicIds(instance: CanonicalInstance): ReadonlyMap<string, number> {
  const known = numbers.get(instance);
  if (known) return known;
  const at = new Map<string, number>();
  const add = (topic: string): void => {
    if (!at.has(topic)) at.set(topic, at.size);
  };
  for (const mentor of instance.mentors) {
    for (const offer of mentor.offers) add(offer.topic);
    for (const topic of mentor.wantsBack) add(topic);
    for (const topic of mentor.notRepresented) add(topic);
  }
  for (const mentee of instance.mentees) {
    for (const need of mentee.needs) add(need.topic);
    for (const offer of mentee.offers) add(offer.topic);
  }
  numbers.set(instance, at);
  return at;
}

const identities = new WeakMap<CanonicalInstance, Set<string>>();

/** Somebody's offers that count: level above 0, identity topics only when ticked, never what they will not speak for. */
export function countedOffers(
  instance: CanonicalInstance,
  { offers, notRepresented = [] }: Pick<Mentor, 'offers' | 'notRepresented'>,
): readonly Required<Offer>[] {
  let identity = identities.get(instance);
  if (!identity) {
    identity = new Set(instance.topics.filter((t) => t.identity).map((t) => t.id));
    identities.set(instance, identity);
  }
  return (offers as readonly Required<Offer>[]).filter(
    (o) => o.level > 0 && (o.ticked || !identity.has(o.topic)) && !notRepresented.includes(o.topic),
  );
}

/** Topics as rows: what each person of a side names. */
export function* topicRows<Person>(
  instance: CanonicalInstance,
  people: readonly Person[],
  named: (person: Person) => readonly string[],
): Generator<void, Rows> {
  const at = topicIds(instance);
  const from: number[] = [];
  const to: number[] = [];
  yield* eachInParts(people, (person, k) => {
    for (const topic of named(person)) {
      from.push(k);
      to.push(at.get(topic)!);
    }
  });
  return rowsOf(people.length, at.size, from, to);
}

/** The same rows read the other way: who names each topic. */
export function turned({ start, col }: Rows, size: number): Rows {
  const n = start.length - 1;
  const next = new Int32Array(size + 1);
  for (const k of col) next[k + 1]! += 1;
  for (let k = 0; k < size; k += 1) next[k + 1]! += next[k]!;
  const turnedStart = next.slice();
  const turnedCol = new Int32Array(col.length);
  for (let k = 0; k < n; k += 1) for (let e = start[k]!; e < start[k + 1]!; e += 1) turnedCol[next[col[e]!]!++] = k;
  return { start: turnedStart, col: turnedCol };
}

/** Whether row `a` of one and row `b` of the other have a topic in common. */
export function shareTopic(one: Rows, a: number, other: Rows, b: number): boolean {
  for (let e = one.start[a]!; e < one.start[a + 1]!; e += 1) if (placeIn(other, b, one.col[e]!) >= 0) return true;
  return false;
}

/** Sets of people by topic: bits where many name it, a list where few do, so that memory stays that of the lists. */
export function topicSets(
  byTopic: Rows,
  words: number,
): { open: (topic: number, set: Int32Array) => void; close: (topic: number, set: Int32Array) => void } {
  const { start, col } = byTopic;
  const masks = new Map<number, Int32Array>();
  for (let t = 0; t < start.length - 1; t += 1) {
    if (start[t + 1]! - start[t]! < words) continue;
    const mask = new Int32Array(words);
    for (let e = start[t]!; e < start[t + 1]!; e += 1) mask[col[e]! >> 5]! |= 1 << (col[e]! & 31);
    masks.set(t, mask);
  }
  return {
    open: (topic, set) => {
      const mask = masks.get(topic);
      if (mask) for (let w = 0; w < words; w += 1) set[w]! |= mask[w]!;
      else for (let e = start[topic]!; e < start[topic + 1]!; e += 1) set[col[e]! >> 5]! |= 1 << (col[e]! & 31);
    },
    close: (topic, set) => {
      const mask = masks.get(topic);
      if (mask) for (let w = 0; w < words; w += 1) set[w]! &= ~mask[w]!;
      else for (let e = start[topic]!; e < start[topic + 1]!; e += 1) set[col[e]! >> 5]! &= ~(1 << (col[e]! & 31));
    },
  };
}
