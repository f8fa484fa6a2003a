import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dice } from '../test/brute.ts';
import { company } from '../test/company.ts';
import { noRows, rowsOf } from './bits.ts';
import { canonicalise } from './canonical.ts';
import type { Instance, PolicyInput } from './index.ts';
import { createScanner } from './row-scanner.ts';
import { createContext } from './rules/rule.ts';
import { contributions, createScorer, refusals, refusingRules, type Scorer } from './score.ts';

const scorerOf = (instance: Instance): Scorer => createScorer(createContext(canonicalise(instance)));

/** A row the plain way: one pair after the other, every rule and every term. */
function plainRow(scorer: Scorer, i: number): [number, number][] {
  const open = Array.from({ length: scorer.packed.m }, (_, j) => j).filter((j) => refusals(scorer, i, j).length === 0);
  return open.map((j) => [j, contributions(scorer, i, j).reduce((sum, part) => sum + part.points, 0)]);
}

function packedRows(scorer: Scorer, kept = noRows(scorer.packed.n)) {
  const { n, m } = scorer.packed;
  const scanner = createScanner(scorer, n, m, kept);
  const [cols, scores] = [new Int32Array(m), new Int32Array(m)];
  const removed = new Float64Array(scorer.rules.length);
  const rows = Array.from({ length: n }, (_, i) => {
    const count = scanner.rowOf(i, cols, scores);
    expect(scanner.count(i, removed)).toBe(count);
    return Array.from({ length: count }, (_, c): [number, number] => [cols[c]!, scores[c]!]);
  });
  return { rows, removed };
}

const rules: fc.Arbitrary<NonNullable<PolicyInput['rules']>> = fc.record(
  {
    gradeGap: fc.record({
      direction: fc.constantFrom('reverse' as const, 'traditional' as const, 'any' as const),
      minimum: fc.integer({ min: 0, max: 3 }),
      maximum: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
    commandChain: fc.record({ levels: fc.option(fc.integer({ min: 0, max: 3 })) }),
    sameTeam: fc.boolean(),
    powerLink: fc.boolean(),
    veto: fc.boolean(),
    pastPair: fc.record({ rounds: fc.integer({ min: 0, max: 3 }) }),
    language: fc.boolean(),
    hours: fc.record({ minimumMinutes: fc.constantFrom(0, 60, 1200, 2400) }),
    mode: fc.boolean(),
    site: fc.boolean(),
    topic: fc.boolean(),
    representation: fc.boolean(),
  },
  { requiredKeys: [] },
);
const weight = fc.integer({ min: 0, max: 50 });
const weights = fc.record({
  'need-fit': weight,
  availability: weight,
  preference: weight,
  'cross-unit': weight,
  style: weight,
  mutual: weight,
  acquaintance: weight,
  waited: weight,
});
/** More needs and more questions than the tables hold in one piece. */
function enlarged(instance: Instance, seed: number): Instance {
  const roll = dice(seed);
  const style = () => Array.from({ length: 9 }, () => (roll(4) === 0 ? null : roll(5)));
  return {
    ...instance,
    mentors: instance.mentors.map((p) => ({ ...p, style: style() })),
    mentees: instance.mentees.map((p) => ({
      ...p,
      style: style(),
      needs: [...(p.needs ?? []), ...Array.from({ length: roll(9) }, (_, k) => ({ topic: `extra ${k}`, priority: 3 }))],
    })),
  };
}

test('packed rows hold the same pairs and scores as asking every rule and term for every pair', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(3, 12, 70),
      rules,
      weights,
      fc.boolean(),
      (seed, size, ruleSet, weightSet, large) => {
        const drawn = company(seed, size, { rules: ruleSet, weights: weightSet });
        const scorer = scorerOf(large ? enlarged(drawn, seed) : drawn);
        const { rows, removed } = packedRows(scorer);
        expect(rows).toEqual(rows.map((_, i) => plainRow(scorer, i)));
        const first = new Float64Array(scorer.rules.length);
        for (let i = 0; i < scorer.packed.n; i += 1)
          for (let j = 0; j < scorer.packed.m; j += 1) {
            const rule = refusingRules(scorer, i, j)[0];
            if (rule) first[scorer.rules.findIndex((r) => r.rule === rule)]! += 1;
          }
        expect(removed).toEqual(first);
      },
    ),
    { numRuns: 120 },
  );
});

test('a pair that is kept stands in its row, in order and scored, whatever the rules say', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const scorer = scorerOf(company(seed, 40));
      const { n, m } = scorer.packed;
      const roll = dice(seed);
      const pairs = Array.from({ length: 5 }, () => [roll(n), roll(m)] as const);
      const kept = rowsOf(
        n,
        m,
        pairs.map(([i]) => i),
        pairs.map(([, j]) => j),
      );
      const { rows } = packedRows(scorer, kept);
      for (const [i, j] of pairs) {
        const points = contributions(scorer, i, j).reduce((sum, part) => sum + part.points, 0);
        expect(rows[i]).toContainEqual([j, points]);
        expect(rows[i]!.map(([k]) => k)).toEqual([...new Set(rows[i]!.map(([k]) => k))].sort((a, b) => a - b));
      }
    }),
    { numRuns: 60 },
  );
});
