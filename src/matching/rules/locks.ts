import type { Instance, PairRef, RuleName } from '@viceversa/matching';
import { isSamePair, refusingRules } from './probe.ts';
import type { RuleNumbers } from './words.ts';
import { ruleWords } from './words.ts';

/** A lock that cannot stand today: a rule refuses the pair, or a person has more locked pairs than places. */
export type BrokenLock = { pair: PairRef } & ({ rule: RuleName } | { person: string });

/** The first of a coordinator's locks that cannot stand; locks with a reason are pairs that live already. */
export function brokenLock(instance: Instance, only?: PairRef): BrokenLock | null {
  const locks = instance.locks ?? [];
  for (const { mentor, mentee } of locks.filter(({ reason }) => reason === undefined)) {
    const pair = { mentor, mentee };
    if (only && !isSamePair(only, pair)) continue;
    const [rule] = refusingRules(instance, pair);
    if (rule) return { pair, rule };
    for (const [side, people] of [['mentor', instance.mentors] as const, ['mentee', instance.mentees] as const]) {
      const places = people.find(({ id }) => id === pair[side])?.capacity ?? 1;
      if (locks.filter((lock) => lock[side] === pair[side]).length > places) return { pair, person: pair[side] };
    }
  }
  return null;
}

/** What stands against a lock, in words. */
export function againstLock(broken: BrokenLock, policy: RuleNumbers, nameOf: (id: string) => string) {
  if ('rule' in broken) return ruleWords(broken.rule, policy);
  const sentence = /*i18n*/ '{name} has no place left beside the pairs that are locked or live already.';
  return { sentence, values: { name: nameOf(broken.person) } };
}
