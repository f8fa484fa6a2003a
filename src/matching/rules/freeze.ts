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

/** What a run knew, without the standing answer: equal text means that nothing changed. */
export const factsText = (facts: Facts): string => canonicalJson({ ...instanceOf(facts).instance, current: [] });

/** Turns facts into the bytes that a run is about, or says what is wrong with them. */
export function freeze(facts: Facts): Frozen | Extract<Validation, { ok: false }> {
  const { instance, excluded } = instanceOf(facts);
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
