import type { PairRef } from '@viceversa/matching';
import {
  type Ctx,
  defineProblem,
  invalidInput,
  notAllowed,
  notFound,
  nowIso,
  personIdOf,
  readInput,
  record,
  transaction,
} from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { gatherFacts } from '../queries/facts.ts';
import { pairOf } from '../queries/pair-of.ts';
import { instanceOf } from '../rules/instance.ts';
import { againstLock, brokenLock } from '../rules/locks.ts';
import { isSamePair } from '../rules/probe.ts';
import { type NewDecision, newDecision } from '../schema.ts';

export const lockRefused = defineProblem(
  'lock-refused',
  409,
  /*i18n*/ 'This pair cannot be locked',
  /*i18n*/ 'A rule of the programme stands against this pair.',
);

export const decisionStands = defineProblem(
  'decision-stands',
  409,
  /*i18n*/ 'Another decision stands on this pair',
  /*i18n*/ 'Take the standing decision back first.',
);

/** Keeps two people together in every coming run; refused when a rule, or a decision to keep them apart, stands against it. */
export async function lockPair(ctx: Ctx, programmeId: string, input: NewDecision): Promise<{ id: string }> {
  return decide(ctx, programmeId, 'lock', input);
}

/** Keeps two people apart in every coming run; needs a reason, which only coordinators read; refused while they are locked. */
export async function forbidPair(ctx: Ctx, programmeId: string, input: NewDecision): Promise<{ id: string }> {
  return decide(ctx, programmeId, 'forbid', input);
}

async function decide(
  ctx: Ctx,
  programmeId: string,
  kind: 'lock' | 'forbid',
  input: NewDecision,
): Promise<{ id: string }> {
  const decision = readInput(newDecision, input);
  await getProgramme(ctx, programmeId);
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  if (kind === 'forbid' && decision.reason === '') {
    throw invalidInput({ errors: { reason: /*i18n*/ 'Say why, so that the next coordinator understands' } });
  }
  return transaction(ctx, async (ctx) => {
    const { mentorEnrolmentId, menteeEnrolmentId, reason } = decision;
    const pair = await pairOf(ctx, programmeId, mentorEnrolmentId, menteeEnrolmentId);
    const standing = await standingOn(ctx, programmeId, decision);
    if (standing && standing.kind !== kind) throw decisionStands(await inWords(ctx, programmeId, standing));
    if (kind === 'lock') await refuseBrokenLock(ctx, programmeId, pair);
    const id = standing?.id ?? ctx.ids.next();
    const decidedBy = personIdOf(ctx.actor);
    const whole = { id, programmeId, mentorEnrolmentId, menteeEnrolmentId, kind, reason };
    await ctx.db
      .insertInto('matchDecisions')
      .values({ ...whole, decidedAt: nowIso(ctx), decidedBy })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ reason: reason || (standing?.reason ?? '') }))
      .execute();
    await record(ctx, { type: `pair-${kind}`, subject: { kind: 'match-decision', id }, programmeId });
    return { id };
  });
}

type Standing = { id: string; kind: string; reason: string; decidedAt: string };

/** The decision that holds for a pair until somebody takes it back, locked against whoever is at it too. */
async function standingOn(ctx: Ctx, programmeId: string, pair: NewDecision): Promise<Standing | undefined> {
  return ctx.db
    .selectFrom('matchDecisions')
    .select(['id', 'kind', 'reason', 'decidedAt'])
    .where('programmeId', '=', programmeId)
    .where('mentorEnrolmentId', '=', pair.mentorEnrolmentId)
    .where('menteeEnrolmentId', '=', pair.menteeEnrolmentId)
    .where('liftedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Whoever overrides a decision reads first since when it stands and why. */
async function inWords(ctx: Ctx, programmeId: string, { kind, reason, decidedAt }: Standing) {
  const { timeZone } = await getProgramme(ctx, programmeId);
  const day = Temporal.Instant.from(decidedAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const values = { day, reason };
  if (kind === 'forbid') {
    return { detail: /*i18n*/ 'The two are kept apart since {day}: “{reason}” Take that back first.', values };
  }
  if (reason === '') return { detail: /*i18n*/ 'The two are locked since {day}. Take that back first.', values };
  return { detail: /*i18n*/ 'The two are locked since {day}: “{reason}” Take that back first.', values };
}

/** The engine says what refuses the pair today; a lapsed offer may be tried again by the coordinator's hand. */
async function refuseBrokenLock(ctx: Ctx, programmeId: string, pair: PairRef): Promise<void> {
  const facts = await gatherFacts(ctx, programmeId);
  const others = facts.locks.filter((other) => !isSamePair(other, pair));
  const broken = brokenLock(instanceOf({ ...facts, locks: [...others, pair] }).instance, pair);
  if (!broken) return;
  const words = againstLock(broken, facts.programme.policy, (id) => facts.people.get(id)?.name ?? '?');
  throw lockRefused({ detail: words.sentence, values: words.values });
}

/** Takes a lock or a forbid back; coming runs decide freely again. */
export async function liftDecision(ctx: Ctx, decisionId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('matchDecisions')
      .select(['programmeId', 'liftedAt'])
      .where('id', '=', decisionId)
      .executeTakeFirst();
    if (!row || !can(ctx.actor, 'match', row)) throw notFound();
    if (row.liftedAt) return;
    await ctx.db
      .updateTable('matchDecisions')
      .set({ liftedAt: nowIso(ctx) })
      .where('id', '=', decisionId)
      .execute();
    const subject = { kind: 'match-decision', id: decisionId };
    await record(ctx, { type: 'decision-lifted', subject, programmeId: row.programmeId });
  });
}
