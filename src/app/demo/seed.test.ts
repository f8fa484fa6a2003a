import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { listOpenSignals } from '#safeguarding';
import { addressOf, type CastKey } from './cast.ts';
import { seedDemo } from './seed.ts';

const at = '2026-11-24T10:00:00Z';

/** Every row of every table; a concern is sealed with a fresh nonce each time. */
async function everything({ db }: World): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema', 'jobs') and table_name <> 'migrations'`.execute(db);
  const content: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - 'sealed_text' as row from ${sql.raw(name)} t order by to_jsonb(t)::text`.execute(db);
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

describe('the demo company', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ at });
    await seedDemo(world.ctx());
  });
  afterAll(() => world.close());

  test('has the same rows, ids included, for the same seed and time, and others for another seed', async () => {
    const [same, other] = [await openWorld({ at }), await openWorld({ at })];
    await seedDemo(same.ctx());
    await seedDemo(other.ctx(), { seed: 7 });
    const told = await everything(world);
    expect(Object.values(told).flat().length).toBeGreaterThan(2_000);
    expect(await everything(same)).toEqual(told);
    expect((await everything(other))['public.people']).not.toEqual(told['public.people']);
    await Promise.all([same.close(), other.close()]);
  }, 60_000);

  const idOf = async (key: CastKey) =>
    (await world.db.selectFrom('people').select('id').where('email', '=', addressOf(key)).executeTakeFirstOrThrow()).id;
  const mentorshipOf = async (key: CastKey) =>
    world.db
      .selectFrom('mentorshipMembers')
      .select('mentorshipId')
      .where('personId', '=', await idOf(key))
      .executeTakeFirst();
  const heldBy = async (key: CastKey) =>
    world.db
      .selectFrom('meetingLogs')
      .innerJoin('meetings', 'meetings.id', 'meetingId')
      .select(['wasHeld', 'worthIt'])
      .where('mentorshipId', '=', (await mentorshipOf(key))?.mentorshipId ?? '')
      .where('personId', '=', await idOf(key))
      .execute();

  test('tells its story: a great pair, a stuck pair, a shy mentor, a declined proposal and an open concern', async () => {
    const great = await heldBy('greatMentor');
    expect(great.length).toBeGreaterThanOrEqual(2);
    expect(great.every((log) => log.wasHeld && (log.worthIt ?? 0) >= 4)).toBe(true);
    expect(await heldBy('shyMentor')).toEqual([]);
    expect(await mentorshipOf('declinedMentor')).toBeUndefined();
    const declined = await world.db
      .selectFrom('proposalAnswers')
      .select('answer')
      .where('personId', '=', await idOf('declinedMentor'))
      .execute();
    expect(declined).toEqual([{ answer: 'decline' }]);
    const concerns = await world.db.selectFrom('safeguarding.concerns').select('reporterId').execute();
    expect(concerns).toEqual([{ reporterId: await idOf('worriedMentor') }]);
    const stuck = (await mentorshipOf('stuckMentor'))?.mentorshipId;
    const { id } = await world.db
      .selectFrom('programmes')
      .select('id')
      .where('name', '=', 'Upward 2026')
      .executeTakeFirstOrThrow();
    const signals = await listOpenSignals(world.ctx(), id);
    expect(signals.some((signal) => signal.mentorshipId === stuck)).toBe(true);
  });
});
