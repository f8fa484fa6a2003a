import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from '../src/cli/csv.ts';
import type { Instance, Person } from '../src/index.ts';
import { dice } from '../test/brute.ts';

const ladder = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];
const places = 3;

/** The scheme's own rules: another organisation, one or two grades apart, at most three partners; or turned round. */
function scheme(mentors: Person[], mentees: Person[], reverse: boolean): Instance {
  const direction = reverse ? ('reverse' as const) : ('traditional' as const);
  const policy = { rules: { gradeGap: { direction, minimum: 1, maximum: 2 } } };
  return reverse ? { mentors: mentees, mentees: mentors, policy } : { mentors, mentees, policy };
}

/** Whether a folder holds the civil-service sign-ups. */
export const hasSignUps = (folder: string): boolean => existsSync(path.join(folder, 'mentors.csv'));

/** The civil-service sign-ups of a folder. */
export function signUpsIn(folder: string, reverse = false): Instance {
  const people = (name: string): Person[] =>
    readCsv(readFileSync(path.join(folder, `${name}.csv`), 'utf8')).map((row) => ({
      id: row['email address'] ?? '',
      grade: ladder.indexOf(row.grade ?? ''),
      team: row.organisation ?? '',
      unit: row.profession ?? '',
      capacity: places,
    }));
  return scheme(people('mentors'), people('mentees'), reverse);
}

/** Made-up sign-ups of the same shape: six organisations, mentors of the nine upper grades, mentees of the nine lower. */
export function madeUpSignUps(count: number, seed: number): Instance {
  const roll = dice(seed);
  const side = (letter: string, lowest: number): Person[] =>
    Array.from({ length: count }, (_, k) => ({
      id: `${letter}${k}`,
      grade: lowest + roll(ladder.length - 2),
      team: `department ${roll(6)}`,
      unit: `profession ${roll(5)}`,
      capacity: places,
    }));
  return scheme(side('m', 2), side('n', 0), false);
}
