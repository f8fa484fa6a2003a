import { solveAgain } from '../again.ts';
import type { Prepared } from '../candidates.ts';
import { fillPolicy, roomier } from '../canonical.ts';
import { usualLevels } from '../defaults.ts';
import { open } from '../match.ts';
import { runSync, type Step, type Watch } from '../progress.ts';
import type { Result } from '../result.ts';
import type { Scorer } from '../score.ts';
import type { Instance, PersonRef, RuleName, Rules, Side } from '../types.ts';
import { reopen } from './explainer.ts';

/** Rules that a coordinator may loosen, the chain of command down to the default; power links, vetoes and what people will not speak for are never among them. */
const loosened: Partial<Record<RuleName, (rules: Rules) => Partial<Rules>>> = {
  'grade-gap': (rules) => ({
    gradeGap: { ...rules.gradeGap, minimum: Math.min(1, rules.gradeGap.minimum), maximum: null },
  }),
  'command-chain': ({ commandChain: { levels } }) => ({
    commandChain: { levels: Math.min(levels ?? usualLevels, usualLevels) },
  }),
  'past-pair': () => ({ pastPair: { rounds: 0 } }),
  language: () => ({ language: false }),
  mode: () => ({ mode: false }),
  site: () => ({ site: false }),
  hours: () => ({ hours: { minimumMinutes: 0 } }),
  topic: () => ({ topic: false }),
};

const names = Object.keys(loosened) as RuleName[];

export interface Relaxation {
  rules: readonly RuleName[];
  /** People without any possible partner who would then have one, and by no fewer of these rules. */
  helps: readonly PersonRef[];
  /** Unmatched people who are placed when the whole is solved again. */
  places: readonly PersonRef[];
  /** Those of them whom no fewer of these rules would place. */
  smallestFor: readonly PersonRef[];
  /** People with a partner who have none when the whole is solved again. */
  loses: readonly PersonRef[];
  /** More pairs than before, in all. */
  morePairs: number;
}

/** Sets that are solved again, smallest first, and nodes that circles may take for it in all. */
const mostSolved = 40;
const mostNodes = 5000;
const mostSets = 12;
const rowsAStep = 32;

export function loosen(instance: Instance, wanted: readonly RuleName[]): Instance {
  const policy = fillPolicy(instance.policy);
  let { rules } = policy;
  for (const name of wanted) rules = { ...rules, ...loosened[name]?.(rules) };
  return { ...instance, policy: { ...policy, rules }, limits: roomier(instance.limits) };
}

/** Sets of rules as bits, in the order of `names`. */
type Mask = number;

const isWithin = (part: Mask, whole: Mask): boolean => (part & ~whole) === 0;
const sizeOf = (mask: Mask): number => names.filter((_, k) => mask & (1 << k)).length;
const rulesOf = (mask: Mask): RuleName[] => names.filter((_, k) => mask & (1 << k));

/** Which sets of loosenable rules, and nothing else, stand between somebody and somebody; for all, and for each person. */
interface Barriers {
  all: Set<Mask>;
  of: Map<string, Set<Mask>>;
}

const keyOf = ({ side, id }: PersonRef): string => `${side} ${id}`;

function* barriersOf(prepared: Prepared, loose: Scorer, people: readonly PersonRef[]): Generator<Step, Barriers> {
  const { scorer, instance } = prepared;
  const { mentors, mentees } = instance;
  const all = new Set<Mask>();
  const of = new Map(people.map((person) => [keyOf(person), new Set<Mask>()]));
  const ofMentee = mentees.map(({ id }) => of.get(keyOf({ side: 'mentee', id })));
  const strict = scorer.rules.filter(({ rule }) => names.includes(rule.name));
  const list = new Int32Array(mentees.length);
  for (const [i, { id }] of mentors.entries()) {
    const ofMentor = of.get(keyOf({ side: 'mentor', id }));
    let left = list.length;
    for (let j = 0; j < left; j += 1) list[j] = j;
    for (const { keep } of loose.rules) left = keep(i, list, left);
    for (let k = 0; k < left; k += 1) {
      const j = list[k]!;
      let mask = 0;
      for (const { rule, gate } of strict) if (gate.refuses(i, j)) mask |= 1 << names.indexOf(rule.name);
      if (mask === 0) continue;
      all.add(mask);
      ofMentor?.add(mask);
      ofMentee[j]?.add(mask);
    }
    if (i % rowsAStep === 0) yield { phase: 'relaxations', done: i, total: mentors.length };
  }
  return { all, of };
}

/** Sets of rules that let in a pair which no part of them does, smallest first. */
function usefulSets(barriers: ReadonlySet<Mask>): Mask[] {
  const unions = new Set<Mask>();
  for (const mask of barriers) for (const known of [0, ...unions]) unions.add(known | mask);
  return [...unions].sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
}

const refOf = ({ side, id }: PersonRef): PersonRef => ({ side, id });

/** Everybody with a partner, mentors first. */
function pairedPeople({ pairs }: Result): PersonRef[] {
  const of = (side: Side): PersonRef[] => [...new Set(pairs.map((pair) => pair[side]))].map((id) => ({ side, id }));
  return [...of('mentor'), ...of('mentee')];
}

/** `relaxations`, a bounded amount of work at a time. */
export function* relaxationSteps(instance: Instance, result: Result): Generator<Step, Relaxation[]> {
  const prepared = yield* reopen(instance, result);
  const people = result.unmatched.filter((one) => one.class !== 'no-capacity');
  if (instance.pairs || people.length === 0) return [];
  const { prepared: free } = yield* open({ ...loosen(instance, names), locks: [] });
  const lonely = people.filter((one) => one.class === 'no-eligible-partner');
  const barriers = yield* barriersOf(prepared, free.scorer, people);
  const placedBy = new Map<string, Mask[]>(people.map((person) => [keyOf(person), []]));
  const isOpen = (person: PersonRef, mask: Mask): boolean =>
    !placedBy.get(keyOf(person))!.some((known) => isWithin(known, mask));
  const paired = pairedPeople(result);
  const found: Relaxation[] = [];
  let solved = 0;
  let nodes = 0;
  for (const mask of usefulSets(barriers.all)) {
    const asked = people.filter((person) => isOpen(person, mask));
    if (asked.length === 0) continue;
    if (solved === mostSolved || nodes >= mostNodes) break;
    solved += 1;
    const again = yield* solveAgain(loosen(instance, rulesOf(mask)), result);
    nodes += again.nodes;
    const placed = people.filter(({ side, id }) => again.isPlaced(side, id));
    const smallestFor = placed.filter((person) => asked.includes(person));
    for (const person of smallestFor) placedBy.get(keyOf(person))!.push(mask);
    const helped = lonely.filter((person) => {
      const own = [...barriers.of.get(keyOf(person))!].filter((one) => isWithin(one, mask));
      return own.length > 0 && own.every((one) => one === mask);
    });
    if (helped.length + smallestFor.length === 0) continue;
    found.push({
      rules: rulesOf(mask),
      helps: helped.map(refOf),
      places: placed.map(refOf),
      smallestFor: smallestFor.map(refOf),
      loses: paired.filter(({ side, id }) => !again.isPlaced(side, id)),
      morePairs: again.pairs - result.pairs.length,
    });
  }
  return found
    .sort((a, b) => b.smallestFor.length - a.smallestFor.length || a.rules.length - b.rules.length)
    .slice(0, mostSets);
}

/**
 * For the unmatched: the smallest sets of rules whose loosening would place them, each solved again in the mode of the
 * result, with what it buys. Somebody may be placed through a chain, without a new possible partner of their own.
 */
export const relaxations = (instance: Instance, result: Result, watch: Watch = {}): Relaxation[] =>
  runSync(relaxationSteps(instance, result), watch);
