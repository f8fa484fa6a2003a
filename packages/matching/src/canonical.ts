import { pairOrderSteps } from './bits.ts';
import { canonicalMentee, canonicalMentor, none, plain } from './canonical-people.ts';
import { defaultLimits, defaultPolicy } from './defaults.ts';
import { drain } from './progress.ts';
import { byText, sortSteps } from './sort.ts';
import type {
  CanonicalInstance,
  Instance,
  Limits,
  Lock,
  PairRef,
  Policy,
  PolicyInput,
  ScoredPair,
  Topic,
} from './types.ts';

export { canonicalJson } from './canonical-json.ts';

// Every literal of this file has its keys in code-unit order, as those of canonical-people.ts have.

/** More people than an instance grows by when a question is asked of it. */
const mostGrowth = 1000;

/** `over` on top of `base`; a field that is undefined is absent, and never switches a rule off. */
export function laidOver<T extends object>(base: T, over: Partial<T> | undefined): T {
  const given = Object.entries(over ?? {}).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}

/** Limits for an instance that grew from one within the limits given: those, or the usual ones where they are larger. */
export function roomier(given: Partial<Limits> | undefined): Limits {
  const own = laidOver(defaultLimits, given);
  const { people, cells, pairs } = defaultLimits;
  return {
    people: Math.max(own.people + mostGrowth, people),
    cells: Math.max(own.cells, cells),
    pairs: Math.max(own.pairs, pairs),
  };
}

export function fillPolicy(input: PolicyInput = {}): Policy {
  const rules = laidOver(defaultPolicy.rules, input.rules);
  const weights = laidOver(defaultPolicy.weights, input.weights);
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

const rowsAStep = 200;
const pairsAStep = 250_000;
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

const given = new WeakMap<readonly Lock[], readonly Lock[]>();

/** Where a canonical instance's lock stood in the instance as it was given. */
export function givenRow({ locks }: CanonicalInstance, row: number): number {
  const { mentor, mentee } = locks[row]!;
  return given.get(locks)?.findIndex((lock) => lock.mentor === mentor && lock.mentee === mentee) ?? row;
}

/** Where the people of listed pairs stand: positions in the tables of mentors and mentees. */
export interface Placed {
  mentor: Int32Array;
  mentee: Int32Array;
}

const places = new WeakMap<readonly ScoredPair[], Placed>();

/** Positions of a canonical instance's listed pairs, which are in order of them. */
export function placedPairs({ pairs, mentors, mentees }: CanonicalInstance): Placed {
  const known = pairs ? places.get(pairs) : undefined;
  return known ?? placesOf(pairs ?? none, mentors, mentees);
}

type Named = readonly { id: string }[];

function placesOf(pairs: readonly PairRef[], mentors: Named, mentees: Named): Placed {
  const mentorAt = new Map(mentors.map((p, i) => [p.id, i]));
  const menteeAt = new Map(mentees.map((p, j) => [p.id, j]));
  return {
    mentor: Int32Array.from(pairs, (p) => mentorAt.get(p.mentor)!),
    mentee: Int32Array.from(pairs, (p) => menteeAt.get(p.mentee)!),
  };
}

/** By position in one order of people, the position in the other. */
function ranks(before: Named, after: Named): Int32Array {
  const at = new Map(after.map((p, k) => [p.id, k]));
  return Int32Array.from(before, (p) => at.get(p.id)!);
}

/** Listed pairs may be millions: their order is counted out by position instead of compared by id. */
function* pairsInOrder(
  instance: Instance,
  { mentor, mentee }: Placed,
  mentors: Named,
  mentees: Named,
  write: Write,
): Generator<void, ScoredPair[]> {
  const [mentorRank, menteeRank] = [ranks(instance.mentors, mentors), ranks(instance.mentees, mentees)];
  yield;
  const from = mentor.map((k) => mentorRank[k]!);
  const to = mentee.map((k) => menteeRank[k]!);
  yield;
  const order = yield* pairOrderSteps(mentors.length, mentees.length, from, to);
  const sortedPairs: ScoredPair[] = [];
  for (let k = 0; k < order.length; k += 1) {
    sortedPairs.push(instance.pairs![order[k]!]!);
    if (k % pairsAStep === pairsAStep - 1) yield;
  }
  const pairs = yield* rowsInOrder(sortedPairs, scoredOf, write);
  const placed = { mentor: order.map((at) => from[at]!), mentee: new Int32Array(0) };
  yield;
  placed.mentee = order.map((at) => to[at]!);
  places.set(pairs, placed);
  yield;
  return pairs;
}

/** The canonical form of a valid instance, a bounded number of rows at a time; `write` gets its canonical JSON in parts. */
export function* canonicalSteps(
  instance: Instance,
  write: Write,
  placed: Placed | null = null,
): Generator<void, CanonicalInstance> {
  const table = (name: string) => write?.(`${name === 'current' ? '{' : ','}"${name}":`);
  table('current');
  const current = yield* tableInOrder(instance.current, byPair, pairOf, write);
  table('forbids');
  const forbids = yield* tableInOrder(instance.forbids, byPair, pairOf, write);
  table('limits');
  const { cells, pairs: mostPairs, people } = laidOver(defaultLimits, instance.limits);
  const limits = { cells, pairs: mostPairs, people };
  write?.(JSON.stringify(limits));
  table('locks');
  const locks = yield* tableInOrder(instance.locks, byPair, lockOf, write);
  if (instance.locks) given.set(locks, instance.locks);
  table('mentees');
  const mentees = yield* tableInOrder(instance.mentees, byId, canonicalMentee, write);
  table('mentors');
  const mentors = yield* tableInOrder(instance.mentors, byId, canonicalMentor, write);
  table('pairs');
  if (!instance.pairs) write?.('null');
  const found = placed ?? placesOf(instance.pairs ?? none, instance.mentors, instance.mentees);
  const pairs = instance.pairs ? yield* pairsInOrder(instance, found, mentors, mentees, write) : null;
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
