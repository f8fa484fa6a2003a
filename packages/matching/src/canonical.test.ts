import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dice } from '../test/brute.ts';
import { company } from '../test/company.ts';
import { smallInstance } from '../test/instances.ts';
import { canonicalise, canonicalJson, type Instance, matchSync, sha256, validate } from './index.ts';
import { drain } from './progress.ts';
import { plainHash } from './sha256.ts';
import { byText, sortSteps } from './sort.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });
const node = (words: string): string => createHash('sha256').update(words).digest('hex');

test('the hash is SHA-256, in plain TypeScript too, however the text is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 6 }), (parts) => {
      const hash = plainHash();
      for (const part of parts) hash.update(part);
      expect(hash.digest()).toBe(node(parts.join('')));
      expect(sha256(parts.join(''))).toBe(node(parts.join('')));
    }),
  );
});

/** Canonical JSON as its definition says it. */
function spelled(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{${entries
    .sort(([a], [b]) => byText(a, b))
    .map(([k, v]) => `${JSON.stringify(k)}:${spelled(v)}`)
    .join(',')}}`;
}

test('canonical JSON has its keys in code-unit order at every depth, numbers as keys included', () => {
  const key = fc.oneof(
    fc.string(),
    fc.integer({ min: 0, max: 120 }).map(String),
    fc.constantFrom('__proto__', 'é', 'z'),
  );
  fc.assert(
    fc.property(fc.anything({ key, withNullPrototype: false, maxDepth: 4 }), (value) => {
      expect(canonicalJson(value)).toBe(spelled(value));
    }),
    { numRuns: 500, examples: [[JSON.parse('[{"__proto__":{"z":"","a":[]}}]')]] },
  );
});

test('the hash of an instance is that of its canonical JSON', () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, listed) => {
      const instance = listed ? smallInstance({ seed }) : company(seed, 12);
      const checked = validate(instance);
      expect(checked.ok && checked.sha256).toBe(node(spelled(canonicalise(instance))));
    }),
    { numRuns: 100 },
  );
});

test('the order in which offers, needs and hours are told never matters', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const roll = dice(seed);
      const instance = company(seed, 6);
      const turned = <T>(list: readonly T[] | undefined): T[] =>
        [...(list ?? [])]
          .map((entry) => ({ entry, at: roll(1000) }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
      const twice = <T extends { topic: string }>(list: readonly T[] = [], other: readonly T[] = []): T[] => [
        ...list,
        ...other.filter(({ topic }) => !list.some((one) => one.topic === topic)),
      ];
      const [first] = instance.mentors;
      const [last] = instance.mentees;
      const doubled: Instance = {
        ...instance,
        mentors: instance.mentors.map((p) => ({ ...p, offers: twice(p.offers, first?.offers) })),
        mentees: instance.mentees.map((p) => ({ ...p, needs: twice(p.needs, last?.needs) })),
      };
      const shuffled: Instance = {
        ...doubled,
        mentors: doubled.mentors.map((p) => ({ ...p, offers: turned(p.offers), hours: turned(p.hours) })),
        mentees: doubled.mentees.map((p) => ({ ...p, needs: turned(p.needs), hours: turned(p.hours) })),
      };
      expect(canonicalJson(matchSync(shuffled))).toBe(canonicalJson(matchSync(doubled)));
    }),
    { numRuns: 40 },
  );
});

test('hours that overlap count once', () => {
  const hours = [
    { start: 0, end: 300 },
    { start: 60, end: 120 },
    { start: 240, end: 420 },
    { start: 420, end: 480 },
  ];
  const { mentors } = canonicalise({ mentors: [{ id: 'a', hours }], mentees: [] });
  expect(mentors[0]?.hours).toEqual([
    { start: 0, end: 420 },
    { start: 420, end: 480 },
  ]);
});

test('a long list is sorted as the built-in sort does, a part at a time', () => {
  const roll = dice(7);
  const list = Array.from({ length: 20_000 }, (_, at) => ({ key: roll(500), at }));
  const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(drain(sortSteps(list, compare))).toEqual([...list].sort(compare));
});
