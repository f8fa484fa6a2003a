import { type Ctx, notFound } from '#platform';
import { canReadFigures } from '../access.ts';
import type { Figure, FigureKey, Held } from '../rules.ts';

export const FIGURES: readonly FigureKey[] = ['start-rate', 'held-rate', 'worth-it'];

export type Release = { releasedOn: string; held: Record<FigureKey, Held> };

/** The newest release before or on a day, with the facts behind it; for the next release alone. */
export async function lastRelease(ctx: Ctx, programmeId: string): Promise<Release | undefined> {
  const row = await ctx.db
    .selectFrom('figureReleases')
    .select(['releasedOn', 'figures'])
    .where('programmeId', '=', programmeId)
    .orderBy('releasedOn', 'desc')
    .executeTakeFirst();
  return row ? { releasedOn: row.releasedOn, held: row.figures as unknown as Release['held'] } : undefined;
}

const nothingYet = (key: FigureKey): Figure => ({
  key,
  percent: null,
  lowPercent: null,
  highPercent: null,
  about: 0,
  asOf: null,
});

/** The figures of a programme as they were last released, each with its interval, and the day of the release. */
export async function getFigures(
  ctx: Ctx,
  programmeId: string,
): Promise<{ releasedOn: string | null; figures: Figure[] }> {
  if (!canReadFigures(ctx.actor, programmeId)) throw notFound();
  const release = await lastRelease(ctx, programmeId);
  return {
    releasedOn: release?.releasedOn ?? null,
    figures: FIGURES.map((key) => release?.held[key]?.figure ?? nothingYet(key)),
  };
}
