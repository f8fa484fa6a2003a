import { sql } from 'kysely';
import { findPlaces, placesIn } from '#enrolment';
import { getPeople, listPowerLinks, pairBreach, reportingChains } from '#people';
import { type Ctx, defineProblem, inChunks, notAllowed, nowIso, recordAll, transaction } from '#platform';
import { getProgramme, type Programme } from '#programmes';
import { can } from '../access.ts';
import { liveMentorships } from '../queries/stored.ts';
import { type Place, placeRefusal, type Refusal } from '../rules.ts';
import type { NewMentorship, Side } from '../schema.ts';

export const mentorshipRefused = defineProblem(
  'mentorship-refused',
  409,
  /*i18n*/ 'This mentorship cannot begin',
  /*i18n*/ 'A rule of the programme stands against this pair. Choose another one.',
);

export type Beginning = Pick<NewMentorship, 'members' | 'origin' | 'originId'>;
export type Begun = { originId: string | null; id: string | null; refusal: Refusal | null };

const SYSTEM = { kind: 'system', job: 'mentorships' } as const;

/** Begins one mentorship after checking places and laws 1 and 2 again; refuses with the rule's sentence. */
export async function beginMentorship(ctx: Ctx, input: NewMentorship): Promise<{ id: string }> {
  const [begun] = await beginMentorships(ctx, input.programmeId, [input]);
  if (begun?.id) return { id: begun.id };
  throw mentorshipRefused(begun?.refusal ? { detail: begun.refusal.sentence, values: begun.refusal.values } : {});
}

/** Begins many at once; each that a rule refuses comes back with its reason, the others begin. */
export async function beginMentorships(ctx: Ctx, programmeId: string, list: readonly Beginning[]): Promise<Begun[]> {
  if (!can(ctx.actor, 'begin', { programmeId, memberIds: [] })) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`mentorships/${programmeId}`}, 0))`.execute(ctx.db);
    const programme = await getProgramme({ ...ctx, actor: SYSTEM }, programmeId);
    const refusalOf = await gate(ctx, programme, list);
    const judged = list.map((item) => ({ id: ctx.ids.next(), item, refusal: refusalOf(item.members) }));
    await write(
      ctx,
      programme,
      judged.filter(({ refusal }) => refusal === null),
    );
    return judged.map(({ item, refusal, id }) => ({
      originId: item.originId ?? null,
      id: refusal ? null : id,
      refusal,
    }));
  });
}

/** Everything the rules need, read once; the returned judge counts the places that it gives away. */
async function gate(ctx: Ctx, programme: Programme, list: readonly Beginning[]) {
  const system = { ...ctx, actor: SYSTEM };
  const ids = [...new Set(list.flatMap((item) => item.members.map((member) => member.personId)))];
  const depth = programme.policy.chainDepth === 'any' ? null : programme.policy.chainDepth;
  const people = await getPeople(system, ids);
  const chains = await reportingChains(system, ids, depth);
  const links = await listPowerLinks(system, ids);
  const places = await placesOf(system, programme, ids);
  const policy = { ...programme.policy, kind: programme.kind };
  const names = new Map([...people].map(([id, card]) => [id, card.name]));
  const sideIds = (members: NewMentorship['members'], side: Side) =>
    members.filter((member) => member.side === side).map((member) => member.personId);

  return (members: NewMentorship['members']): Refusal | null => {
    const refusal = placeRefusal(members, places, names);
    if (refusal) return refusal;
    for (const mentorId of sideIds(members, 'mentor')) {
      for (const menteeId of sideIds(members, 'mentee')) {
        const mentor = people.get(mentorId);
        const mentee = people.get(menteeId);
        if (!mentor || !mentee) return { sentence: /*i18n*/ 'One of them is no longer in the directory.', values: {} };
        const breach = pairBreach({ mentor, mentee, policy, chains, links });
        if (breach) return breach;
      }
    }
    for (const { personId, side } of members) {
      const place = places.get(personId);
      if (place) place.partners += sideIds(members, side === 'mentor' ? 'mentee' : 'mentor').length;
    }
    return null;
  };
}

async function placesOf(ctx: Ctx, programme: Programme, ids: readonly string[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const { personId, side, capacity } of await findPlaces(ctx, programme.id, [...ids])) {
    places.set(personId, {
      personId,
      side,
      capacity: placesIn(programme, { side, capacity }),
      partners: 0,
    });
  }
  for (const { members } of await liveMentorships(ctx, programme.id)) {
    for (const { personId, side } of members) {
      const place = places.get(personId);
      if (place) place.partners += members.filter((member) => member.side !== side).length;
    }
  }
  return places;
}

async function write(ctx: Ctx, programme: Programme, begun: readonly { id: string; item: Beginning }[]): Promise<void> {
  const now = nowIso(ctx);
  for (const part of inChunks(begun)) {
    const rows = part.map(({ id, item: { origin, originId = null } }) => ({
      id,
      programmeId: programme.id,
      origin,
      originId,
      begunAt: now,
    }));
    const members = part.flatMap(({ id, item }) => item.members.map((member) => ({ ...member, mentorshipId: id })));
    const agreements = part.map(({ id }) => ({
      mentorshipId: id,
      version: 1,
      text: programme.agreementText,
      createdAt: now,
    }));
    await ctx.db.insertInto('mentorships').values(rows).execute();
    await ctx.db.insertInto('mentorshipMembers').values(members).execute();
    await ctx.db.insertInto('agreements').values(agreements).execute();
  }
  await recordAll(
    ctx,
    begun.map(({ id, item: { members, origin } }) => ({
      type: 'mentorship-begun',
      subject: { kind: 'mentorship', id },
      programmeId: programme.id,
      data: { members, origin },
    })),
  );
}
