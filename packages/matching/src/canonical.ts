import { pairOrder } from './bits.ts';
import { defaultLimits, defaultPolicy } from './defaults.ts';
import { drain } from './progress.ts';
import { byText, sortSteps } from './sort.ts';
import type {
  CanonicalInstance,
  Hours,
  Instance,
  Lock,
  Mentee,
  Mentor,
  Need,
  Offer,
  PairRef,
  Policy,
  PolicyInput,
  ScoredPair,
  Topic,
} from './types.ts';

export { canonicalJson } from './canonical-json.ts';

// Every literal of this file has its keys in code-unit order: JSON.stringify then writes canonical JSON as it is.

const none: readonly never[] = Object.freeze([]);
const plain = (value: number): number => value + 0;

function sorted<In, Out>(list: readonly In[] | undefined, of: (entry: In) => Out, compare: (a: Out, b: Out) => number) {
  if (!list || list.length === 0) return none;
  const out = list.map(of);
  return out.length === 1 ? out : out.sort(compare);
}

function sortedSet(list: readonly string[] | undefined): readonly string[] {
  if (!list || list.length === 0) return none;
  return list.length === 1 ? [list[0]!] : [...new Set(list)].sort();
}

/** Working time in order; what overlaps is counted once. */
function canonicalHours(list: readonly Hours[] | undefined): readonly Hours[] {
  const all = sorted(
    list,
    ({ start, end }) => ({ end: plain(end), start: plain(start) }),
    (a, b) => a.start - b.start || a.end - b.end,
  );
  if (all.every((h, k) => k === 0 || all[k - 1]!.end <= h.start)) return all;
  const merged: { end: number; start: number }[] = [];
  for (const h of all) {
    const last = merged.at(-1);
    if (last && h.start < last.end) last.end = Math.max(last.end, h.end);
    else merged.push(h);
  }
  return merged;
}

const canonicalOffers = (offers: readonly Offer[] | undefined): readonly Required<Offer>[] =>
  sorted(
    offers,
    (o) => ({
      confidence: plain(o.confidence ?? 3),
      level: plain(o.level),
      ticked: o.ticked ?? false,
      topic: o.topic,
    }),
    (a, b) =>
      byText(a.topic, b.topic) ||
      a.level - b.level ||
      a.confidence - b.confidence ||
      Number(a.ticked) - Number(b.ticked),
  );

const canonicalNeeds = (needs: readonly Need[] | undefined): readonly Required<Need>[] =>
  sorted(
    needs,
    (n) => ({
      current: plain(n.current ?? 0),
      priority: plain(n.priority ?? 2),
      target: plain(n.target ?? 3),
      topic: n.topic,
    }),
    (a, b) => byText(a.topic, b.topic) || a.current - b.current || a.target - b.target || a.priority - b.priority,
  );

const managersOf = (person: Mentor | Mentee) =>
  sorted(
    person.managers,
    ({ id, depth }) => ({ depth: plain(depth), id }),
    (a, b) => a.depth - b.depth || byText(a.id, b.id),
  );

const pastPartnersOf = (person: Mentor | Mentee) =>
  sorted(
    person.pastPartners,
    ({ id, round }) => ({ id, round: plain(round) }),
    (a, b) => a.round - b.round || byText(a.id, b.id),
  );

const powerOf = (person: Mentor | Mentee) =>
  sorted(
    person.powerOver,
    ({ id, kind }) => ({ id, kind }),
    (a, b) => byText(a.id, b.id) || byText(a.kind, b.kind),
  );

const modesOf = ({ modes }: Mentor | Mentee) =>
  modes ? (['distance', 'in-person'] as const).filter((mode) => modes.includes(mode)) : none;

const styleOf = ({ style }: Mentor | Mentee) =>
  style ? style.map((answer) => (answer === null ? null : plain(answer))) : none;

const preferencesOf = ({ preferences }: Mentor | Mentee) => (preferences ? [...new Set(preferences)] : none);

/** A missing grade is kept as −1, which no rule about grades lets through. */
const canonicalMentor = (p: Mentor): Required<Mentor> => ({
  acquaintances: sortedSet(p.acquaintances),
  capacity: plain(p.capacity ?? 1),
  circleMinimum: plain(p.circleMinimum ?? 0),
  grade: plain(p.grade ?? -1),
  hours: canonicalHours(p.hours),
  id: p.id,
  languages: sortedSet(p.languages),
  managers: managersOf(p),
  modes: modesOf(p),
  notRepresented: sortedSet(p.notRepresented),
  offers: canonicalOffers(p.offers),
  pastPartners: pastPartnersOf(p),
  powerOver: powerOf(p),
  preferences: preferencesOf(p),
  priority: p.priority ?? 'standard',
  roundsWaited: plain(p.roundsWaited ?? 0),
  site: p.site ?? '',
  style: styleOf(p),
  team: p.team ?? '',
  unit: p.unit ?? '',
  vetoes: sortedSet(p.vetoes),
  wantsBack: sortedSet(p.wantsBack),
});

const canonicalMentee = (p: Mentee): Required<Mentee> => ({
  acquaintances: sortedSet(p.acquaintances),
  capacity: plain(p.capacity ?? 1),
  grade: plain(p.grade ?? -1),
  hours: canonicalHours(p.hours),
  id: p.id,
  languages: sortedSet(p.languages),
  managers: managersOf(p),
  modes: modesOf(p),
  needs: canonicalNeeds(p.needs),
  offers: canonicalOffers(p.offers),
  pastPartners: pastPartnersOf(p),
  powerOver: powerOf(p),
  preferences: preferencesOf(p),
  priority: p.priority ?? 'standard',
  roundsWaited: plain(p.roundsWaited ?? 0),
  site: p.site ?? '',
  style: styleOf(p),
  team: p.team ?? '',
  unit: p.unit ?? '',
  vetoes: sortedSet(p.vetoes),
});

export function fillPolicy(input: PolicyInput = {}): Policy {
  const rules = { ...defaultPolicy.rules, ...input.rules };
  const weights = { ...defaultPolicy.weights, ...input.weights };
  return {
    leximin: input.leximin ?? defaultPolicy.leximin,
    rules: {
      commandChain: { levels: rules.commandChain.levels },
      gradeGap: {
        direction: rules.gradeGap.direction,
        maximum: rules.gradeGap.maximum,
        minimum: rules.gradeGap.minimum,
      },
      hours: { minimumMinutes: rules.hours.minimumMinutes },
      language: rules.language,
      mode: rules.mode,
      pastPair: { rounds: rules.pastPair.rounds },
      powerLink: rules.powerLink,
      representation: rules.representation,
      sameTeam: rules.sameTeam,
      site: rules.site,
      topic: rules.topic,
      veto: rules.veto,
    },
    scarceSide: input.scarceSide ?? defaultPolicy.scarceSide,
    seed: plain(input.seed ?? defaultPolicy.seed),
    stages: [...(input.stages ?? defaultPolicy.stages)],
    stayPrice: plain(input.stayPrice ?? defaultPolicy.stayPrice),
    weights: {
      acquaintance: weights.acquaintance,
      availability: weights.availability,
      'cross-unit': weights['cross-unit'],
      mutual: weights.mutual,
      'need-fit': weights['need-fit'],
      preference: weights.preference,
      style: weights.style,
      waited: weights.waited,
    },
  };
}

const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);
const byPair = (a: PairRef, b: PairRef): number => byText(a.mentor, b.mentor) || byText(a.mentee, b.mentee);
const pairOf = ({ mentor, mentee }: PairRef): PairRef => ({ mentee, mentor });
const lockOf = (l: Lock): Lock => (l.reason === undefined ? pairOf(l) : { ...pairOf(l), reason: l.reason });
const scoredOf = ({ mentor, mentee, score }: ScoredPair): ScoredPair => ({ mentee, mentor, score: plain(score) });

const topicOf = (t: Topic): Required<Topic> => ({ id: t.id, identity: t.identity ?? false });

const rowsAStep = 500;
type Write = ((json: string) => void) | null;

/** Rows in their canonical form; each is written as soon as it is known. */
function* rowsInOrder<In, Out>(rows: readonly In[], of: (row: In) => Out, write: Write): Generator<void, Out[]> {
  const out: Out[] = [];
  write?.('[');
  for (let from = 0; from < rows.length; from += rowsAStep) {
    const part = rows.slice(from, from + rowsAStep).map(of);
    for (const row of part) out.push(row);
    write?.(`${from === 0 ? '' : ','}${JSON.stringify(part).slice(1, -1)}`);
    yield;
  }
  write?.(']');
  return out;
}

function* tableInOrder<In, Out>(
  rows: readonly In[] | undefined,
  compare: (a: In, b: In) => number,
  of: (row: In) => Out,
  write: Write,
): Generator<void, Out[]> {
  return yield* rowsInOrder(yield* sortSteps(rows ?? none, compare), of, write);
}

/** Listed pairs may be millions: their order is counted out by position instead of compared by id. */
function pairsInOrder(
  pairs: readonly ScoredPair[],
  mentors: readonly { id: string }[],
  mentees: readonly { id: string }[],
): ScoredPair[] {
  const mentorAt = new Map(mentors.map((p, i) => [p.id, i]));
  const menteeAt = new Map(mentees.map((p, j) => [p.id, j]));
  const from = Int32Array.from(pairs, (p) => mentorAt.get(p.mentor)!);
  const to = Int32Array.from(pairs, (p) => menteeAt.get(p.mentee)!);
  return Array.from(pairOrder(mentors.length, mentees.length, from, to), (at) => pairs[at]!);
}

/** The canonical form of a valid instance, a bounded number of rows at a time; `write` gets its canonical JSON in parts. */
export function* canonicalSteps(instance: Instance, write: Write): Generator<void, CanonicalInstance> {
  const table = (name: string) => write?.(`${name === 'current' ? '{' : ','}"${name}":`);
  table('current');
  const current = yield* tableInOrder(instance.current, byPair, pairOf, write);
  table('forbids');
  const forbids = yield* tableInOrder(instance.forbids, byPair, pairOf, write);
  table('limits');
  const { cells, pairs: mostPairs, people } = { ...defaultLimits, ...instance.limits };
  const limits = { cells, pairs: mostPairs, people };
  write?.(JSON.stringify(limits));
  table('locks');
  const locks = yield* tableInOrder(instance.locks, byPair, lockOf, write);
  table('mentees');
  const mentees = yield* tableInOrder(instance.mentees, byId, canonicalMentee, write);
  table('mentors');
  const mentors = yield* tableInOrder(instance.mentors, byId, canonicalMentor, write);
  table('pairs');
  const listed = instance.pairs ? pairsInOrder(instance.pairs, mentors, mentees) : null;
  if (!listed) write?.('null');
  const pairs = listed ? yield* rowsInOrder(listed, scoredOf, write) : null;
  table('policy');
  const policy = fillPolicy(instance.policy);
  write?.(JSON.stringify(policy));
  table('topics');
  const topics = yield* tableInOrder(instance.topics, byId, topicOf, write);
  write?.('}');
  return { current, forbids, limits, locks, mentees, mentors, pairs, policy, topics };
}

/** The canonical form of a valid instance: defaults filled, rows by id, unknown fields dropped. */
export const canonicalise = (instance: Instance): CanonicalInstance => drain(canonicalSteps(instance, null));
