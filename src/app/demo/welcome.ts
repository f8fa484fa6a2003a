import { findByEmail, firstAdministratorLink, signInLink } from '#people';
import type { Ctx } from '#platform';
import type { Runtime } from '../runtime.ts';
import { addressOf, type CastKey } from './cast.ts';
import { type Filler, standBy } from './filler.ts';
import { type DemoOptions, seedDemo } from './seed.ts';

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
export async function fillDemo(ctx: Ctx, options: DemoOptions = {}): Promise<boolean> {
  if (!(await isEmpty(ctx))) return false;
  await seedDemo(ctx, options);
  return true;
}

export type SignInLinks = { isDemo: boolean; links: { role: string; url: string }[] };

/** One sign-in link a role of the demo's cast, or the first administrator's link; none when there is nothing to begin with. */
export async function signInLinks(runtime: Runtime, url: string): Promise<SignInLinks> {
  const ctx = { ...runtime.ctx({ kind: 'operator' }), config: { ...runtime.config, BASE_URL: url } };
  const installation = await ctx.db.selectFrom('installation').select('isDemo').executeTakeFirst();
  if (!installation?.isDemo) {
    const link = await firstAdministratorLink(ctx);
    return { isDemo: false, links: link ? [{ role: 'First administrator', url: link }] : [] };
  }
  const links = [];
  for (const [key, role] of WELCOMED) {
    const person = await findByEmail(ctx, addressOf(key));
    if (person) links.push({ role, url: await signInLink(ctx, person.id) });
  }
  return { isDemo: true, links };
}

/** What the operator reads after the start. */
export async function welcome(runtime: Runtime, url: string): Promise<string[]> {
  const { isDemo, links } = await signInLinks(runtime, url);
  if (links.length === 0) return [];
  if (!isDemo)
    return [
      '',
      'There is no administrator yet. Open this link within a day to become one:',
      ...links.map((link) => `  ${link.url}`),
    ];
  return [
    '',
    'Demo company. Each link signs in once, within 20 minutes; `npm run viceversa -- demo` prints new ones:',
    ...links.map((link) => `  ${link.role.padEnd(40)} ${link.url}`),
  ];
}
