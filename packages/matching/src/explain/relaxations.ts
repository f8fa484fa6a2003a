import { fillPolicy } from '../canonical.ts';
import { matchSync, open } from '../match.ts';
import { runSync } from '../progress.ts';
import type { Result } from '../result.ts';
import type { Instance, PolicyInput, RuleName, Rules } from '../types.ts';

/** Rules that a coordinator may loosen; power links, vetoes and what people will not speak for are never among them. */
const loosened: Partial<Record<RuleName, (rules: Rules) => Partial<Rules>>> = {
  'grade-gap': (rules) => ({
    gradeGap: { ...rules.gradeGap, minimum: Math.min(1, rules.gradeGap.minimum), maximum: null },
  }),
  'past-pair': () => ({ pastPair: { rounds: 0 } }),
  language: () => ({ language: false }),
  mode: () => ({ mode: false }),
  site: () => ({ site: false }),
  hours: () => ({ hours: { minimumMinutes: 0 } }),
  topic: () => ({ topic: false }),
};

export interface Relaxation {
  rules: readonly RuleName[];
  /** Unmatched people whom some partner would then be allowed. */
  helps: readonly string[];
  /** People of `helps` who are placed when the whole is solved again. */
  places: readonly string[];
  /** More pairs than before, in all. */
  morePairs: number;
}

const mostPeople = 100;
const mostSets = 12;
const largestSet = 2;

/** Smallest sets of loosenable rules that stand between a person and some partner. */
function smallestSets(blocking: readonly (readonly RuleName[])[]): RuleName[][] {
  const sets = blocking.filter((rules) => rules.length <= largestSet && rules.every((r) => r in loosened));
  const distinct = new Map(sets.map((rules) => [[...rules].sort().join('+'), [...rules].sort()]));
  const all = [...distinct.values()];
  return all.filter((set) => !all.some((other) => other.length < set.length && other.every((r) => set.includes(r))));
}

export function loosen(instance: Instance, names: readonly RuleName[]): Instance {
  const policy = fillPolicy(instance.policy);
  let { rules } = policy;
  for (const name of names) rules = { ...rules, ...loosened[name]?.(rules) };
  const changed: PolicyInput = { ...policy, rules };
  return { ...instance, policy: changed };
}

/** For the unmatched (first 100): the smallest sets of rules whose loosening would let them in, each solved again. */
export function relaxations(instance: Instance, result: Result): Relaxation[] {
  if (instance.pairs) return [];
  const { prepared } = runSync(open(instance), {});
  const { scorer } = prepared;
  const { mentorAt, menteeAt } = scorer.context;
  const one = new Int32Array(1);
  const blockers = (i: number, j: number): RuleName[] => {
    const names: RuleName[] = [];
    for (const { rule, keep } of scorer.rules) {
      one[0] = j;
      if (keep(i, one, 1) === 0) names.push(rule.name);
      if (names.length > largestSet) break;
    }
    return names;
  };
  const helped = new Map<string, { rules: RuleName[]; people: string[] }>();
  for (const { id, side } of result.unmatched.slice(0, mostPeople)) {
    const v = (side === 'mentor' ? mentorAt : menteeAt).get(id)!;
    const others = side === 'mentor' ? prepared.instance.mentees : prepared.instance.mentors;
    const blocking = others.map((_, w) => (side === 'mentor' ? blockers(v, w) : blockers(w, v)));
    for (const rules of smallestSets(blocking.filter((names) => names.length > 0))) {
      const entry = helped.get(rules.join('+')) ?? { rules, people: [] };
      entry.people.push(id);
      helped.set(rules.join('+'), entry);
    }
  }
  return [...helped.values()]
    .sort((a, b) => a.rules.length - b.rules.length || b.people.length - a.people.length)
    .slice(0, mostSets)
    .map(({ rules, people }) => {
      const again = matchSync({ ...loosen(instance, rules), current: [] }, { brief: true });
      const left = new Set(again.unmatched.map((u) => u.id));
      return {
        rules,
        helps: people,
        places: people.filter((id) => !left.has(id)),
        morePairs: again.pairs.length - result.pairs.length,
      };
    })
    .sort((a, b) => b.places.length - a.places.length || a.rules.length - b.rules.length);
}
