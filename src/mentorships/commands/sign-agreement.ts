import { type Ctx, defineProblem, nowIso, personIdOf, record, transaction } from '#platform';
import { getMentorship } from '../queries/views.ts';
import { requireLive } from './require-live.ts';

export const agreementChanged = defineProblem(
  'agreement-changed',
  409,
  /*i18n*/ 'The agreement has changed',
  /*i18n*/ 'You read version {read}, the newest is version {newest}. Read it and sign again.',
);

/** Signs the version that was read; signing twice changes nothing. */
export async function signAgreement(ctx: Ctx, mentorshipId: string, version: number): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const row = await requireLive(ctx, mentorshipId);
    const personId = personIdOf(ctx.actor) ?? '';
    const { agreement } = await getMentorship(ctx, mentorshipId);
    if (agreement.version !== version) {
      throw agreementChanged({ values: { read: version, newest: agreement.version } });
    }
    const done = await ctx.db
      .insertInto('agreementSignatures')
      .values({ mentorshipId, version, personId, signedAt: nowIso(ctx) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (done.numInsertedOrUpdatedRows === 0n) return;
    await record(ctx, {
      type: 'agreement-signed',
      subject: { kind: 'mentorship', id: mentorshipId },
      programmeId: row.programmeId,
      data: { version },
    });
  });
}
