import { type Ctx, notFound } from '#platform';
import { canReadFigures } from '../access.ts';
import { type Figure, type FigureKey, type Held, verdictOf } from '../rules.ts';
import type { FiguresView } from '../schema.ts';

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

/** The KPI whose target a figure is held against. */
const kpiOf: Partial<Record<FigureKey, string>> = { 'held-rate': 'held-rate', 'worth-it': 'worth-it-rate' };

/** What a programme aims at that set no target itself; only where something is usual. */
const usual: Partial<Record<FigureKey, number>> = { 'held-rate': 80 };

async function targetsOf(ctx: Ctx, programmeId: string): Promise<Map<FigureKey, number>> {
  const kpis = await ctx.db
    .selectFrom('programmeKpis')
    .select(['kpi', 'target'])
    .where('programmeId', '=', programmeId)
    .execute();
  const targets = FIGURES.map(
    (key) => [key, kpis.find((one) => one.kpi === kpiOf[key])?.target ?? usual[key]] as const,
  );
  return new Map(targets.filter((entry): entry is [FigureKey, number] => entry[1] !== undefined));
}

/** The figures of a programme as they were last released, each with its interval, and the day of the release. */
export async function getFigures(ctx: Ctx, programmeId: string): Promise<FiguresView> {
  if (!canReadFigures(ctx.actor, programmeId)) throw notFound();
  const release = await lastRelease(ctx, programmeId);
  const targets = await targetsOf(ctx, programmeId);
  const figures = FIGURES.map((key) => release?.held[key]?.figure ?? nothingYet(key));
  return {
    releasedOn: release?.releasedOn ?? null,
    figures: figures.map((figure) => ({ ...figure, target: targets.get(figure.key) ?? null })),
    verdicts: figures.flatMap((figure) => {
      const target = targets.get(figure.key);
      return target === undefined ? [] : [verdictOf(figure, target)];
    }),
  };
}
