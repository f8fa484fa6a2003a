import { matchSync } from '../match.ts';
import type { Reason, Result, TightSet } from '../result.ts';
import type { Instance, Mentee, Mentor, Side } from '../types.ts';

export interface Advice {
  set: TightSet;
  unmatched: readonly string[];
  /** How many people to recruit on the other side, and what they should bring. */
  more: number;
  topic: string | null;
  like: string | null;
  /** People of `unmatched` who have a partner when the whole is solved again with the recruits. */
  placed: readonly string[];
  reason: Reason;
}

const mostSets = 8;
const mostRecruits = 25;

/** Tight sets that share people, joined; largest lack first. */
function joinedSets(result: Result): { set: TightSet; unmatched: string[] }[] {
  const bySet = new Map<number, string[]>();
  for (const { id, tightSet } of result.unmatched)
    if (tightSet !== null) bySet.set(tightSet, [...(bySet.get(tightSet) ?? []), id]);
  const joined: { set: TightSet; unmatched: string[] }[] = [];
  for (const [at, ids] of bySet) {
    const set = result.tightSets[at]!;
    const people = new Set(set.people);
    const found = joined.find((j) => j.set.side === set.side && j.set.people.some((p) => people.has(p)));
    if (!found) {
      joined.push({ set, unmatched: ids });
      continue;
    }
    found.unmatched.push(...ids);
    if (set.peopleCount > found.set.peopleCount) found.set = set;
  }
  return joined.sort((a, b) => b.unmatched.length - a.unmatched.length).slice(0, mostSets);
}

/** The topic that most of these mentees want; null when they want none. */
function wantedTopic(mentees: readonly Mentee[], ids: ReadonlySet<string>): string | null {
  const wanted = new Map<string, number>();
  for (const mentee of mentees)
    if (ids.has(mentee.id)) for (const { topic } of mentee.needs ?? []) wanted.set(topic, (wanted.get(topic) ?? 0) + 1);
  return [...wanted].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** A newcomer free of links: like an existing partner of the set, able to teach the topic. */
function recruit(instance: Instance, set: TightSet, topic: string | null, k: number): Mentor | Mentee {
  const people: readonly (Mentor | Mentee)[] = set.side === 'mentee' ? instance.mentors : instance.mentees;
  const model = people.find((p) => set.partners.includes(p.id)) ?? people[0];
  const {
    id: _,
    team: __,
    managers: ___,
    powerOver: ____,
    vetoes: _____,
    pastPartners: ______,
    ...rest
  } = model ?? { id: '' };
  const teaches = topic === null ? {} : { offers: [{ topic, level: 5, confidence: 5, ticked: true }] };
  return { ...rest, ...teaches, id: `recruit ${k + 1}`, capacity: 1, priority: 'standard' };
}

function withRecruits(instance: Instance, set: TightSet, topic: string | null, more: number): Instance {
  const people = Array.from({ length: more }, (_, k) => recruit(instance, set, topic, k));
  const bare = { ...instance, current: [], policy: { ...instance.policy, stages: ['coverage'] as const } };
  if (set.side === 'mentor') return { ...bare, mentees: [...instance.mentees, ...people] };
  return { ...bare, mentors: [...instance.mentors, ...people] };
}

/** Listed pairs have no attributes: recruits may meet whomever the model may meet. */
function withListedRecruits(instance: Instance, set: TightSet, more: number): Instance {
  const grown = withRecruits(instance, set, null, more);
  const [own, other]: [Side, Side] = set.side === 'mentee' ? ['mentor', 'mentee'] : ['mentee', 'mentor'];
  const model = set.partners[0];
  const extra = (instance.pairs ?? [])
    .filter((p) => p[own] === model)
    .flatMap((p) => Array.from({ length: more }, (_, k) => ({ ...p, [own]: `recruit ${k + 1}`, [other]: p[other] })));
  return { ...grown, pairs: [...(instance.pairs ?? []), ...extra] };
}

/** For each group that competes for too few places: how many people to recruit, checked by solving again with them. */
export function recruitingAdvice(instance: Instance, result: Result): Advice[] {
  return joinedSets(result).map(({ set, unmatched }) => {
    const more = Math.min(mostRecruits, unmatched.length);
    const topic = set.side === 'mentee' && !instance.pairs ? wantedTopic(instance.mentees, new Set(unmatched)) : null;
    const grown = instance.pairs ? withListedRecruits(instance, set, more) : withRecruits(instance, set, topic, more);
    const left = new Set(matchSync(grown, { brief: true }).unmatched.map((u) => u.id));
    const placed = unmatched.filter((id) => !left.has(id));
    const like = topic === null ? (set.partners[0] ?? null) : null;
    const values = {
      more,
      side: set.side === 'mentee' ? 'mentor' : 'mentee',
      placed: placed.length,
      of: unmatched.length,
    };
    const reason: Reason =
      topic === null
        ? { code: 'advice.recruit', values: { ...values, like: like ?? '' } }
        : { code: 'advice.recruit-topic', values: { ...values, topic } };
    return { set, unmatched, more, topic, like, placed, reason };
  });
}
