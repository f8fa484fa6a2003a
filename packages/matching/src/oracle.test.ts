import { expect, test } from 'vitest';
import { smallInstance } from '../test/instances.ts';
import { oracle } from '../test/oracle.ts';
import { type Instance, matchSync, type PolicyInput, verify } from './index.ts';

/** Up to 60 people a side, places up to 3 by 2, priority classes, locks, current pairs, every order of stages. */
const medium = (seed: number, policy: PolicyInput = {}): Instance =>
  smallInstance({
    seed,
    most: [12, 25, 60][seed % 3]!,
    edges: [60, 150, 400][seed % 3]!,
    locks: seed % 2 === 0,
    policy,
  });

test('every stage of 200 medium instances is what slow augmentation from the definition gives', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const instance = medium(seed);
    const result = matchSync(instance, { brief: true });
    expect(result.objective, `seed ${seed}`).toEqual(oracle(instance).objective);
    expect(verify(instance, result), `seed ${seed}`).toMatchObject({ valid: true, proven: true });
  }
});

test('leximin leaves as few pairs at each score, from the lowest up, as slow augmentation does', () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const instance = medium(seed, { leximin: true, stages: ['coverage', 'floor', 'total', 'determinism'] });
    const result = matchSync(instance, { brief: true });
    const { objective, levels } = oracle(instance);
    expect(result.objective, `seed ${seed}`).toEqual(objective);
    const scores = result.pairs.filter((p) => !p.locked).map((p) => p.score);
    const counts = [...new Set(scores)].sort((a, b) => a - b).map((s) => scores.filter((other) => other === s).length);
    expect(counts, `seed ${seed}`).toEqual(levels);
  }
});
