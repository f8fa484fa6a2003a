import type { Result, TightSet, Unmatched } from './result.ts';

/** How engine 0.1 wrote a group: whole in each of its people. */
type OldUnmatched = Omit<Unmatched, 'tightSet'> & { tightSet: Omit<TightSet, 'peopleCount' | 'partnersCount'> | null };

/** Reads a stored result, also one that engine 0.1 wrote, in which every unmatched person repeated their tight set. */
export function readResult(text: string): Result {
  const stored = JSON.parse(text) as Result | (Omit<Result, 'unmatched' | 'tightSets'> & { unmatched: OldUnmatched[] });
  if ('tightSets' in stored) return stored;
  const sets = new Map<string, { at: number; set: TightSet }>();
  const unmatched = stored.unmatched.map(({ tightSet, ...person }): Unmatched => {
    if (tightSet === null) return { ...person, tightSet };
    const key = JSON.stringify(tightSet);
    const counts = { peopleCount: tightSet.people.length, partnersCount: tightSet.partners.length };
    const known = sets.get(key) ?? { at: sets.size, set: { ...tightSet, ...counts } };
    sets.set(key, known);
    return { ...person, tightSet: known.at };
  });
  return { ...stored, unmatched, tightSets: [...sets.values()].map(({ set }) => set) };
}
