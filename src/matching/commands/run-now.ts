import { engineVersion, type Instance, type Lock, type Progress, type Result } from '@viceversa/matching';
import { matchingInputs } from '#enrolment';
import { type Ctx, json, notAllowed, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';
import type { Answers } from '../queries/engine-worker.ts';
import { toldFailure } from '../queries/failures.ts';
import { loadRun, loadTexts, type RunRow } from '../queries/stored.ts';
import { digestOf } from '../rules/digest.ts';
import type { EngineFailure } from '../rules/failures.ts';
import { askLong, type Watch } from './ask-long.ts';

const ROWS_AT_ONCE = 400;

/**
 * Runs the engine on a run's snapshot in a thread of its own and keeps verdict and proposals. A run that is finished or
 * cancelled is left alone; what goes wrong is stored with the run as a sentence, not thrown.
 */
export async function runNow(ctx: Ctx, runId: string, watch: Watch = {}): Promise<void> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  if (run.finishedAt || run.cancelledAt) return;
  await ctx.db
    .updateTable('matchRuns')
    .set({ startedAt: nowIso(ctx), engineVersion })
    .where('id', '=', runId)
    .execute();
  const { snapshot } = await loadTexts(ctx, runId);
  const task = { name: 'match', snapshot, how: run.how } as const;
  const asked = await askLong(ctx, task, (latest) => keepProgress(ctx, run, latest), watch);
  if (!asked.ok) return storeFailure(ctx, run, asked.failure);
  const { verdict } = asked.answer;
  if (!verdict.valid) {
    return storeFailure(ctx, run, { kind: 'failed', message: `the certificate was refused: ${verdict.fault}` });
  }
  await storeResult(ctx, run, snapshot, asked.answer);
}

async function keepProgress(ctx: Ctx, run: RunRow, latest: Progress | null): Promise<boolean> {
  const row = await ctx.db
    .updateTable('matchRuns')
    .set({ progress: json({ ...run.facts, latest }) })
    .where('id', '=', run.id)
    .where('finishedAt', 'is', null)
    .returning('cancelledAt')
    .executeTakeFirst();
  return row?.cancelledAt != null;
}

async function storeFailure(ctx: Ctx, run: RunRow, failure: EngineFailure): Promise<void> {
  const words = await toldFailure(ctx, run.programmeId, failure);
  await transaction(ctx, async (ctx) => {
    const now = nowIso(ctx);
    const change =
      failure.kind === 'cancelled'
        ? { cancelledAt: now, failure: json(words) }
        : { finishedAt: now, failure: json(words) };
    await ctx.db.updateTable('matchRuns').set(change).where('id', '=', run.id).execute();
    await recordEnd(ctx, run, failure.kind);
  });
}

async function storeResult(ctx: Ctx, run: RunRow, snapshot: string, answer: Answers['match']): Promise<void> {
  const result = JSON.parse(answer.text) as Result;
  await transaction(ctx, async (ctx) => {
    const now = nowIso(ctx);
    const { locks, current } = JSON.parse(snapshot) as Instance;
    const rows = await proposalRows(ctx, run, locks ?? [], result);
    const { advice, optimum } = answer;
    const standingBefore = current?.length ?? 0;
    const digest = digestOf({ result, proposals: rows.length, standingBefore, advice, optimum });
    const done = await ctx.db
      .updateTable('matchRuns')
      .set({
        finishedAt: now,
        advice: json(digest),
        progress: json({ ...run.facts, latest: null }),
        verifiedAt: now,
        result: answer.text,
        resultSha256: answer.sha256,
      })
      .where('id', '=', run.id)
      .where('finishedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      await ctx.db
        .insertInto('proposals')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .execute();
    }
    await recordEnd(ctx, run, 'finished');
  });
}

/** A proposal for each pair that does not stand already. */
async function proposalRows(ctx: Ctx, run: RunRow, locks: readonly Lock[], result: Result) {
  const inputs = await matchingInputs({ ...ctx, actor: { kind: 'system', job: 'matching' } }, run.programmeId);
  const enrolmentOf = new Map(inputs.map((input) => [input.personId, input.enrolmentId]));
  const standing = new Set(
    locks.filter((lock) => lock.reason === 'standing').map((lock) => `${lock.mentor} ${lock.mentee}`),
  );
  return result.pairs.flatMap((pair) => {
    const mentorEnrolmentId = enrolmentOf.get(pair.mentor);
    const menteeEnrolmentId = enrolmentOf.get(pair.mentee);
    if (!mentorEnrolmentId || !menteeEnrolmentId || standing.has(`${pair.mentor} ${pair.mentee}`)) return [];
    return {
      id: ctx.ids.next(),
      runId: run.id,
      programmeId: run.programmeId,
      mentorEnrolmentId,
      menteeEnrolmentId,
      score: pair.score,
      contributions: json(pair.contributions),
      reasons: json(pair.reasons),
      price: pair.price && json(pair.price),
      isLocked: pair.locked,
      isKept: pair.kept,
    };
  });
}

const recordEnd = (ctx: Ctx, run: RunRow, outcome: string) =>
  record(ctx, {
    type: 'run-finished',
    subject: { kind: 'match-run', id: run.id },
    programmeId: run.programmeId,
    data: { outcome },
  });
