import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { RuleName, Side } from '../types.ts';

export type Removed = Partial<Record<RuleName, number>>;

const rowsAStep = 64;

/** How many possible partners each rule removes, per person; a pair counts for the first rule that refuses it. */
export function* removedBy(
  { scorer, instance }: Prepared,
  side: Side,
  people: readonly number[],
): Generator<Step, Removed[]> {
  const { rules } = scorer;
  const counts = Array.from(people, () => new Int32Array(rules.length));
  const mentors = side === 'mentor' ? people : [...instance.mentors.keys()];
  const mentees = side === 'mentor' ? Int32Array.from(instance.mentees.keys()) : Int32Array.from(people);
  const list = new Int32Array(mentees.length);
  const before = new Int32Array(mentees.length);
  const position = new Int32Array(side === 'mentor' ? 0 : instance.mentees.length);
  if (side === 'mentee') for (const [at, j] of people.entries()) position[j] = at;
  for (const [at, i] of people.length === 0 ? [] : mentors.entries()) {
    list.set(mentees);
    let left = list.length;
    for (const [r, { keep }] of rules.entries()) {
      if (side === 'mentee') before.set(list.subarray(0, left));
      const kept = keep(i, list, left);
      if (side === 'mentor') counts[at]![r]! += left - kept;
      else
        for (let b = 0, k = 0; b < left; b += 1)
          if (k < kept && list[k] === before[b]) k += 1;
          else counts[position[before[b]!]!]![r]! += 1;
      left = kept;
      if (left === 0) break;
    }
    if (at % rowsAStep === 0) yield { phase: 'unmatched', done: at, total: mentors.length };
  }
  return counts.map((row) => {
    const named: Removed = {};
    for (const [r, { rule }] of rules.entries()) if (row[r]! > 0) named[rule.name] = row[r]!;
    return named;
  });
}
