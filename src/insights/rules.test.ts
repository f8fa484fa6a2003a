import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, type Figure, type Held, releaseFigure, verdictOf, wilson } from './rules.ts';

describe('Wilson interval', () => {
  test('25 of 26 is 81% to 99%, as published for a programme of 26 pairs', () => {
    const { low, high } = wilson(25, 26);
    expect([Math.round(low * 100), Math.round(high * 100)]).toEqual([81, 99]);
  });
  test('holds the share and stays within 0 and 1 for any count', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const [k, n] = [Math.min(a, b), Math.max(a, b)];
        const { low, high } = wilson(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        if (n > 0) {
          expect(low).toBeLessThanOrEqual(k / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
        }
      }),
    );
  });
});

const fact = fc.record({
  id: fc.nat(60).map((n) => `f${n}`),
  raterId: fc.nat(12).map((n) => `r${n}`),
  ratedId: fc.nat(8).map((n) => `p${n}`),
  isYes: fc.boolean(),
});
const weeks = fc.array(fc.uniqueArray(fact, { selector: (one) => one.id, maxLength: 8 }), {
  minLength: 1,
  maxLength: 10,
});

describe('release of a figure (law 4)', () => {
  test('shows nothing below five raters or five rated', () => {
    const facts = Array.from(
      { length: 20 },
      (_, i): Fact => ({ id: `${i}`, raterId: `r${i % 4}`, ratedId: `p${i}`, isYes: true }),
    );
    expect(releaseFigure('worth-it', facts, '2026-03-02', undefined).figure.percent).toBeNull();
    const other = facts.map((one, i) => ({ ...one, raterId: `r${i}`, ratedId: `p${i % 4}` }));
    expect(releaseFigure('worth-it', other, '2026-03-02', undefined).figure.percent).toBeNull();
  });

  test('the difference of any two releases speaks about nobody or about at least five people and five pairs', () => {
    fc.assert(
      fc.property(weeks, (arrivals) => {
        const all = new Map<string, Fact>();
        const shown: { ids: Set<string>; facts: Map<string, Fact> }[] = [];
        let last: Held | undefined;
        arrivals.forEach((arriving, week) => {
          for (const one of arriving) if (!all.has(one.id)) all.set(one.id, one);
          last = releaseFigure('worth-it', [...all.values()], `2026-03-${String(week + 1).padStart(2, '0')}`, last);
          if (last.figure.percent !== null) shown.push({ ids: new Set(last.factIds), facts: new Map(all) });
        });
        for (const a of shown) {
          for (const b of shown) {
            const difference = [...b.ids].filter((id) => !a.ids.has(id)).map((id) => b.facts.get(id));
            if (difference.length === 0) continue;
            expect(new Set(difference.map((one) => one?.raterId)).size).toBeGreaterThanOrEqual(5);
            expect(new Set(difference.map((one) => one?.ratedId)).size).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('what a figure says about its target', () => {
  const held: Figure = {
    key: 'held-rate',
    percent: 85,
    lowPercent: 78,
    highPercent: 90,
    about: 80,
    asOf: '2026-03-02',
  };

  test('is a claim only when the whole interval lies on one side of the target', () => {
    expect(verdictOf(held, 78).sentence).toContain(' reach the aim');
    expect(verdictOf(held, 79).sentence).toContain('We cannot tell yet');
    expect(verdictOf(held, 90).sentence).toContain('anywhere between');
    expect(verdictOf(held, 91).sentence).toContain('stay below');
  });

  test('is that nobody can tell while too few have spoken', () => {
    const silent = { ...held, percent: null, lowPercent: null, highPercent: null, asOf: null };
    expect(verdictOf(silent, 80)).toEqual({
      sentence: expect.stringContaining('fewer than five people'),
      values: { figure: 'held', target: 80 },
    });
  });

  test('never claims what the target’s own interval leaves open', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100), (a, b, c, target) => {
        const [low = 0, percent = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
        const { sentence } = verdictOf({ ...held, percent, lowPercent: low, highPercent: high }, target);
        expect(sentence.startsWith('We cannot tell yet')).toBe(low < target && target <= high);
      }),
    );
  });
});
