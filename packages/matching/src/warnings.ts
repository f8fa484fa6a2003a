import type { Prepared } from './candidates.ts';
import { usualLevels } from './defaults.ts';
import { findEdge } from './graph.ts';
import type { Reason, Result } from './result.ts';
import type { Person, Policy } from './types.ts';

/** How many pairs each rule was the first to refuse, rules that refused none left out. */
export const removedByRule = ({ candidates }: Prepared): Result['removed'] =>
  Object.fromEntries(candidates.removed.filter(([, count]) => count > 0));

interface Chained {
  i: number;
  j: number;
  depth: number;
}

/** Pairs of whom one stands anywhere above the other, as far as the instance tells, by their shortest line. */
function chainedPairs({ scorer, instance }: Prepared): Chained[] {
  const { mentorAt, menteeAt } = scorer.context;
  const pairs = new Map<number, Chained>();
  const add = (i: number | undefined, j: number | undefined, depth: number): void => {
    if (i === undefined || j === undefined) return;
    const key = i * instance.mentees.length + j;
    const known = pairs.get(key);
    if (known === undefined || depth < known.depth) pairs.set(key, { i, j, depth });
  };
  for (const [i, { managers }] of instance.mentors.entries())
    for (const { id, depth } of managers) add(i, menteeAt.get(id), depth);
  for (const [j, { managers }] of instance.mentees.entries())
    for (const { id, depth } of managers) add(mentorAt.get(id), j, depth);
  return [...pairs.values()];
}

/** Of people without a partner, the most senior, who has most to lose by it. */
function strandedReason(kind: string, stranded: readonly Required<Person>[], values: Reason['values']): Reason[] {
  if (stranded.length === 0) return [];
  const who = stranded.reduce((top, p) => (p.grade > top.grade ? p : top)).id;
  return [{ code: `warning.${kind}`, values: { people: stranded.length, who, ...values } }];
}

/** Mentees whose every possible mentor stands in their chain of command beyond the levels in force; locked pairs stay. */
function strandedByAnyDepth(prepared: Prepared, levels: number): Reason[] {
  const { candidates, instance, lockMask } = prepared;
  const { graph } = candidates;
  const edges = chainedPairs(prepared).map(({ i, j }) => findEdge(graph, i, j));
  const chained = edges.filter((e) => e >= 0 && lockMask[e] === 0);
  const lost = new Int32Array(graph.m);
  for (const e of chained) lost[graph.col[e]!]! += 1;
  const stranded = instance.mentees.filter(
    (_, j) => lost[j]! > 0 && lost[j] === graph.colStart[j + 1]! - graph.colStart[j]!,
  );
  return strandedReason('any-depth-would-strand', stranded, { levels });
}

/** Mentees without any possible mentor who would have one if the chain of command counted for two levels only. */
function strandedNow(prepared: Prepared): readonly Required<Person>[] {
  const { candidates, instance, scorer } = prepared;
  const { colStart } = candidates.graph;
  const others = scorer.rules.filter(({ rule }) => rule.name !== 'command-chain');
  const saved = new Set<number>();
  for (const { i, j, depth } of chainedPairs(prepared)) {
    if (depth <= usualLevels || colStart[j] !== colStart[j + 1] || saved.has(j)) continue;
    if (others.every(({ gate }) => !gate.refuses(i, j))) saved.add(j);
  }
  return instance.mentees.filter((_, j) => saved.has(j));
}

/** Whom the levels in force leave alone that the usual ones would not, and whom any depth would. */
function chainWarnings(prepared: Prepared): Reason[] {
  const { levels } = prepared.instance.policy.rules.commandChain;
  if (levels === null) return strandedReason('any-depth-strands', strandedNow(prepared), { levels: usualLevels });
  const now = levels > usualLevels ? strandedNow(prepared) : [];
  return [
    ...strandedReason('levels-strand', now, { levels, usual: usualLevels }),
    ...strandedByAnyDepth(prepared, levels),
  ];
}

/** Settings of the policy that change nothing, because the stage that they belong to is left out. */
function idleSettings({ stages, leximin, stayPrice }: Policy): Reason[] {
  const idle = (isIdle: boolean, setting: string, stage: string): Reason[] =>
    isIdle ? [{ code: 'warning.setting-idle', values: { setting, stage } }] : [];
  return [
    ...idle(leximin && !stages.includes('floor'), 'leximin', 'floor'),
    ...idle(stayPrice > 0 && !stages.includes('total'), 'stayPrice', 'total'),
  ];
}

/** What a coordinator should know of the policy: settings that do nothing, and whom the chain of command leaves, or would leave, alone. */
export function warningsOf(prepared: Prepared): Reason[] {
  const { policy, pairs } = prepared.instance;
  return [...idleSettings(policy), ...(pairs ? [] : chainWarnings(prepared))];
}
