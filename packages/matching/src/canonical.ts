import { defaultLimits, defaultPolicy } from './defaults.ts';
import type {
  CanonicalInstance,
  Instance,
  Lock,
  Mentee,
  Mentor,
  Offer,
  PairRef,
  Person,
  Policy,
  PolicyInput,
} from './types.ts';

/** Order of UTF-16 code units: the same in every locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const byPair = (a: PairRef, b: PairRef): number => byText(a.mentor, b.mentor) || byText(a.mentee, b.mentee);
const plain = (value: number): number => value + 0;
const sortedSet = (list: readonly string[] | undefined): string[] => [...new Set(list ?? [])].sort(byText);

function canonicalOffers(offers: readonly Offer[] | undefined): Required<Offer>[] {
  return (offers ?? [])
    .map((o) => ({
      topic: o.topic,
      level: plain(o.level),
      confidence: plain(o.confidence ?? 3),
      ticked: o.ticked ?? false,
    }))
    .sort((a, b) => byText(a.topic, b.topic));
}

/** Missing grade is kept as −1, which no rule about grades lets through. */
function canonicalPerson(person: Person): Required<Person> {
  return {
    id: person.id,
    grade: plain(person.grade ?? -1),
    unit: person.unit ?? '',
    team: person.team ?? '',
    site: person.site ?? '',
    managers: (person.managers ?? [])
      .map(({ id, depth }) => ({ id, depth: plain(depth) }))
      .sort((a, b) => a.depth - b.depth || byText(a.id, b.id)),
    languages: sortedSet(person.languages),
    hours: (person.hours ?? [])
      .map(({ start, end }) => ({ start: plain(start), end: plain(end) }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
    modes: (['distance', 'in-person'] as const).filter((mode) => (person.modes ?? []).includes(mode)),
    style: (person.style ?? []).map((answer) => (answer === null ? null : plain(answer))),
    acquaintances: sortedSet(person.acquaintances),
    vetoes: sortedSet(person.vetoes),
    powerOver: (person.powerOver ?? [])
      .map(({ id, kind }) => ({ id, kind }))
      .sort((a, b) => byText(a.id, b.id) || byText(a.kind, b.kind)),
    pastPartners: (person.pastPartners ?? [])
      .map(({ id, round }) => ({ id, round: plain(round) }))
      .sort((a, b) => a.round - b.round || byText(a.id, b.id)),
    preferences: [...new Set(person.preferences ?? [])],
    priority: person.priority ?? 'standard',
    roundsWaited: plain(person.roundsWaited ?? 0),
    capacity: plain(person.capacity ?? 1),
  };
}

function canonicalMentor(mentor: Mentor): Required<Mentor> {
  return {
    ...canonicalPerson(mentor),
    circleMinimum: plain(mentor.circleMinimum ?? 0),
    offers: canonicalOffers(mentor.offers),
    wantsBack: sortedSet(mentor.wantsBack),
    notRepresented: sortedSet(mentor.notRepresented),
  };
}

function canonicalMentee(mentee: Mentee): Required<Mentee> {
  return {
    ...canonicalPerson(mentee),
    needs: (mentee.needs ?? [])
      .map((n) => ({
        topic: n.topic,
        current: plain(n.current ?? 0),
        target: plain(n.target ?? 3),
        priority: plain(n.priority ?? 2),
      }))
      .sort((a, b) => byText(a.topic, b.topic)),
    offers: canonicalOffers(mentee.offers),
  };
}

export function fillPolicy(input: PolicyInput = {}): Policy {
  const rules = { ...defaultPolicy.rules, ...input.rules };
  return {
    rules: {
      gradeGap: {
        direction: rules.gradeGap.direction,
        minimum: rules.gradeGap.minimum,
        maximum: rules.gradeGap.maximum,
      },
      commandChain: { levels: rules.commandChain.levels },
      sameTeam: rules.sameTeam,
      powerLink: rules.powerLink,
      veto: rules.veto,
      pastPair: { rounds: rules.pastPair.rounds },
      language: rules.language,
      hours: { minimumMinutes: rules.hours.minimumMinutes },
      mode: rules.mode,
      topic: rules.topic,
      representation: rules.representation,
    },
    weights: { ...defaultPolicy.weights, ...input.weights },
    stages: [...(input.stages ?? defaultPolicy.stages)],
    leximin: input.leximin ?? defaultPolicy.leximin,
    scarceSide: input.scarceSide ?? defaultPolicy.scarceSide,
    stayPrice: plain(input.stayPrice ?? defaultPolicy.stayPrice),
    seed: plain(input.seed ?? defaultPolicy.seed),
  };
}

/** The canonical form of a valid instance: defaults filled, rows by id, unknown fields dropped. */
export function canonicalise(instance: Instance): CanonicalInstance {
  const pair = ({ mentor, mentee }: PairRef): PairRef => ({ mentor, mentee });
  const lock = (l: Lock): Lock => (l.reason === undefined ? pair(l) : { ...pair(l), reason: l.reason });
  return {
    mentors: instance.mentors.map(canonicalMentor).sort((a, b) => byText(a.id, b.id)),
    mentees: instance.mentees.map(canonicalMentee).sort((a, b) => byText(a.id, b.id)),
    topics: (instance.topics ?? [])
      .map((t) => ({ id: t.id, identity: t.identity ?? false }))
      .sort((a, b) => byText(a.id, b.id)),
    policy: fillPolicy(instance.policy),
    pairs: instance.pairs ? instance.pairs.map((p) => ({ ...pair(p), score: plain(p.score) })).sort(byPair) : null,
    locks: (instance.locks ?? []).map(lock).sort(byPair),
    forbids: (instance.forbids ?? []).map(pair).sort(byPair),
    current: (instance.current ?? []).map(pair).sort(byPair),
    limits: { ...defaultLimits, ...instance.limits },
  };
}

/** JSON with object keys in code-unit order, so that equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => byText(a, b));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
}
