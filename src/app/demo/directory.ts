import { type Ctx, inChunks, nowIso, type OnProgress, record } from '#platform';
import type { Company, DemoPerson } from './company.ts';
import { LADDER, SITES } from './words.ts';

/** The demo company's ladder, sites, units and people, in a handful of statements however many people. */
export async function installDirectory(ctx: Ctx, company: Company, onProgress: OnProgress): Promise<void> {
  const { ids } = ctx;
  const grades = LADDER.map((step, index) => ({ id: ids.next(), rank: index + 1, ...step }));
  const sites = SITES.map(({ name, timeZone }) => ({ id: ids.next(), name, timeZone }));
  const units = [...new Set(company.people.map((person) => person.unit))].map((name) => ({ id: ids.next(), name }));
  await ctx.db.insertInto('grades').values(grades).execute();
  await ctx.db.insertInto('sites').values(sites).execute();
  await ctx.db.insertInto('units').values(units).execute();
  const gradeIds = new Map(grades.map((grade) => [grade.rank, grade.id]));
  const siteIds = new Map<string, string>(sites.map((site) => [site.name, site.id]));
  const unitIds = new Map(units.map((unit) => [unit.name, unit.id]));
  const now = nowIso(ctx);
  const row = (person: DemoPerson) => ({
    id: person.id,
    externalId: person.externalId,
    email: person.email,
    givenName: person.givenName,
    familyName: person.familyName,
    jobTitle: person.jobTitle,
    gradeId: gradeIds.get(person.rank) ?? null,
    unitId: unitIds.get(person.unit) ?? null,
    siteId: siteIds.get(person.site) ?? null,
    team: person.team,
    managerId: person.manager?.id ?? null,
    languages: person.languages,
    timeZone: person.timeZone,
    workMode: person.workMode,
    joinedOn: person.joinedOn,
    source: 'demo',
    createdAt: now,
    updatedAt: now,
  });
  const progress = { phase: 'people', done: 0, total: company.people.length };
  for (const part of inChunks(company.people)) {
    await ctx.db.insertInto('people').values(part.map(row)).execute();
    progress.done += part.length;
    onProgress(progress);
  }
  await record(ctx, {
    type: 'directory-imported',
    subject: { kind: 'import', id: ids.next() },
    data: { source: 'demo', people: company.people.length },
  });
}
