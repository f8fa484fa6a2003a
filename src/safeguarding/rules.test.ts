import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictOf, type Rhythm, warningsOf } from './rules.ts';

const calm: Rhythm = {
  daysSinceBegun: 40,
  heldCount: 2,
  daysSinceLastHeld: 10,
  cadenceDays: 28,
  hasFutureMeeting: true,
  menteeMoved: [false, false, false],
  unansweredPrompts: 0,
};
const codes = (rhythm: Partial<Rhythm>) =>
  warningsOf({ ...calm, ...rhythm }).map((warning) => `${warning.code}/${warning.severity}`);

describe('early warnings from rhythm', () => {
  test('a pair that meets as planned raises nothing', () => expect(codes({})).toEqual([]));
  test('two moves in a row, or two of three, by the mentee side raise R1', () => {
    expect(codes({ menteeMoved: [true, true] })).toEqual(['R1/s2']);
    expect(codes({ menteeMoved: [true, false, true] })).toEqual(['R1/s2']);
    expect(codes({ menteeMoved: [true, false, false, true] })).toEqual([]);
  });
  test('no first meeting raises R2 after 14 days and asks for a call after 21', () => {
    const unstarted = { heldCount: 0, daysSinceLastHeld: null };
    expect(codes({ ...unstarted, daysSinceBegun: 14 })).toEqual([]);
    expect(codes({ ...unstarted, daysSinceBegun: 15 })).toEqual(['R2/s1']);
    expect(codes({ ...unstarted, daysSinceBegun: 22 })).toEqual(['R2/s2']);
  });
  test('more than one and a half cadences without a meeting raise R3, graver when none is planned', () => {
    expect(codes({ daysSinceLastHeld: 42 })).toEqual([]);
    expect(codes({ daysSinceLastHeld: 43 })).toEqual(['R3/s1']);
    expect(codes({ daysSinceLastHeld: 43, hasFutureMeeting: false })).toEqual(['R3/s2']);
  });
  test('three prompts that neither answered raise R4', () =>
    expect(codes({ unansweredPrompts: 3 })).toEqual(['R4/s2']));
});

describe('conflict of a case handler', () => {
  test('nobody handles a case about themself, somebody they lead, or their own manager, in any tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 30 }), fc.nat(), fc.nat(), (parents, a, b) => {
        const managerOf = parents.map((parent, index) => (index === 0 ? -1 : parent % index));
        const chain = (person: number) => {
          const steps = [];
          for (let up = managerOf[person] ?? -1, depth = 1; up >= 0; up = managerOf[up] ?? -1, depth++)
            steps.push({ personId: `${up}`, depth });
          return steps;
        };
        const chains = new Map(parents.map((_, person) => [`${person}`, chain(person)]));
        const [handler, about] = [a % parents.length, b % parents.length];
        const found = conflictOf(`${handler}`, [`${about}`], chains);
        if (handler === about) expect(found).toBe('themself');
        else if (chain(about).some((step) => step.personId === `${handler}`) || managerOf[handler] === about)
          expect(found).toBe('own line');
        else expect(found).toBeNull();
      }),
    );
  });
});
