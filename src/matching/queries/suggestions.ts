import { type Ctx, notAllowed, notFound } from '#platform';
import { can } from '../access.ts';
import { lossView } from '../rules/loss.ts';
import type { Suggestions } from '../schema.ts';
import { askAbout } from './ask-about.ts';
import { briefsOf } from './briefs.ts';
import { loadRun } from './stored.ts';

/** The best possible partners of one person in a run, each with what choosing the pair would cost the whole. */
export async function suggestPartners(
  ctx: Ctx,
  runId: string,
  enrolmentId: string,
  most: number,
): Promise<Suggestions> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const { side, personId } = await placeOf(ctx, run.programmeId, enrolmentId);
  const found = await askAbout(ctx, run, { name: 'suggest', side, personId, most });
  const ids = [personId, ...found.map((one) => (side === 'mentor' ? one.mentee : one.mentor))];
  const briefs = await briefsOf(ctx, run.programmeId, ids, []);
  return {
    person: briefs.of(personId),
    side,
    partners: found.map((one) => ({
      partner: briefs.of(side === 'mentor' ? one.mentee : one.mentor),
      score: one.score,
      isPaired: one.paired,
      isPossible: one.answer !== 'impossible',
      loss: lossView(one.loss),
    })),
  };
}

async function placeOf(ctx: Ctx, programmeId: string, enrolmentId: string) {
  const row = await ctx.db
    .selectFrom('enrolments')
    .select(['personId', 'side'])
    .where('id', '=', enrolmentId)
    .where('programmeId', '=', programmeId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return { personId: row.personId, side: row.side === 'mentor' ? ('mentor' as const) : ('mentee' as const) };
}
