import fc from 'fast-check';
import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { canonicalJson, type Instance, matchSync, verify } from './index.ts';

const seeds = fc.integer({ min: 0, max: 1_000_000 });

test('law 1: no mentor stands within the configured gap of the mentee', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, minimum) => {
      const policy = { rules: { gradeGap: { direction: 'reverse' as const, minimum, maximum: null } } };
      const instance = company(seed, 14, policy);
      for (const pair of matchSync(instance).pairs) {
        const mentor = instance.mentors.find((p) => p.id === pair.mentor)!;
        const mentee = instance.mentees.find((p) => p.id === pair.mentee)!;
        expect(mentor.grade!).toBeLessThanOrEqual(mentee.grade! - minimum);
      }
    }),
    { numRuns: 150 },
  );
});

test('law 2: no pair shares a team, a near line of command or a power link, and vetoes hold', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const instance = company(seed, 14, { rules: { topic: false } });
      for (const pair of matchSync(instance).pairs) {
        const mentor = instance.mentors.find((p) => p.id === pair.mentor)!;
        const mentee = instance.mentees.find((p) => p.id === pair.mentee)!;
        expect(mentor.id).not.toBe(mentee.id);
        if (mentor.team) expect(mentor.team).not.toBe(mentee.team);
        const near = (links: Instance['mentors'][number]['managers']) =>
          (links ?? []).filter((l) => l.depth <= 2).map((l) => l.id);
        expect(near(mentor.managers)).not.toContain(mentee.id);
        expect(near(mentee.managers)).not.toContain(mentor.id);
        expect((mentee.powerOver ?? []).map((l) => l.id)).not.toContain(mentor.id);
        expect((mentor.powerOver ?? []).map((l) => l.id)).not.toContain(mentee.id);
        expect(mentor.vetoes).not.toContain(mentee.id);
        expect(mentee.vetoes).not.toContain(mentor.id);
      }
    }),
    { numRuns: 150 },
  );
});

test('age, sex, name and photo leave the result byte-identical', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.string(), { minLength: 4, maxLength: 20 }), (seed, words) => {
      const instance = company(seed, 10);
      const dressed = (shift: number): Instance => {
        const dress = <T extends object>(list: readonly T[]): T[] =>
          list.map((p, k) => ({
            ...p,
            name: words[(k + shift) % words.length],
            age: 20 + ((k * 7 + shift) % 50),
            sex: (k + shift) % 2 ? 'f' : 'm',
            photo: `${shift}.png`,
          }));
        return { ...instance, mentors: dress(instance.mentors), mentees: dress(instance.mentees) };
      };
      const plain = canonicalJson(matchSync(instance));
      expect(canonicalJson(matchSync(dressed(0)))).toBe(plain);
      expect(canonicalJson(matchSync(dressed(3)))).toBe(plain);
    }),
    { numRuns: 60 },
  );
});

test('the order of rows never matters, and a run replays to the same bytes', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 13 }), (seed, by) => {
      const instance = company(seed, 12);
      const turned = <T>(list: readonly T[]): T[] =>
        [...list.slice(by % list.length), ...list.slice(0, by % list.length)].reverse();
      const shuffled = { ...instance, mentors: turned(instance.mentors), mentees: turned(instance.mentees) };
      const first = matchSync(instance);
      expect(canonicalJson(matchSync(shuffled))).toBe(canonicalJson(first));
      expect(verify(shuffled, first)).toMatchObject({ valid: true, proven: true });
    }),
    { numRuns: 80 },
  );
});
