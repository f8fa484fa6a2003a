import { fault } from './fault.ts';
import { isRow } from './field-checks.ts';
import type { Result, TightSet, Unmatched } from './result.ts';

/** How engine 0.1 wrote a group: whole in each of its people. */
type OldUnmatched = Omit<Unmatched, 'tightSet'> & { tightSet: Omit<TightSet, 'peopleCount' | 'partnersCount'> | null };

/** Reads a stored result, also one that engine 0.1 wrote, in which every unmatched person repeated their tight set. */
export function readResult(text: string): Result {
  const stored = parsed(text) as Result | (Omit<Result, 'unmatched' | 'tightSets'> & { unmatched: OldUnmatched[] });
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

/** Throws `InvalidInstance` where a text is not the JSON of a record. */
function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (isRow(value)) return value;
  } catch {
    // What is not JSON is no result either.
  }
  throw fault('wrong-type', 'a result is an object in JSON');
}
