import { type Instance, type Result, verify } from '@viceversa/matching';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform';
import { asPerson, openWorld, type World } from '#platform/testing';
import { type ACohort, aCohort, aRun, aVeto } from './fixtures.ts';
import type { FairnessView } from './queries/fairness.ts';
import { api } from './routes/index.ts';

let world: World;
let cohort: ACohort;
let runId: string;
const coordinator = asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']);
const get = (path: string, actor = coordinator) =>
  world.request(api, actor, 'GET', `/api/v1/match-runs/${runId}/${path}`);

beforeAll(async () => {
  world = await openWorld();
  const people = (grade: number, units: string[]) => units.map((unit) => ({ grade, unit }));
  cohort = await aCohort(world.ctx(), {
    mentors: people(1, [...Array(7).fill('Sales'), 'Legal', 'Legal']),
    mentees: people(5, [...Array(8).fill('Finance'), 'Board']),
  });
  await aVeto(world.ctx(), cohort);
  runId = await aRun(world.ctx(), cohort.programmeId);
});
afterAll(() => world.close());

describe('who got what', () => {
  test('is told over all, by side and by unit, and never about fewer than five people', async () => {
    const { fairness } = (await get('fairness')).body as { fairness: FairnessView };
    expect(fairness.all).toMatchObject({ n: 9 });
    expect(fairness.bySide.mentee?.deciles).toHaveLength(9);
    for (const { rows, others } of [...fairness.byUnit, ...fairness.byPriority])
      for (const row of [...rows, ...(others ? [others] : [])]) expect(row.covered).toBeGreaterThanOrEqual(5);
    const mentees = fairness.byUnit.find((one) => one.side === 'mentee');
    expect(mentees, 'Board has one person, so Finance alone would give them away').toMatchObject({
      rows: [],
      others: { groups: 2, covered: 9 },
    });
  });

  test('says what the rules removed, and nothing of private wishes', async () => {
    const { text, body } = await get('fairness');
    expect(body.fairness.removed.map((one: { words: { code: string } }) => one.words.code)).not.toContain(
      'rule.private',
    );
    expect(text).not.toContain('veto');
  });
});

describe('a run as two files', () => {
  test('is enough for somebody else’s program to check it and to compute floor and total again (laws 5 and 6)', async () => {
    const instance = (await get('proof/instance')).body as Instance;
    const result = (await get('proof/result')).body as Result;
    expect(verify(instance, result)).toMatchObject({ valid: true, proven: true });
    const value = (stage: string) => result.objective.find((one) => one.stage === stage)?.value;
    const scores = result.pairs.map((pair) => pair.contributions.reduce((sum, one) => sum + one.points, 0));
    expect(scores).toEqual(result.pairs.map((pair) => pair.score));
    expect(Math.min(...scores)).toBe(value('floor'));
    expect(scores.reduce((sum, score) => sum + score, 0)).toBe(value('total'));
    expect(result.pairs).toHaveLength(value('pairs') ?? 0);
  });

  test('says of people neither a wish nor a grade, and is the coordinator’s alone', async () => {
    const { text } = await get('proof/instance');
    expect(text).not.toMatch(/vetoes|managers|languages|grade":|hours":\[/);
    const others: [string, Actor][] = [
      ['a mentor', asPerson(cohort.mentors[0]?.personId ?? '')],
      ['a mentee', asPerson(cohort.mentees[0]?.personId ?? '')],
      ['a viewer', asPerson('00000000-0000-7000-8000-00000000000b', ['viewer'])],
      ['a sponsor', asPerson('00000000-0000-7000-8000-00000000000c', ['sponsor'])],
    ];
    for (const [who, actor] of others)
      for (const path of ['proof/instance', 'proof/result', 'fairness'])
        expect((await get(path, actor)).status, `${who} reads ${path}`).toBe(403);
  });
});
