import type { Progress } from '@viceversa/matching';
import { type Ctx, json, notAllowed, notFound, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';
import type { Answers, Task } from '../queries/engine-worker.ts';
import { toldFailure } from '../queries/failures.ts';
import { loadRun, loadTexts, type RunRow } from '../queries/stored.ts';
import type { Words } from '../schema.ts';
import { askLong, type Watch } from './ask-long.ts';

type Row = { id: string; runId: string; programmeId: string; kind: string; snapshot: string | null };

/** Asks the engine and keeps the answer with the question; one that is answered or cancelled is left alone. */
export async function answerQuestion(ctx: Ctx, questionId: string, watch: Watch = {}): Promise<void> {
  const row = await ctx.db
    .selectFrom('matchQuestions')
    .select(['id', 'runId', 'programmeId', 'kind', 'snapshot', 'finishedAt', 'cancelledAt'])
    .where('id', '=', questionId)
    .executeTakeFirst();
  if (!row) throw notFound();
  if (!can(ctx.actor, 'match', row)) throw notAllowed();
  if (row.finishedAt || row.cancelledAt) return;
  await ctx.db
    .updateTable('matchQuestions')
    .set({ startedAt: nowIso(ctx) })
    .where('id', '=', row.id)
    .execute();
  const run = await loadRun(ctx, row.runId);
  const { snapshot, result } = await loadTexts(ctx, row.runId);
  const task = taskOf(row, run, snapshot, result ?? '');
  const asked = await askLong(ctx, task, (latest) => keepProgress(ctx, row, latest), watch);
  if (!asked.ok) return store(ctx, row, { failure: await toldFailure(ctx, row.programmeId, asked.failure) });
  await store(ctx, row, { answer: row.kind === 'replay' ? replayed(asked.answer, result) : asked.answer });
}

function taskOf(row: Row, { how }: RunRow, snapshot: string, result: string): Exclude<Task, { name: 'match' }> {
  if (row.kind === 'relaxations') return { name: 'relaxations', snapshot, result };
  if (row.kind === 'what-if') return { name: 'what-if', snapshot: row.snapshot ?? '', result, how };
  return { name: 'replay', snapshot, how };
}

function replayed(answer: Answers[keyof Answers], stored: string | null): Record<string, unknown> {
  if (!('verdict' in answer)) return {};
  const { text, sha256, verdict } = answer;
  return { isSame: text === stored, isVerified: verdict.valid, resultSha256: sha256 };
}

async function keepProgress(ctx: Ctx, { id }: Row, latest: Progress | null): Promise<boolean> {
  const row = await ctx.db
    .updateTable('matchQuestions')
    .set({ progress: latest && json(latest) })
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .returning('cancelledAt')
    .executeTakeFirst();
  return row?.cancelledAt != null;
}

async function store(ctx: Ctx, row: Row, outcome: { failure: Words } | { answer: unknown }): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const done = await ctx.db
      .updateTable('matchQuestions')
      .set({
        finishedAt: nowIso(ctx),
        ...('failure' in outcome ? { failure: json(outcome.failure) } : { answer: json(outcome.answer) }),
      })
      .where('id', '=', row.id)
      .where('finishedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) return;
    const { programmeId, kind } = row;
    const subject = { kind: 'match-question', id: row.id };
    await record(ctx, { type: 'match-question-answered', subject, programmeId, data: { runId: row.runId, kind } });
  });
}
