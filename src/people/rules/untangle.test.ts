import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newNotes, type PersonDraft } from './person-draft.ts';
import { untangle } from './untangle.ts';

const draft = (at: number, managerRef: string | null): PersonDraft => ({
  file: 'people.csv',
  line: at + 2,
  externalId: `${at}`,
  givenName: 'P',
  familyName: `${at}`,
  managerRef,
  refs: [`${at}`],
  state: 'active',
  headcount: 1,
});

describe('reporting lines', () => {
  test('whatever managers rows name, no ring is left, every cut is told, and every other link stays', () => {
    const anyManagers = fc
      .integer({ min: 1, max: 30 })
      .chain((size) => fc.array(fc.integer({ min: -1, max: size + 2 }), { minLength: size, maxLength: size }));
    fc.assert(
      fc.property(anyManagers, fc.array(fc.nat({ max: 5 }), { minLength: 30, maxLength: 30 }), (refs, heights) => {
        const drafts = refs.map((ref, at) => draft(at, ref < 0 ? null : `${ref}`));
        const notes = newNotes();
        const { managers } = untangle(drafts, new Map(), new Map(), (at) => heights[at] ?? 0, notes);
        const above = managers.map((manager) => (manager && 'draft' in manager ? manager.draft : null));
        for (let start = 0; start < above.length; start += 1) {
          let here = above[start] ?? null;
          for (let steps = 0; here !== null; steps += 1) {
            expect(steps).toBeLessThan(above.length);
            here = above[here] ?? null;
          }
        }
        const cut = refs.flatMap((ref, at) => (ref >= 0 && above[at] === null ? [at + 2] : []));
        expect(notes.list.map((note) => note.line).sort()).toEqual(cut.sort());
        refs.forEach((ref, at) => {
          if (above[at] !== null) expect(above[at]).toBe(ref);
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('a ring is opened at its most senior person', () => {
    const notes = newNotes();
    const drafts = [draft(0, '2'), draft(1, '0'), draft(2, '1')];
    const { managers } = untangle(drafts, new Map(), new Map(), (at) => [1, 9, 3][at] ?? 0, notes);
    expect(managers).toEqual([{ draft: 2 }, null, { draft: 1 }]);
    expect(notes.list).toMatchObject([{ line: 3, code: 'ring', values: { ring: '0 > 2 > 1 > 0' } }]);
  });

  test('managers may be people of the directory, by number or address in any case', () => {
    const notes = newNotes();
    const known = new Map([['boss@example.org', 'id-of-boss']]);
    const { managers } = untangle([draft(0, 'Boss@Example.org')], known, new Map(), () => 0, notes);
    expect(managers).toEqual([{ personId: 'id-of-boss' }]);
    expect(notes.list).toEqual([]);
  });
});
