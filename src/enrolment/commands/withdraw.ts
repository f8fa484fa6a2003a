import { type Ctx, defineProblem, notFound, nowIso, record, transaction } from '#platform';
import { can } from '../access.ts';

export const alreadyWithdrawn = defineProblem(
  'already-withdrawn',
  409,
  /*i18n*/ 'This place was withdrawn already',
  /*i18n*/ 'Nothing more to do. To come back, register again while registration is open.',
);

/** Gives a place back, at any time and without a reason; what was said is kept for coming back until erased. */
export async function withdraw(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await ctx.db
      .selectFrom('enrolments')
      .select(['id', 'programmeId', 'personId', 'side', 'withdrawnAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row || !can(ctx.actor, 'withdraw', row)) throw notFound();
    if (row.withdrawnAt) throw alreadyWithdrawn();
    await ctx.db
      .updateTable('enrolments')
      .set({ withdrawnAt: nowIso(ctx) })
      .where('id', '=', id)
      .execute();
    await record(ctx, {
      type: 'withdrawn',
      subject: { kind: 'enrolment', id },
      programmeId: row.programmeId,
      data: { personId: row.personId, side: row.side },
    });
  });
}
