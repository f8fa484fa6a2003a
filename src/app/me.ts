import { sql } from 'kysely';
import { whoAmI } from '#people';
import type { Ctx } from '#platform';
import { answer, createRoute, newApi, problems, z } from '#platform/http';

const role = z.enum(['coordinator', 'sponsor', 'mentor', 'mentee', 'case_handler', 'viewer', 'administrator']);
type Role = z.infer<typeof role>;

const meView = z
  .object({
    person: z.object({ id: z.uuid(), givenName: z.string(), name: z.string(), email: z.string().nullable() }),
    roles: z.array(role),
    programmes: z.array(z.object({ id: z.uuid(), name: z.string(), state: z.string(), roles: z.array(role) })),
    locale: z.string(),
    timeZone: z.string(),
    colorScheme: z.enum(['auto', 'light', 'dark']),
    hasPassword: z.boolean(),
  })
  .openapi('Me');

const me = createRoute({
  method: 'get',
  path: '/api/v1/me',
  tags: ['identity'],
  summary: 'Who you are, and your roles everywhere and in each programme',
  responses: { 200: answer(meView, 'You'), ...problems },
});

type Row = { id: string; name: string; state: string; side: 'mentor' | 'mentee' | null };

/** Programmes this person has to do with: by a role there or everywhere, or by a place in it. Newest first. */
async function programmesOf(ctx: Ctx, personId: string, isEverywhere: boolean, granted: string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, e.side,
      (select s.state from programme_states s where s.programme_id = p.id order by s.step desc limit 1) as state
    from programmes p
    left join enrolments e on e.programme_id = p.id and e.person_id = ${personId} and e.withdrawn_at is null
    where ${isEverywhere} or e.id is not null or p.id = any(${granted}::uuid[])
    order by p.starts_on desc, p.name limit 200`.execute(ctx.db);
  return rows;
}

async function getMe(ctx: Ctx): Promise<z.infer<typeof meView>> {
  const { person, grants, locale, timeZone, colorScheme, hasPassword } = await whoAmI(ctx);
  const everywhere = grants.filter((grant) => grant.programmeId === null).map((grant) => grant.role as Role);
  const granted = grants.flatMap((grant) => (grant.programmeId ? [grant.programmeId] : []));
  const seesAll = everywhere.some((held) => held !== 'case_handler');
  const rows = await programmesOf(ctx, person.id, seesAll, granted);
  return {
    person: { id: person.id, givenName: person.firstName, name: person.name, email: person.email },
    roles: [...new Set(everywhere)],
    programmes: rows.map((row) => ({
      id: row.id,
      name: row.name,
      state: row.state,
      roles: [
        ...(row.side ? [row.side] : []),
        ...grants.filter((grant) => grant.programmeId === row.id).map((grant) => grant.role as Role),
      ],
    })),
    locale,
    timeZone,
    colorScheme,
    hasPassword,
  };
}

export const meApi = newApi().openapi(me, async (context) => context.json(await getMe(context.var.ctx), 200));
