import { sql } from 'kysely';
import { importPeople, type Notes, type ProposedStep } from '#people';
import { type Ctx, hasRole } from '#platform';
import { type SignUp, spotOf } from '../rules/sign-ups.ts';

/** Who each sign-up is; people the directory lacks are added through its own import, if the actor may. */
export async function peopleOf(
  ctx: Ctx,
  signUps: readonly SignUp[],
  ladder: readonly ProposedStep[],
  notes: Notes,
): Promise<{ ids: Map<SignUp, string>; added: number; newcomers: Set<SignUp> }> {
  const known = await idsOf(ctx, signUps, notes);
  const missing = signUps.filter((signUp) => !known.has(signUp));
  const ids = new Map([...known].flatMap(([signUp, id]) => (id === null ? [] : [[signUp, id] as const])));
  const nobodyNew = { ids, added: 0, newcomers: new Set<SignUp>() };
  if (missing.length === 0) return nobodyNew;
  const mayAdd = ctx.actor.kind === 'system' || hasRole(ctx.actor, ['administrator']);
  if (!mayAdd) {
    for (const signUp of missing)
      notes.add(
        spotOf(signUp),
        'refused',
        'not-in-directory',
        /*i18n*/ 'Not in the directory. Ask the administrator to import people first, then import again.',
      );
    return nobodyNew;
  }
  const added = await addToDirectory(ctx, missing, ladder, notes);
  for (const [signUp, id] of await idsOf(ctx, missing, notes)) if (id !== null) ids.set(signUp, id);
  return { ids, added, newcomers: new Set(missing) };
}

/** Adds people by the directory's own import and passes on what it says about them; returns how many are new. */
async function addToDirectory(
  ctx: Ctx,
  missing: readonly SignUp[],
  ladder: readonly ProposedStep[],
  notes: Notes,
): Promise<number> {
  const report = await importPeople(ctx, {
    preset: 'people',
    source: 'sign-ups',
    leavers: 'keep',
    mapping: Object.fromEntries(COLUMNS.map((column) => [column, column])),
    ...(ladder.length > 0 ? { ladder: [...ladder] } : {}),
    files: [{ name: 'sign-ups.csv', content: new TextEncoder().encode(csvOf(missing)) }],
  });
  for (const { line, level, code, sentence, values } of report.notes) {
    const signUp = line === null ? undefined : missing[line - 2];
    if (signUp && level !== 'information') notes.add(spotOf(signUp), level, code, sentence, values);
  }
  const newSteps = report.ladder.filter((step) => step.isNew).map((step) => step.name);
  if (newSteps.length > 0)
    notes.add(
      { file: missing[0]?.file ?? '', line: null },
      'information',
      'new-steps',
      /*i18n*/ 'New on the ladder, most junior first: {steps}. If one of them stands there under another name, cancel and add this name to that step.',
      { steps: newSteps.join(', ') },
    );
  return report.counts.created;
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

/** Ids of those whom the directory knows by number or address; null, with a note, for whoever cannot take a place. */
async function idsOf(ctx: Ctx, signUps: readonly SignUp[], notes: Notes): Promise<Map<SignUp, string | null>> {
  // Whom the sign-ups of a file without numbers brought in is known by the address as number.
  const numberOf = (one: SignUp) => (one.externalId || one.email).toLowerCase();
  const numbers = signUps.map(numberOf);
  const people = await ctx.db
    .selectFrom('people')
    .select(['id', 'email', 'externalId', 'state'])
    .where(
      sql<boolean>`(email = any(${signUps.map((one) => one.email)}::text[]) or lower(external_id) = any(${numbers}::text[]))`,
    )
    .execute();
  const byNumber = new Map(people.map((person) => [person.externalId.toLowerCase(), person]));
  const byAddress = new Map(people.filter(({ state }) => state === 'active').map((person) => [person.email, person]));
  const found = new Map<SignUp, string | null>();
  for (const signUp of signUps) {
    const numbered = signUp.externalId ? byNumber.get(signUp.externalId.toLowerCase()) : undefined;
    const addressed = signUp.email ? byAddress.get(signUp.email) : undefined;
    const person = numbered ?? addressed ?? byNumber.get(numberOf(signUp));
    if (!person) continue;
    const isTwo = numbered && addressed && numbered.id !== addressed.id;
    found.set(signUp, isTwo || person.state !== 'active' ? null : person.id);
    if (isTwo)
      notes.add(
        spotOf(signUp),
        'refused',
        'two-people',
        /*i18n*/ 'The number and the e-mail address belong to two different people of the directory. Correct one of them and import again.',
      );
    else if (person.state !== 'active')
      notes.add(
        spotOf(signUp),
        'refused',
        'not-active',
        /*i18n*/ 'The directory says that this person has left, or that the post is vacant. If that is wrong, import people first.',
      );
  }
  return found;
}
