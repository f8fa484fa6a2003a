import type { CanonicalInstance, Mentor, Offer } from './types.ts';

/** Every topic that is named anywhere, numbered in order of first appearance. */
export function topicIds(instance: CanonicalInstance): Map<string, number> {
  const at = new Map<string, number>();
  const add = (topic: string): void => {
    if (!at.has(topic)) at.set(topic, at.size);
  };
  for (const mentor of instance.mentors) {
    for (const offer of mentor.offers) add(offer.topic);
    for (const topic of [...mentor.wantsBack, ...mentor.notRepresented]) add(topic);
  }
  for (const mentee of instance.mentees) {
    for (const need of mentee.needs) add(need.topic);
    for (const offer of mentee.offers) add(offer.topic);
  }
  return at;
}

const identities = new WeakMap<CanonicalInstance, Set<string>>();

/** Offers that count: level above 0, identity topics only when ticked, never what the mentor will not speak for. */
export function countedOffers(instance: CanonicalInstance, mentor: Required<Mentor>): readonly Required<Offer>[] {
  let identity = identities.get(instance);
  if (!identity) {
    identity = new Set(instance.topics.filter((t) => t.identity).map((t) => t.id));
    identities.set(instance, identity);
  }
  return (mentor.offers as readonly Required<Offer>[]).filter(
    (o) => o.level > 0 && (o.ticked || !identity.has(o.topic)) && !mentor.notRepresented.includes(o.topic),
  );
}
