import { type Ctx, json, notAllowed, nowIso, record, transaction } from '#platform';
import { canRelease } from './access.ts';
import { factsOf } from './queries/facts.ts';
import { FIGURES, lastRelease } from './queries/figures.ts';
import { releaseFigure } from './rules.ts';

/** Releases a programme's figures for a day, once; a second call for the same day changes nothing. */
export async function releaseFigures(ctx: Ctx, programmeId: string, releasedOn: string): Promise<void> {
  if (!canRelease(ctx.actor)) throw notAllowed();
  await transaction(ctx, async (ctx) => {
    const last = await lastRelease(ctx, programmeId);
    if (last && last.releasedOn >= releasedOn) return;
    const facts = await factsOf(ctx, programmeId, nowIso(ctx));
    const held = Object.fromEntries(
      FIGURES.map((key) => [key, releaseFigure(key, facts[key], releasedOn, last?.held[key])]),
    );
    await ctx.db
      .insertInto('figureReleases')
      .values({ id: ctx.ids.next(), programmeId, releasedOn, figures: json(held), createdAt: nowIso(ctx) })
      .onConflict((oc) => oc.columns(['programmeId', 'releasedOn']).doNothing())
      .execute();
    await record(ctx, {
      type: 'figures-released',
      subject: { kind: 'programme', id: programmeId },
      programmeId,
      data: { releasedOn },
    });
  });
}
