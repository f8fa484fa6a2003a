import { canonicalJson, type Validation, validate } from '@viceversa/matching';
import { type Excluded, type Facts, instanceOf } from './instance.ts';

export type Frozen = {
  /** The instance as JSON with sorted keys: what the run, a replay and every "why not" are computed from. */
  text: string;
  /** SHA-256 of the engine's canonical form of it. */
  sha256: string;
  excluded: Excluded[];
  mentors: number;
  mentees: number;
};

/**
 * What a run knew, without the standing answer and what lies above the reporting lines that its policy looks at: equal
 * text means that nothing changed.
 */
export function factsText(facts: Facts): string {
  const { chainDepth } = facts.programme.policy;
  const isSeen = (step: { depth: number }) => chainDepth === 'any' || step.depth <= chainDepth;
  const chains = new Map([...facts.chains].map(([id, steps]) => [id, steps.filter(isSeen)]));
  return canonicalJson({ ...instanceOf({ ...facts, chains }).instance, current: [] });
}

/** Turns what `instanceOf` made of facts into the bytes that a run is about, or says what is wrong with them. */
export function freeze({
  instance,
  excluded,
}: ReturnType<typeof instanceOf>): Frozen | Extract<Validation, { ok: false }> {
  const verdict = validate(instance);
  if (!verdict.ok) return verdict;
  return {
    text: canonicalJson(instance),
    sha256: verdict.sha256,
    excluded,
    mentors: instance.mentors.length,
    mentees: instance.mentees.length,
  };
}
