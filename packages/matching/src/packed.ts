import { inParts, inSteps, type Step } from './progress.ts';
import { activeRules, allRules } from './rules/index.ts';
import type { Context, Gate, Rule } from './rules/rule.ts';
import { allTerms } from './terms/index.ts';
import type { Measure, Term } from './terms/term.ts';
import type { RuleName, TermName } from './types.ts';

/** An instance as columns: typed arrays and numbers alone, so that it can be sent to a worker thread as it is. */
export interface Packed {
  n: number;
  m: number;
  rules: readonly { name: RuleName; columns: object }[];
  terms: readonly { name: TermName; weight: number; columns: object }[];
}

/** Packs the columns of every rule and term in force, a bounded amount of work at a time. */
export function* pack(context: Context): Generator<Step, Packed> {
  const { policy, mentors, mentees } = context.instance;
  const rules: { name: RuleName; columns: object }[] = [];
  for (const rule of activeRules(policy)) {
    const columns = yield* inSteps('pack', inParts(rule.pack(context)));
    if (columns) rules.push({ name: rule.name, columns });
    yield { phase: 'pack', done: rules.length, total: allRules.length + allTerms.length };
  }
  const terms: { name: TermName; weight: number; columns: object }[] = [];
  for (const term of allTerms) {
    const weight = policy.weights[term.name];
    if (weight === 0) continue;
    terms.push({ name: term.name, weight, columns: yield* inSteps('pack', inParts(term.pack(context))) });
    yield { phase: 'pack', done: allRules.length + terms.length, total: allRules.length + allTerms.length };
  }
  return { n: mentors.length, m: mentees.length, rules, terms };
}

export interface Opened {
  rules: readonly { rule: Rule; gate: Gate; keep: ReturnType<typeof keepOf> }[];
  terms: readonly { term: Term; measure: Measure; points: (value: number) => number }[];
}

/** Compacts `list[0…count)` to the mentees that mentor `i` may meet; returns the new count. */
const keepOf =
  ({ refuses }: Gate) =>
  (i: number, list: Int32Array, count: number): number => {
    let kept = 0;
    for (let k = 0; k < count; k += 1) if (!refuses(i, list[k]!)) list[kept++] = list[k]!;
    return kept;
  };

/** Sets rules and terms to work on packed columns, here or in a worker. */
export function openPacked(packed: Packed): Opened {
  const weightSum = packed.terms.reduce((sum, t) => sum + t.weight, 0);
  const rules = packed.rules.flatMap(({ name, columns }) => {
    const rule = allRules.find((r) => r.name === name);
    if (!rule) return [];
    const gate = rule.open(columns);
    return [{ rule, gate, keep: keepOf(gate) }];
  });
  const terms = packed.terms.flatMap(({ name, weight, columns }) => {
    const term = allTerms.find((t) => t.name === name);
    const points = (value: number): number => Math.floor((weight * value) / weightSum);
    return term ? [{ term, measure: term.open(columns, points), points }] : [];
  });
  return { rules, terms };
}
