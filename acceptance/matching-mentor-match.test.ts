import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasSignUps, signUpsIn } from '../packages/matching/bench/sign-ups.ts';
import { matchSync, verify } from '../packages/matching/src/index.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const DATA = path.join(SHARED, 'data/mentor-match-uk/small');
const hasData = hasSignUps(DATA);
if (!hasData) process.stdout.write(`skipped: data absent (no sign-ups in ${DATA}; set VICEVERSA_SHARED)\n`);

describe.runIf(hasData)('the civil-service sign-ups', () => {
  test.each([
    ['as signed up', false],
    ['turned round', true],
  ])('%s: 105 pairs at three places each, everybody placed whom a rule leaves a partner', (_name, reverse) => {
    const instance = signUpsIn(DATA, reverse);
    const result = matchSync(instance);
    expect(result.eligiblePairs).toBe(392);
    expect(result.pairs).toHaveLength(105);
    expect(result.unmatched).toHaveLength(1);
    expect(result.unmatched[0]).toMatchObject({ class: 'no-eligible-partner' });
    expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
  });
});
