import { sql } from 'kysely';
import { importPeople } from '#people';
import { type Ctx, hasRole } from '#platform';
import type { SignUp } from '../rules/sign-ups.ts';
import type { SignUpNote } from '../schema.ts';

/** Who each sign-up is; people the directory lacks are added through its own import, if the actor may. */
export async function peopleOf(
  ctx: Ctx,
  signUps: readonly SignUp[],
  ladder: readonly string[],
  notes: SignUpNote[],
): Promise<{ ids: Map<SignUp, string>; added: number }> {
  const known = await idsOf(ctx, signUps);
  const missing = signUps.filter((signUp) => !known.has(signUp));
  if (missing.length === 0) return { ids: known, added: 0 };
  const note = (
    { file, line }: SignUp,
    level: SignUpNote['level'],
    sentence: string,
    values: SignUpNote['values'] = {},
  ) => notes.push({ file, line, level, sentence, values });
  const mayAdd = ctx.actor.kind === 'system' || hasRole(ctx.actor, ['administrator']);
  if (!mayAdd) {
    for (const signUp of missing)
      note(
        signUp,
        'refused',
        /*i18n*/ 'Not in the directory. Ask the administrator to import people first, then import again.',
      );
    return { ids: known, added: 0 };
  }
  const report = await importPeople(ctx, {
    preset: 'people',
    source: 'sign-ups',
    leavers: 'keep',
    mapping: Object.fromEntries(COLUMNS.map((column) => [column, column])),
    ...(ladder.length > 0 ? { ladder: ladder.map((name) => ({ name, labels: [] })) } : {}),
    files: [{ name: 'sign-ups.csv', content: new TextEncoder().encode(csvOf(missing)) }],
  });
  for (const { line, level, sentence, values } of report.notes) {
    const signUp = line === null ? undefined : missing[line - 2];
    if (signUp && level !== 'information') note(signUp, level, sentence, values);
  }
  const found = await idsOf(ctx, missing);
  for (const signUp of missing)
    if (
      !found.has(signUp) &&
      !notes.some((one) => one.line === signUp.line && one.file === signUp.file && one.level === 'refused')
    )
      note(signUp, 'refused', /*i18n*/ 'The directory did not take this person. Look at the line and import again.');
  return { ids: new Map([...known, ...found]), added: report.counts.created };
}

const COLUMNS = [
  'externalId',
  'givenName',
  'familyName',
  'email',
  'jobTitle',
  'grade',
  'unit',
  'languages',
  'timeZone',
] as const;

function csvOf(signUps: readonly SignUp[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
  const lines = signUps.map(({ externalId, email, person }) => {
    const all = { ...person, email, externalId: externalId || email };
    return COLUMNS.map((column) => cell(all[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines].join('\n');
}

async function idsOf(ctx: Ctx, signUps: readonly SignUp[]): Promise<Map<SignUp, string>> {
  const [emails, externalIds] = [signUps.map((one) => one.email), signUps.map((one) => one.externalId)];
  const rows = await ctx.db
    .selectFrom('people')
    .select(['id', 'email', 'externalId'])
    .where('state', '=', 'active')
    .where(sql<boolean>`(email = any(${emails}::text[]) or external_id = any(${externalIds}::text[]))`)
    .execute();
  const byEmail = new Map(rows.map((row) => [row.email, row.id]));
  const byExternalId = new Map(rows.map((row) => [row.externalId, row.id]));
  return new Map(
    signUps.flatMap((signUp) => {
      const id =
        (signUp.externalId && byExternalId.get(signUp.externalId)) || (signUp.email && byEmail.get(signUp.email));
      return id ? [[signUp, id] as const] : [];
    }),
  );
}
