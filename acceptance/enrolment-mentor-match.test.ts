import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feasibility, importSignUps, matchingInputs } from '../src/enrolment/index.ts';
import { getPeople } from '../src/people/index.ts';
import { openWorld, type World } from '../src/platform/testing/index.ts';
import { aProgramme } from '../src/programmes/fixtures.ts';

const SHARED = process.env.VICEVERSA_SHARED ?? path.resolve(import.meta.dirname, '../../shared');
const DATA = path.join(SHARED, 'data/mentor-match-uk/small');
const hasData = existsSync(path.join(DATA, 'mentors.csv'));
if (!hasData) process.stdout.write(`skipped: data absent (no sign-ups in ${DATA}; set VICEVERSA_SHARED)\n`);

const files = () =>
  ['mentors.csv', 'mentees.csv'].map((name) => ({ name, content: readFileSync(path.join(DATA, name)) }));

describe.runIf(hasData)('the civil-service sign-ups, turned round', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('all 100 rows get a place; their own rules leave the 392 eligible pairs that were counted elsewhere', async () => {
    const policy = { minGradeGap: 1, maxGradeGap: 2, sameUnit: 'forbid', requireSharedTopic: false } as const;
    const { id } = await aProgramme(world.ctx(), { policy });
    const input = { programmeId: id, preset: 'mentor-match-uk' as const, files: files() };
    const report = await importSignUps(world.ctx(), input);
    expect(report.notes.filter((note) => note.level !== 'information')).toEqual([]);
    expect(report.counts).toMatchObject({
      rows: 100,
      enrolled: 100,
      mentors: 50,
      mentees: 50,
      refused: 0,
      newPeople: 100,
    });
    const found = await feasibility(world.ctx(), id);
    expect(found.eligiblePairs).toBe(392);
    expect(found.strandedCount).toBe(1);

    const inputs = await matchingInputs(world.ctx(), id);
    const people = await getPeople(
      world.ctx(),
      inputs.map((one) => one.personId),
    );
    const sides = inputs.map((one) => [people.get(one.personId)?.email?.split('.')[0], one.side].join(' became '));
    expect(new Set(sides)).toEqual(new Set(['mentor became mentee', 'mentee became mentor']));

    const again = await importSignUps(world.ctx(), input);
    expect(again.counts).toMatchObject({ enrolled: 0, unchanged: 100, refused: 0, newPeople: 0, newTopics: 0 });
  });
});
