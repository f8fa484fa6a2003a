import { sql } from 'kysely';
import { type Ctx, createLog, notFound, readConfig } from '#platform';
import { openRuntime, type Runtime } from '../runtime.ts';
import { interrupted } from './interruption.ts';

/** Runs one command on the installation's database as the operator; joins a Viceversa that is running on it. Throws once interrupted. */
export async function withRuntime<T>(
  work: (ctx: Ctx, runtime: Runtime) => Promise<T>,
  options: { isSilent?: boolean } = {},
): Promise<T> {
  const runtime = await openRuntime(readConfig(), createLog('error'), { mayJoin: true, ...options });
  try {
    interrupted.throwIfAborted();
    const done = await work(runtime.ctx({ kind: 'operator' }), runtime);
    interrupted.throwIfAborted();
    return done;
  } finally {
    await runtime.close();
  }
}

/** A programme's id from its id or its name (case ignored). */
export async function programmeIdOf(ctx: Ctx, idOrName: string): Promise<string> {
  const isId = /^[0-9a-f-]{36}$/i.test(idOrName);
  const row = await ctx.db
    .selectFrom('programmes')
    .select('id')
    .where((eb) => (isId ? eb('id', '=', idOrName) : eb(eb.fn('lower', ['name']), '=', idOrName.toLowerCase())))
    .executeTakeFirst();
  if (!row)
    throw notFound({
      detail: 'There is no programme "{name}". List them with: viceversa programme list',
      values: { name: idOrName },
    });
  return row.id;
}

/** The enrolment of a person in a programme, found by address, external id or full name. */
export async function enrolmentOf(ctx: Ctx, programmeId: string, who: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.personId')
    .select('enrolments.id')
    .where('programmeId', '=', programmeId)
    .where((eb) =>
      eb.or([
        eb('email', '=', who.toLowerCase()),
        eb('externalId', '=', who),
        eb(sql`lower(given_name || ' ' || family_name)`, '=', who.toLowerCase()),
      ]),
    )
    .limit(2)
    .execute();
  const [only, second] = rows;
  if (!only)
    throw notFound({
      detail: 'Nobody in this programme is "{name}". Give an e-mail address, an external id or a full name.',
      values: { name: who },
    });
  if (second)
    throw notFound({
      detail: 'Several people in this programme are named "{name}". Give an e-mail address or an external id.',
      values: { name: who },
    });
  return only.id;
}
