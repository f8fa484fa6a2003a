import { type Ctx, invalidInput, readInput, record, transaction } from '#platform';
import { kpiTwice } from '../rules.ts';
import { type NewKpi, newKpis } from '../schema.ts';
import { KPIS } from '../seed.ts';
import { requireChangeable } from './change-programme.ts';

/** Replaces the programme's KPIs, each with baseline, target and owner; refuses unknown ones and one chosen twice. */
export async function setKpis(ctx: Ctx, id: string, input: readonly NewKpi[]): Promise<void> {
  const { kpis } = readInput(newKpis, { kpis: input });
  await transaction(ctx, async (ctx) => {
    await requireChangeable(ctx, id);
    const unknown = kpis.findIndex((one) => !(KPIS as readonly string[]).includes(one.kpi));
    if (unknown >= 0)
      throw invalidInput({ errors: { [`kpis.${unknown}.kpi`]: /*i18n*/ 'Choose a KPI from the list' } });
    const twice = kpiTwice(kpis);
    if (twice) throw invalidInput({ errors: { kpis: /*i18n*/ 'Choose each KPI once' } });
    await ctx.db.deleteFrom('programmeKpis').where('programmeId', '=', id).execute();
    if (kpis.length > 0) {
      const rows = kpis.map((one) => ({
        id: ctx.ids.next(),
        programmeId: id,
        kpi: one.kpi,
        baseline: one.baseline ?? null,
        target: one.target ?? null,
        ownerId: one.ownerId ?? null,
      }));
      await ctx.db.insertInto('programmeKpis').values(rows).execute();
    }
    await record(ctx, {
      type: 'programme-changed',
      subject: { kind: 'programme', id },
      programmeId: id,
      data: { fields: ['kpis'], kpis: kpis.map((one) => one.kpi) },
    });
  });
}
