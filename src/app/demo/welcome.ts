import { firstAdministratorLink, signInLink } from '#people';
import type { Ctx } from '#platform';
import type { Runtime } from '../runtime.ts';
import { type CastKey, castFrom } from './cast.ts';
import { buildCompany } from './company.ts';
import { type Filler, standBy } from './filler.ts';
import { seedDemo } from './seed.ts';

const WELCOMED: [CastKey, string][] = [
  ['coordinator', 'Coordinator'],
  ['greatMentor', 'Mentor (junior)'],
  ['greatMentee', 'Mentee (senior)'],
  ['sponsor', 'Sponsor'],
  ['caseHandler', 'Case handler'],
  ['viewer', 'Viewer (data protection, works council)'],
  ['administrator', 'Administrator'],
];

const isEmpty = async (ctx: Ctx): Promise<boolean> =>
  (await ctx.db.selectFrom('people').select('id').limit(1).execute()).length === 0 &&
  (await ctx.db.selectFrom('installation').select('onlyRow').execute()).length === 0;

/** Fills the demo company into an empty installation, unless DEMO is off; `filler` when one stands by already. */
export async function fillIfEmpty(runtime: Runtime, filler?: Filler): Promise<void> {
  if (runtime.config.DEMO && (await isEmpty(runtime.ctx({ kind: 'operator' })))) await (filler ?? standBy()).fill();
  else filler?.dismiss();
}

/** Fills an installation that is still empty; in one transaction, so the demo is there whole or not at all. */
export async function fillDemo(ctx: Ctx, size?: number): Promise<boolean> {
  if (!(await isEmpty(ctx))) return false;
  await seedDemo(ctx, size === undefined ? {} : { size });
  return true;
}

/** What the operator reads after the start: one sign-in link a role of the demo's cast, or the first administrator's link. */
export async function welcome(runtime: Runtime, url: string): Promise<string[]> {
  const ctx = { ...runtime.ctx({ kind: 'operator' }), config: { ...runtime.config, BASE_URL: url } };
  const installation = await ctx.db.selectFrom('installation').select('isDemo').executeTakeFirst();
  if (!installation?.isDemo) {
    const link = await firstAdministratorLink(ctx);
    return link ? ['', 'There is no administrator yet. Open this link within a day to become one:', `  ${link}`] : [];
  }
  const cast = castFrom(buildCompany(2026));
  const lines = [
    '',
    'Demo company. Each link signs in once, within 20 minutes; `npm run viceversa -- demo` prints new ones:',
  ];
  for (const [key, role] of WELCOMED) {
    const person = await ctx.db
      .selectFrom('people')
      .select('id')
      .where('email', '=', cast[key].email)
      .executeTakeFirst();
    if (person) lines.push(`  ${role.padEnd(40)} ${await signInLink(ctx, person.id)}`);
  }
  return lines;
}
