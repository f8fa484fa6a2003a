import { type Instance, matchSync, type PairRef, type RuleName } from '@viceversa/matching';

export const isSamePair = (a: PairRef, b: PairRef): boolean => a.mentor === b.mentor && a.mentee === b.mentee;

/** The rules that refuse one pair, in the engine's order; empty when it is eligible. Forbids count, places do not. */
export function refusingRules(instance: Instance, pair: PairRef): RuleName[] {
  const { unmatched } = matchSync(alone(instance, pair));
  return Object.keys(unmatched[0]?.removedBy ?? {}) as RuleName[];
}

function alone(instance: Instance, pair: PairRef): Instance {
  return {
    mentors: instance.mentors
      .filter((person) => person.id === pair.mentor)
      .map((person) => ({ ...person, capacity: 1 })),
    mentees: instance.mentees
      .filter((person) => person.id === pair.mentee)
      .map((person) => ({ ...person, capacity: 1 })),
    topics: instance.topics ?? [],
    policy: instance.policy ?? {},
    forbids: (instance.forbids ?? []).filter((other) => isSamePair(other, pair)),
  };
}
