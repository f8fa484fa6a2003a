import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { aLadder, aPerson } from '../../people/fixtures.ts';
import { aProgramme } from '../../programmes/fixtures.ts';
import { generateSignUps } from './generate.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await aLadder(world.ctx());
  for (const grade of [1, 1, 2, 2, 7, 8]) await aPerson(world.ctx(), { grade });
});
afterAll(() => world.close());

test('sign-ups are invented again with the same seed, for whoever has no place yet', async () => {
  const { id: programmeId } = await aProgramme(world.ctx());
  const wish = { programmeId, mentors: 2, mentees: 1, seed: 1 };
  expect(await generateSignUps(world.ctx(), wish)).toEqual({ mentors: 2, mentees: 1 });
  expect(await generateSignUps(world.ctx(), wish)).toEqual({ mentors: 1, mentees: 1 });
});
