import { type Opened, openPacked, type Packed, pack } from './packed.ts';
import { drain, type Step } from './progress.ts';
import type { Contribution, Reason } from './result.ts';
import { type Context, type Rule, ruleReason } from './rules/rule.ts';
import { neutral } from './terms/term.ts';

/** Rules and terms in force, at work on packed columns. */
export interface Scorer extends Opened {
  context: Context;
  packed: Packed;
}

/** Packs and opens every rule and term in force, one after the other. */
export function* scorerSteps(context: Context): Generator<Step, Scorer> {
  const packed = yield* pack(context);
  const opened = openPacked(packed);
  yield { phase: 'pack', done: 1, total: 1 };
  return { context, packed, ...opened };
}

export const createScorer = (context: Context): Scorer => drain(scorerSteps(context));

/** Every rule in force that refuses a pair, in the order in which refusals are attributed. */
export const refusingRules = ({ rules }: Scorer, i: number, j: number): Rule[] =>
  rules.flatMap(({ rule, gate }) => (gate.refuses(i, j) ? [rule] : []));

/** The same with the facts. */
export const refusals = (scorer: Scorer, i: number, j: number): Reason[] =>
  refusingRules(scorer, i, j).map((rule) => ruleReason(rule, scorer.context, i, j));

/** Each term's value and the points it adds to the score of a pair; keys in order, as hashing wants them. */
export const contributions = (scorer: Scorer, i: number, j: number): Contribution[] =>
  scorer.terms.map(({ term, measure, points }) => {
    const value = measure.value(i, j);
    return { points: points(value), term: term.name, value };
  });

/** The three contributions that count most, as reasons; terms that know nothing of the pair come last. */
export function topReasons(scorer: Scorer, i: number, j: number, parts: readonly Contribution[]): Reason[] {
  const { instance } = scorer.context;
  return [...parts]
    .sort((a, b) => Number(a.value === neutral) - Number(b.value === neutral) || b.points - a.points)
    .slice(0, 3)
    .flatMap(({ term, points }) => {
      const found = scorer.terms.find((t) => t.term.name === term);
      if (!found) return [];
      const names = { mentor: instance.mentors[i]!.id, mentee: instance.mentees[j]!.id, points };
      return [{ code: `term.${term}` as const, values: { ...names, ...found.term.explain(scorer.context, i, j) } }];
    });
}
