import { type Instance, matchSync, type PairRef, type RuleName } from '@viceversa/matching';

const MOST_RULES = 16;

/** The rules that refuse one pair, the first one first; empty when it is eligible. Forbids count, places do not. */
export function refusingRules(instance: Instance, pair: PairRef): RuleName[] {
  const refusing: RuleName[] = [];
  let trial = alone(instance, pair);
  for (let round = 0; round < MOST_RULES; round += 1) {
    const result = matchSync(trial);
    if (result.pairs.length > 0) break;
    const [rule] = Object.keys(result.unmatched[0]?.removedBy ?? {}) as RuleName[];
    if (!rule || refusing.includes(rule)) break;
    refusing.push(rule);
    trial = without(trial, rule);
  }
  return refusing;
}

function alone(instance: Instance, pair: PairRef): Instance {
  const isPair = (other: PairRef) => other.mentor === pair.mentor && other.mentee === pair.mentee;
  return {
    mentors: instance.mentors
      .filter((person) => person.id === pair.mentor)
      .map((person) => ({ ...person, capacity: 1 })),
    mentees: instance.mentees
      .filter((person) => person.id === pair.mentee)
      .map((person) => ({ ...person, capacity: 1 })),
    topics: instance.topics ?? [],
    policy: instance.policy ?? {},
    forbids: (instance.forbids ?? []).filter(isPair),
  };
}

function without(instance: Instance, rule: RuleName): Instance {
  if (rule === 'forbidden') return { ...instance, forbids: [] };
  const rules = { ...instance.policy?.rules };
  if (rule === 'grade-gap') rules.gradeGap = { direction: 'any', minimum: 0, maximum: null };
  if (rule === 'command-chain') rules.commandChain = { levels: 0 };
  if (rule === 'same-team') rules.sameTeam = false;
  if (rule === 'power-link') rules.powerLink = false;
  if (rule === 'veto') rules.veto = false;
  if (rule === 'past-pair') rules.pastPair = { rounds: 0 };
  if (rule === 'language') rules.language = false;
  if (rule === 'site') rules.site = false;
  if (rule === 'hours') rules.hours = { minimumMinutes: 0 };
  if (rule === 'mode') rules.mode = false;
  if (rule === 'topic') rules.topic = false;
  if (rule === 'representation') rules.representation = false;
  return { ...instance, policy: { ...instance.policy, rules } };
}
