import type { Instance } from '@viceversa/matching';
import {
  type Ctx,
  conflict,
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
import { freeze } from '../rules/freeze.ts';
import { refusingRules } from '../rules/probe.ts';
import { ruleWords } from '../rules/words.ts';
import { type NewDecision, newDecision } from '../schema.ts';

export const lockRefused = defineProblem(
  'lock-refused',
  409,
  /*i18n*/ 'This pair cannot be locked',
  /*i18n*/ 'A rule of the programme stands against this pair.',
);

/** Keeps two people together in every coming run; refused with the rule's sentence when a rule stands against them. */
export async function lockPair(ctx: Ctx, programmeId: string, input: NewDecision): Promise<{ id: string }> {
  return decide(ctx, programmeId, 'lock', input);
}

/** Keeps two people apart in every coming run; needs a reason, which only coordinators read. */
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
    await liftLive(ctx, programmeId, decision);
    if (kind === 'lock') await refuseBrokenRule(ctx, programmeId, pair);
    const id = ctx.ids.next();
    await ctx.db
      .insertInto('matchDecisions')
      .values({
        id,
        programmeId,
        mentorEnrolmentId,
        menteeEnrolmentId,
        kind,
        reason,
        decidedAt: nowIso(ctx),
        decidedBy: personIdOf(ctx.actor),
      })
      .execute();
    await record(ctx, { type: `pair-${kind}`, subject: { kind: 'match-decision', id }, programmeId });
    return { id };
  });
}

async function liftLive(ctx: Ctx, programmeId: string, decision: NewDecision): Promise<void> {
  await ctx.db
    .updateTable('matchDecisions')
    .set({ liftedAt: nowIso(ctx) })
    .where('programmeId', '=', programmeId)
    .where('mentorEnrolmentId', '=', decision.mentorEnrolmentId)
    .where('menteeEnrolmentId', '=', decision.menteeEnrolmentId)
    .where('liftedAt', 'is', null)
    .execute();
}

/** The engine says which rules refuse the pair today; a lapsed offer may be tried again by the coordinator's hand. */
async function refuseBrokenRule(
  ctx: Ctx,
  programmeId: string,
  pair: { mentor: string; mentee: string },
): Promise<void> {
  const facts = await gatherFacts(ctx, programmeId);
  const inputs = facts.inputs.filter(({ personId }) => personId === pair.mentor || personId === pair.mentee);
  const frozen = freeze({ ...facts, inputs, locks: [pair], standing: [] });
  if ('issues' in frozen) throw conflict();
  const [rule] = refusingRules(JSON.parse(frozen.text) as Instance, pair);
  if (!rule) return;
  const words = ruleWords(rule, facts.programme.policy);
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
