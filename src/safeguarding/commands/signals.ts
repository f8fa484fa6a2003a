import { type Ctx, json, notFound, nowIso, personIdOf, record, transaction } from '#platform';
import { canWatch } from '../access.ts';
import type { Code, Severity } from '../rules.ts';

export type NewSignal = {
  code: Code;
  severity: Severity;
  programmeId: string;
  mentorshipId: string | null;
  inputs: Record<string, string | number>;
};

/** Opens a signal, or refreshes the open one of the same cause; returns true when it is new. */
export async function raiseSignal(ctx: Ctx, signal: NewSignal): Promise<boolean> {
  if (!canWatch(ctx.actor, signal.programmeId)) throw notFound();
  return transaction(ctx, async (ctx) => {
    const id = ctx.ids.next();
    const row = await ctx.db
      .insertInto('safeguarding.signals')
      .values({ id, ...signal, personId: null, inputs: json(signal.inputs), raisedAt: nowIso(ctx) })
      .onConflict((oc) =>
        oc
          .columns(['code', 'programmeId', 'mentorshipId', 'personId'])
          .where('resolvedAt', 'is', null)
          .doUpdateSet({ severity: signal.severity, inputs: json(signal.inputs) }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    if (row.id !== id) return false;
    await record(ctx, {
      type: 'signal-raised',
      subject: { kind: 'signal', id },
      programmeId: signal.programmeId,
      data: { code: signal.code, severity: signal.severity },
    });
    return true;
  });
}

/** Notes that a human looked at a signal and what they will do. */
export async function triageSignal(ctx: Ctx, signalId: string, note: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const signal = await ctx.db
      .selectFrom('safeguarding.signals')
      .select(['id', 'programmeId', 'code'])
      .where('id', '=', signalId)
      .where('resolvedAt', 'is', null)
      .executeTakeFirst();
    if (!signal || !canWatch(ctx.actor, signal.programmeId)) throw notFound();
    await ctx.db
      .updateTable('safeguarding.signals')
      .set({ triagedAt: nowIso(ctx), triagedBy: personIdOf(ctx.actor), note })
      .where('id', '=', signalId)
      .execute();
    await record(ctx, {
      type: 'signal-triaged',
      subject: { kind: 'signal', id: signalId },
      programmeId: signal.programmeId,
      data: { code: signal.code },
    });
  });
}

/** Closes open signals of a programme whose cause is gone; `stillOpen` holds `code/mentorshipId`. */
export async function resolveGone(
  ctx: Ctx,
  programmeId: string,
  codes: readonly Code[],
  stillOpen: ReadonlySet<string>,
): Promise<number> {
  if (!canWatch(ctx.actor, programmeId)) throw notFound();
  return transaction(ctx, async (ctx) => {
    const open = await ctx.db
      .selectFrom('safeguarding.signals')
      .select(['id', 'code', 'mentorshipId'])
      .where('programmeId', '=', programmeId)
      .where('resolvedAt', 'is', null)
      .where('code', 'in', codes)
      .execute();
    const gone = open.filter((signal) => !stillOpen.has(`${signal.code}/${signal.mentorshipId}`));
    for (const signal of gone) {
      await ctx.db
        .updateTable('safeguarding.signals')
        .set({ resolvedAt: nowIso(ctx) })
        .where('id', '=', signal.id)
        .execute();
      await record(ctx, {
        type: 'signal-resolved',
        subject: { kind: 'signal', id: signal.id },
        programmeId,
        data: { code: signal.code },
      });
    }
    return gone.length;
  });
}
