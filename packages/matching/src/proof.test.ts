import fc from 'fast-check';
import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { type Instance, type MatchOptions, matchSync, proofOf, verify } from './index.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const ways = fc.constantFrom<MatchOptions['mode'][]>('optimal', 'assisted', 'stable', 'circles', 'repair');

/** The instance with its own best answer standing but for the first pair. */
function withCurrent(instance: Instance): Instance {
  const current = matchSync(instance).pairs.slice(1);
  return { ...instance, current: current.map(({ mentor, mentee }) => ({ mentor, mentee })) };
}

test('in every mode the proof is as valid and as proven as the run itself', () => {
  fc.assert(
    fc.property(seeds, ways, (seed, mode = 'optimal') => {
      const instance = withCurrent(company(seed, 10));
      const result = matchSync(instance, { mode });
      const proof = proofOf(instance, result);
      expect(verify(proof.instance, proof.result)).toEqual(verify(instance, result));
    }),
    { numRuns: 120 },
  );
});

test('a proof with one pair taken out, or one place more, is refused', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const instance = company(seed, 10);
      const proof = proofOf(instance, matchSync(instance));
      fc.pre(proof.result.pairs.length > 0);
      expect(verify(proof.instance, { ...proof.result, pairs: proof.result.pairs.slice(1) }).valid).toBe(false);
      const mentees = proof.instance.mentees.map((one) => ({ ...one, capacity: 3 }));
      expect(verify({ ...proof.instance, mentees }, proof.result).valid).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('a veto, a forbidden pair and a reporting line look alike in the proof: the pair is not listed', () => {
  const people = {
    mentors: [
      { id: 'm1', grade: 1 },
      { id: 'm2', grade: 1 },
    ],
    mentees: [
      { id: 's1', grade: 5 },
      { id: 's2', grade: 5 },
    ],
    policy: { rules: { topic: false } },
  };
  const [first, ...others] = people.mentees;
  const texts = [
    { ...people, mentees: [{ ...first!, vetoes: ['m1'] }, ...others] },
    { ...people, forbids: [{ mentor: 'm1', mentee: 's1' }] },
    { ...people, mentees: [{ ...first!, managers: [{ id: 'm1', depth: 1 }] }, ...others] },
  ].map((instance) => JSON.stringify(proofOf(instance, matchSync(instance)).instance));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).not.toMatch(/vetoes|managers|grade":/);
});
