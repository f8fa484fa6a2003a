import { expect, test } from 'vitest';
import { dice } from '../test/brute.ts';
import { company } from '../test/company.ts';
import { smallInstance } from '../test/instances.ts';
import { canonicalJson, type Instance, type MatchOptions, matchSync, type Result, sha256, verify } from './index.ts';

/** Signs a changed result again, so that only the proof itself can give it away. */
function signed(result: Result): Result {
  const { replay, ...rest } = result;
  return { ...result, replay: { ...replay, resultSha256: sha256(canonicalJson(rest)) } };
}

const clone = (result: Result): Result => JSON.parse(JSON.stringify(result)) as Result;

function rejected(instance: Instance, changed: Result, name: string): void {
  expect(verify(instance, signed(changed)).valid, name).toBe(false);
}

test('any change without a new signature is refused', () => {
  const instance = company(3, 12, {}, true);
  const result = matchSync(instance);
  expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
  const changed = clone(result);
  (changed.pairs[0] as { score: number }).score += 1;
  expect(verify(instance, changed)).toEqual({ valid: false, fault: 'the result was changed after the run' });
  expect(verify({ ...instance, policy: { seed: 99 } }, result)).toMatchObject({ valid: false });
});

test('changed values, pairs, scores and stages are refused even when signed again', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const instance = company(seed, 12, {}, true);
    const result = matchSync(instance);
    const [first] = result.pairs;
    if (!first) continue;
    const edit = (change: (r: { -readonly [K in keyof Result]: Result[K] }) => void): Result => {
      const copy = clone(result);
      change(copy);
      return copy;
    };
    rejected(
      instance,
      edit((r) => {
        r.pairs = r.pairs.slice(1);
      }),
      'a pair dropped',
    );
    rejected(
      instance,
      edit((r) => {
        r.pairs = [...r.pairs, first];
      }),
      'a pair twice',
    );
    rejected(
      instance,
      edit((r) => {
        r.pairs = r.pairs.map((p, k) => (k === 0 ? { ...p, score: p.score + 1 } : p));
      }),
      'a score',
    );
    rejected(
      instance,
      edit((r) => {
        r.certificate = { ...r.certificate, stages: r.certificate.stages.slice(1) };
      }),
      'a stage dropped',
    );
    rejected(
      instance,
      edit((r) => {
        r.objective = r.objective.map((s) => ({ ...s, value: s.value + 1 }));
      }),
      'a value',
    );
  }
});

test('a moved price is refused unless what remains is itself a proof', () => {
  let tried = 0;
  let refused = 0;
  for (let seed = 0; seed < 400; seed += 1) {
    const instance = company(seed, 8, { stages: ['coverage', 'floor', 'total', 'determinism'] });
    const result = matchSync(instance);
    const roll = dice(seed);
    const { stages } = result.certificate;
    const at = stages.findIndex((s) => s.stage === 'total');
    const side = roll(2) === 0 ? 'alpha' : 'beta';
    const prices = stages[at]![side];
    if (prices.length === 0 || result.pairs.length === 0) continue;
    const hit = roll(prices.length);
    const bumped = prices.map((p, k) => (k === hit ? p + (roll(2) === 0 ? 1 : -1) : p));
    const moved = stages.map((s, k) => (k === at ? { ...s, [side]: bumped } : s));
    tried += 1;
    if (!verify(instance, signed({ ...result, certificate: { ...result.certificate, stages: moved } })).valid)
      refused += 1;
  }
  expect(refused).toBeGreaterThan(tried / 4);
});

test('no random prices make a worse answer look optimal', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const roll = dice(seed);
    const instance = smallInstance({ seed, locks: false, policy: { stages: ['total'], stayPrice: 0 } });
    const best = matchSync(instance);
    const pairs = best.pairs.slice(1);
    const lost = best.pairs[0]?.score ?? 0;
    if (lost === 0) continue;
    const value = (best.objective[0]?.value ?? 0) - lost;
    const jitter = (prices: readonly number[], length: number) =>
      Array.from({ length }, (_, k) => (prices[k] ?? 0) + roll(5) - 2);
    const [stage] = best.certificate.stages;
    if (stage?.kind !== 'linear') continue;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const forged = {
        ...stage,
        value,
        alpha: jitter(stage.alpha, instance.mentors.length),
        beta: jitter(stage.beta, instance.mentees.length),
      };
      const objective = [{ stage: 'total' as const, value }];
      rejected(
        instance,
        { ...best, pairs, objective, certificate: { ...best.certificate, stages: [forged] } },
        `seed ${seed}`,
      );
    }
  }
});

test('a worse answer cannot borrow the proof of the best one', () => {
  let refused = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const instance = smallInstance({ seed, locks: false, policy: { stages: ['coverage', 'total'], stayPrice: 0 } });
    const best = matchSync(instance);
    const worse = matchSync({
      ...instance,
      forbids: best.pairs.slice(0, 1).map(({ mentor, mentee }) => ({ mentor, mentee })),
    });
    if (canonicalJson(best.objective) === canonicalJson(worse.objective)) continue;
    const forged = { ...best, pairs: worse.pairs };
    rejected(instance, forged, `seed ${seed}`);
    const claimed = { ...worse, replay: best.replay };
    rejected(instance, claimed, `seed ${seed}`);
    refused += 1;
  }
  expect(refused).toBeGreaterThan(50);
});

test('a replay record by which no run like this can be asked is refused', () => {
  const circles = smallInstance({ seed: 12, most: 6, edges: 20, circles: true, locks: false });
  const company6 = company(6, 8, {}, true);
  const cases: [Instance, MatchOptions, Partial<Result['replay']>][] = [
    [company6, {}, { engine: 'mine' }],
    [company6, {}, { engine: '0.4' }],
    [company6, {}, { proposing: 'mentor' }],
    [company6, {}, { nodeLimit: 5 }],
    [company6, { mode: 'stable' }, { proposing: null }],
    [company6, { mode: 'stable' }, { nodeLimit: 5 }],
    [circles, { mode: 'circles' }, { nodeLimit: null }],
    [circles, { mode: 'circles' }, { nodeLimit: 0 }],
    [circles, { mode: 'circles' }, { proposing: 'mentee' }],
  ];
  for (const [instance, options, change] of cases) {
    const result = matchSync(instance, options);
    expect(verify(instance, result)).toMatchObject({ valid: true });
    const changed = { ...result, replay: { ...result.replay, ...change } };
    expect(verify(instance, changed), JSON.stringify(change)).toMatchObject({
      valid: false,
      fault: expect.stringContaining('replay record'),
    });
  }
});
