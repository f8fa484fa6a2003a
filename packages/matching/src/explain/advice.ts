import { solveAgain } from '../again.ts';
import { roomier } from '../canonical.ts';
import { fault } from '../fault.ts';
import { runSync, type Step, type Watch } from '../progress.ts';
import { readTogether } from '../read-given.ts';
import type { Reason, Result, TightSet } from '../result.ts';
import type { Instance, Mentee, Mentor, Side } from '../types.ts';

export interface Advice {
  set: TightSet;
  unmatched: readonly string[];
  /** How many people to recruit on the other side, no more than it takes, and what they should bring. */
  more: number;
  topic: string | null;
  like: string | null;
  /** People of `unmatched` who have a partner when the whole is solved again with the recruits. */
  placed: readonly string[];
  reason: Reason;
}

const mostSets = 8;
const mostRecruits = 25;
/** Partners of a group whom recruits are tried to be like. */
const mostModels = 4;
/** People beyond whom a group is tried with recruits like one partner, and with two numbers of them. */
const largePeople = 10_000;

/** A group, those of it without a partner, and what recruits would be. */
interface Lack {
  set: TightSet;
  unmatched: string[];
}

/** Tight sets that share people, joined; largest lack first. */
function joinedSets(result: Result): Lack[] {
  const bySet = new Map<number, string[]>();
  for (const { id, tightSet } of result.unmatched)
    if (tightSet !== null) bySet.set(tightSet, [...(bySet.get(tightSet) ?? []), id]);
  const joined: Lack[] = [];
  for (const [at, ids] of bySet) {
    const set = result.tightSets[at];
    if (!set) throw fault('out-of-range', `result: somebody is of group ${at}, and there is none`);
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

/** Ids that nobody of the instance has. */
function newIds({ mentors, mentees }: Instance, count: number): string[] {
  const taken = new Set([...mentors, ...mentees].map((p) => p.id));
  const ids: string[] = [];
  for (let k = 1; ids.length < count; k += 1) if (!taken.has(`recruit ${k}`)) ids.push(`recruit ${k}`);
  return ids;
}

/** Whom recruits are like, one partner of the group, free of links and able to teach the topic. */
interface Model {
  like: string;
  person: Mentor | Mentee;
}

function modelOf(instance: Instance, { set }: Lack, like: string, topic: string | null, mode: Result['mode']): Model {
  const people: readonly (Mentor | Mentee)[] = set.side === 'mentee' ? instance.mentors : instance.mentees;
  const person = people.find((p) => p.id === like);
  const teaches = topic === null ? {} : { offers: [{ topic, level: 5, confidence: 5, ticked: true }] };
  const places = mode === 'circles' && set.side === 'mentee' ? { capacity: person?.capacity ?? 1 } : { capacity: 1 };
  const free = { team: '', managers: [], powerOver: [], vetoes: [], pastPartners: [], priority: 'standard' as const };
  return { like, person: { id: '', ...person, ...free, ...teaches, ...places } };
}

/** Recruits may meet whomever the rules allow; where pairs are listed, whomever their model may meet. */
function withRecruits(instance: Instance, { set }: Lack, { like, person }: Model, more: number): Instance {
  const ids = newIds(instance, more);
  const people = ids.map((id) => ({ ...person, id }));
  const limits = roomier(instance.limits);
  const grown =
    set.side === 'mentor'
      ? { ...instance, limits, mentees: [...instance.mentees, ...people] }
      : { ...instance, limits, mentors: [...instance.mentors, ...people] };
  if (!instance.pairs) return grown;
  const own: Side = set.side === 'mentee' ? 'mentor' : 'mentee';
  const extra = instance.pairs.filter((p) => p[own] === like).flatMap((p) => ids.map((id) => ({ ...p, [own]: id })));
  return { ...grown, pairs: [...instance.pairs, ...extra] };
}

/** How many of the group are placed, and who; no more than there are more people of their side placed in all. */
interface Help {
  model: Model;
  more: number;
  count: number;
  placed: string[];
}

/** Tries so many recruits like a model. */
function* attempt(instance: Instance, lack: Lack, model: Model, more: number, result: Result): Generator<Step, Help> {
  const { set, unmatched } = lack;
  const people = set.side === 'mentor' ? instance.mentors : instance.mentees;
  const { isPlaced } = yield* solveAgain(withRecruits(instance, lack, model, more), result);
  const placed = unmatched.filter((id) => isPlaced(set.side, id));
  const before = new Set(result.pairs.map((pair) => pair[set.side])).size;
  const gain = people.filter(({ id }) => isPlaced(set.side, id)).length - before;
  return { model, more, count: Math.max(0, Math.min(gain, placed.length)), placed };
}

/** The recruits who help most of a group, no more of them than it takes; they are like one of its first partners by id. */
function* bestRecruits(instance: Instance, lack: Lack, topic: string | null, result: Result): Generator<Step, Help> {
  const most = Math.min(mostRecruits, lack.unmatched.length);
  let best: Help | null = null;
  const isLarge = instance.mentors.length + instance.mentees.length > largePeople;
  for (const like of lack.set.partners.slice(0, isLarge ? 1 : mostModels)) {
    const model = modelOf(instance, lack, like, topic, result.mode);
    const help: Help = yield* attempt(instance, lack, model, most, result);
    if (best === null || help.count > best.count) best = help;
    if (best.count === most) break;
  }
  if (best === null) throw fault('out-of-range', 'result: a group has no partners');
  const { model, count } = best;
  const least = Math.max(1, Math.ceil(count / (model.person.capacity ?? 1)));
  for (let more = least; more < (isLarge ? Math.min(least + 1, best.more) : best.more); more += 1) {
    const help: Help = yield* attempt(instance, lack, model, more, result);
    if (help.count >= count) return help;
  }
  return best;
}

/** `recruitingAdvice`, a bounded amount of work at a time. */
export function* adviceSteps(instance: Instance, result: Result): Generator<Step, Advice[]> {
  yield* readTogether(instance, result);
  const advice: Advice[] = [];
  for (const lack of joinedSets(result)) {
    const { set, unmatched } = lack;
    const topic = set.side === 'mentee' && !instance.pairs ? wantedTopic(instance.mentees, new Set(unmatched)) : null;
    const { model, more, count, placed } = yield* bestRecruits(instance, lack, topic, result);
    if (count === 0) continue;
    const like = topic === null ? model.like : null;
    const side = set.side === 'mentee' ? 'mentor' : 'mentee';
    const values = { more, side, placed: count, of: unmatched.length };
    const reason: Reason =
      topic === null
        ? { code: 'advice.recruit', values: { ...values, like: like ?? '' } }
        : { code: 'advice.recruit-topic', values: { ...values, topic } };
    advice.push({ set, unmatched, more, topic, like, placed, reason });
  }
  return advice;
}

/**
 * For each group that competes for too few places: how few recruits would place how many of it, checked by solving again
 * with them in the mode of the result. A group that no recruit would help is left out.
 */
export const recruitingAdvice = (instance: Instance, result: Result, watch: Watch = {}): Advice[] =>
  runSync(adviceSteps(instance, result), watch);
