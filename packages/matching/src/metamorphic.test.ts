import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { smallInstance } from '../test/instances.ts';
import { type Instance, matchSync, type Result, verify } from './index.ts';

const upTo = 60;
const value = (result: Result, stage: string): number | undefined =>
  result.objective.find((s) => s.stage === stage)?.value;
const pairsOf = (result: Result): string[] => result.pairs.map((p) => `${p.mentor} ${p.mentee}`);

test('locking what was chosen, one pair at a time, changes nothing', () => {
  for (let seed = 0; seed < upTo; seed += 1) {
    const instance = company(seed, 9, { stages: ['coverage', 'total', 'determinism'] });
    const before = matchSync(instance);
    for (const { mentor, mentee } of before.pairs) {
      const after = matchSync({ ...instance, locks: [{ mentor, mentee }] });
      expect(pairsOf(after), `seed ${seed}`).toEqual(pairsOf(before));
    }
  }
});

test('forbidding a pair that was not chosen changes nothing', () => {
  for (let seed = 0; seed < upTo; seed += 1) {
    const instance = company(seed, 9);
    const before = matchSync(instance);
    const chosen = new Set(pairsOf(before));
    const forbids = instance.mentors.flatMap((a) =>
      instance.mentees.flatMap((b) =>
        a.id === b.id || chosen.has(`${a.id} ${b.id}`) ? [] : [{ mentor: a.id, mentee: b.id }],
      ),
    );
    const after = matchSync({ ...instance, forbids });
    expect(pairsOf(after), `seed ${seed}`).toEqual(pairsOf(before));
    expect(verify({ ...instance, forbids }, after)).toMatchObject({ valid: true });
  }
});

test('a person whom nobody can partner changes nothing for the others', () => {
  for (let seed = 0; seed < upTo; seed += 1) {
    const instance = company(seed, 9, { scarceSide: 'mentee' });
    const lonely = { id: 'zz lonely', grade: 0, capacity: 1 };
    const before = matchSync(instance);
    const after = matchSync({ ...instance, mentees: [...instance.mentees, lonely] });
    expect(pairsOf(after), `seed ${seed}`).toEqual(pairsOf(before));
    expect(after.unmatched.find((u) => u.id === lonely.id)?.class).toBe('no-eligible-partner');
  }
});

test('doubling every score doubles floor and total and keeps coverage', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const small = smallInstance({ seed, policy: { stages: ['coverage', 'floor', 'total'], stayPrice: 0 } });
    const halved: Instance = {
      ...small,
      pairs: (small.pairs ?? []).map((p) => ({ ...p, score: Math.floor(p.score / 2) })),
    };
    const doubled: Instance = { ...small, pairs: (halved.pairs ?? []).map((p) => ({ ...p, score: p.score * 2 })) };
    const [a, b] = [matchSync(halved), matchSync(doubled)];
    expect(value(b, 'floor')).toBe(value(a, 'floor')! * 2);
    expect(value(b, 'total')).toBe(value(a, 'total')! * 2);
    expect(value(b, 'pairs')).toBe(value(a, 'pairs'));
  }
});

test('a stay price cuts changes and never lowers coverage', () => {
  for (let seed = 0; seed < upTo; seed += 1) {
    const instance = company(seed, 12, { stages: ['coverage', 'total', 'calm'] });
    const standing = matchSync({ ...instance, policy: { ...instance.policy, seed: seed + 1, weights: { style: 90 } } });
    const current = standing.pairs.map(({ mentor, mentee }) => ({ mentor, mentee }));
    const free = matchSync({ ...instance, current });
    const calm = matchSync({ ...instance, current, policy: { ...instance.policy, stayPrice: 2000 } });
    expect(value(calm, 'calm') ?? 0).toBeGreaterThanOrEqual(value(free, 'calm') ?? 0);
    expect(value(calm, 'pairs')).toBe(value(free, 'pairs'));
  }
});
