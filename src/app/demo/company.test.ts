import { describe, expect, test } from 'vitest';
import { buildCompany } from './company.ts';

describe('the demo company', () => {
  test('is the same for the same seed and different for another', () => {
    expect(buildCompany(7).people.map((person) => person.email)).toEqual(
      buildCompany(7).people.map((person) => person.email),
    );
    expect(buildCompany(7).people[5]?.email).not.toBe(buildCompany(8).people[5]?.email);
  });

  for (const size of [400, 5_000, 100_000]) {
    test(`has about ${size} people in one tree of reporting lines that climbs the ladder`, () => {
      const { people } = buildCompany(2026, size);
      expect(people.length).toBeGreaterThan(size * 0.95);
      expect(people.length).toBeLessThan(size * 1.05);
      expect(people.filter((person) => !person.manager)).toHaveLength(1);
      expect(people.every((person) => !person.manager || person.manager.rank > person.rank)).toBe(true);
      expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
      expect(new Set(people.map((person) => person.site)).size).toBe(6);
    });
  }
});
