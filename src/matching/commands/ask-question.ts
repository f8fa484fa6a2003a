import {
  type Ctx,
  defineProblem,
  enqueue,
  json,
  notAllowed,
  nowIso,
  personIdOf,
  record,
  sha256,
  transaction,
} from '#platform';
import { type MatchingPolicy, matchingPolicy } from '#programmes';
import { can } from '../access.ts';
import { questionJob } from '../jobs.ts';
import { runNotFinished } from '../queries/ask-about.ts';
import { gatherFacts } from '../queries/facts.ts';
import type { NewQuestion } from '../queries/question-views.ts';
import { loadRun, loadTexts, type RunRow } from '../queries/stored.ts';
import { factsText } from '../rules/freeze.ts';
import { runStale } from './publish-run.ts';
import { freezeOrRefuse } from './request-run.ts';

const MOST_WAITING = 3;

export const questionsWaiting = defineProblem(
  'questions-waiting',
  409,
  /*i18n*/ 'The engine has enough to do',
  /*i18n*/ 'Three questions about this run are waiting. Wait for an answer, or cancel one.',
);
/**
 * Sends a long question about a finished run to the engine and returns at once. What has the same answer each time
 * (relaxations, a replay that was the same) is asked once: the second asker is given the first question.
 */
export async function askQuestion(ctx: Ctx, runId: string, asked: NewQuestion): Promise<{ questionId: string }> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  if (run.resultSha256 === null) throw runNotFinished();
  return transaction(ctx, async (ctx) => {
    await ctx.db.selectFrom('matchRuns').select('id').where('id', '=', runId).forUpdate().execute();
    const known = asked.kind === 'what-if' ? undefined : await findSame(ctx, runId, asked.kind);
    if (known) return { questionId: known };
    await refuseTooMany(ctx, runId);
    const policy = asked.kind === 'what-if' ? matchingPolicy.parse(asked.policy) : null;
    const id = ctx.ids.next();
    await ctx.db
      .insertInto('matchQuestions')
      .values({
        id,
        runId,
        programmeId: run.programmeId,
        kind: asked.kind,
        policy: policy && json(policy),
        snapshot: policy && (await trialSnapshot(ctx, run, policy)),
        askedAt: nowIso(ctx),
        askedBy: personIdOf(ctx.actor),
      })
      .execute();
    await enqueue(ctx, questionJob, { questionId: id });
    const subject = { kind: 'match-question', id };
    const { programmeId } = run;
    await record(ctx, { type: 'match-question-asked', subject, programmeId, data: { runId, kind: asked.kind } });
    return { questionId: id };
  });
}

async function findSame(ctx: Ctx, runId: string, kind: string): Promise<string | undefined> {
  const row = await ctx.db
    .selectFrom('matchQuestions')
    .select('id')
    .where('runId', '=', runId)
    .where('kind', '=', kind)
    .where('cancelledAt', 'is', null)
    .where('failure', 'is', null)
    .where((eb) => (kind === 'replay' ? eb('finishedAt', 'is', null) : eb.val(true)))
    .orderBy('askedAt', 'desc')
    .executeTakeFirst();
  return row?.id;
}

async function refuseTooMany(ctx: Ctx, runId: string): Promise<void> {
  const waiting = await ctx.db
    .selectFrom('matchQuestions')
    .select('id')
    .where('runId', '=', runId)
    .where('finishedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .execute();
  if (waiting.length >= MOST_WAITING) throw questionsWaiting();
}

/** What the run knew, under another policy; refused when anything but the policy is no longer what the run knew. */
async function trialSnapshot(ctx: Ctx, run: RunRow, policy: MatchingPolicy): Promise<string> {
  const facts = await gatherFacts(ctx, run.programmeId, { areLinesWhole: true });
  const asThen = { ...facts, programme: { ...facts.programme, policy: run.policy } };
  if (sha256(factsText(asThen)) !== run.factsSha256) {
    throw runStale({
      detail:
        /*i18n*/ 'The directory, sign-ups or decisions are not what this run knew. Run the match again, then try another policy.',
    });
  }
  const { current } = JSON.parse((await loadTexts(ctx, run.id)).snapshot);
  return freezeOrRefuse({ ...facts, current, programme: { ...facts.programme, policy } }).text;
}
