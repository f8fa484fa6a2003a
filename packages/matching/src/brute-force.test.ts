import { expect, test } from 'vitest';
import { bruteForce } from '../test/brute.ts';
import { smallInstance } from '../test/instances.ts';
import { type Instance, matchSync, verify } from './index.ts';
import { open } from './match.ts';
import { stagePlan } from './optimal.ts';
import { runSync } from './progress.ts';

function judge(instance: Instance, name: string): void {
  const { prepared } = runSync(open(instance), {});
  const { keys, terms } = stagePlan(prepared);
  const best = bruteForce(prepared.candidates.graph, prepared.lockMask, terms, keys);
  const result = matchSync(instance);
  expect(result.objective, name).toEqual(best);
  expect(verify(instance, result), name).toMatchObject({ valid: true, proven: true });
}

test('every stage of 1,500 small instances is what looking at every answer gives', () => {
  for (let seed = 0; seed < 1500; seed += 1) judge(smallInstance({ seed }), `seed ${seed}`);
});

test('leximin raises the second lowest score, and so on, on 500 small instances', () => {
  const policy = { leximin: true, stages: ['coverage', 'floor', 'total'] } as const;
  for (let seed = 0; seed < 500; seed += 1) judge(smallInstance({ seed, policy }), `seed ${seed}`);
});

test('8 by 8 with one place each and all stages', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const small = smallInstance({
      seed,
      most: 8,
      edges: 20,
      policy: { stages: ['coverage', 'floor', 'total', 'calm', 'determinism'] },
    });
    judge(small, `seed ${seed}`);
  }
});
