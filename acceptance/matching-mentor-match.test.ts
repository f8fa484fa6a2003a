import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Instance, matchSync, verify } from '../packages/matching/src/index.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const DATA = path.join(SHARED, 'data/mentor-match-uk/small');
const hasData = existsSync(path.join(DATA, 'mentors.csv'));
if (!hasData) process.stdout.write(`skipped: data absent (no sign-ups in ${DATA}; set VICEVERSA_SHARED)\n`);

const ladder = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];

/** The scheme's own rules: another organisation, one or two grades apart, at most three partners. */
function signUps(reverse: boolean): Instance {
  const people = (name: string) =>
    (parse(readFileSync(path.join(DATA, `${name}.csv`)), { columns: true }) as Record<string, string>[]).map((row) => ({
      id: row['email address'] ?? '',
      grade: ladder.indexOf(row.grade ?? ''),
      team: row.organisation ?? '',
      unit: row.profession ?? '',
      capacity: 3,
    }));
  const direction = reverse ? ('reverse' as const) : ('traditional' as const);
  return {
    mentors: people(reverse ? 'mentees' : 'mentors'),
    mentees: people(reverse ? 'mentors' : 'mentees'),
    policy: { rules: { gradeGap: { direction, minimum: 1, maximum: 2 } } },
  };
}

describe.runIf(hasData)('the civil-service sign-ups', () => {
  test.each([
    ['as signed up', false],
    ['turned round', true],
  ])('%s: 105 pairs at three places each, everybody placed whom a rule leaves a partner', (_name, reverse) => {
    const instance = signUps(reverse);
    const result = matchSync(instance);
    expect(result.eligiblePairs).toBe(392);
    expect(result.pairs).toHaveLength(105);
    expect(result.unmatched).toHaveLength(1);
    expect(result.unmatched[0]).toMatchObject({ class: 'no-eligible-partner' });
    expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
  });
});
