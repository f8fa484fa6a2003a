import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { environmentOf, shared, type Where } from './place.ts';

const run = promisify(execFile);
const LAWS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Cast of the demo company. */
export const ines = 'ines.brandmere@lumenfold.example';
export const ada = 'ada.quillmere@lumenfold.example';
export const henrik = 'henrik.solvholm@lumenfold.example';
export const ruth = 'ruth.elmrath@lumenfold.example';
export const greta = 'greta.wendley@lumenfold.example';
export const jonas = 'jonas.feldquist@lumenfold.example';
export const tomasz = 'tomasz.valdgard@lumenfold.example';
export const mira = 'mira.stonewell@lumenfold.example';

/** What the command line says, beside a running server. */
export async function commandLine(where: Where, words: string[]): Promise<string> {
  const program = path.resolve(import.meta.dirname, '../bin/viceversa.js');
  const options = { env: environmentOf(where), maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run(process.execPath, [program, ...words], options);
  return stdout.trim();
}

/** What the command line says beside the server that the tests share. */
export const viceversa = (...words: string[]): Promise<string> => commandLine(shared, words);

/** A browser of its own in which this person is signed in, by a one-time link as a mail would bring it. */
export async function contextOf(
  browser: Browser,
  email: string,
  options: BrowserContextOptions = {},
  where: Where = shared,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(await commandLine(where, ['sign-in', email]));
  await page.getByRole('button').first().click(); // the one button, in any language
  await expect(page).not.toHaveURL(/sign-in/);
  await page.close();
  return context;
}

/** A page on which this person is signed in. */
export const signedIn = async (browser: Browser, email: string, where: Where = shared): Promise<Page> =>
  (await contextOf(browser, email, {}, where)).newPage();

/** No accessibility fault on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LAWS).analyze();
  expect(violations.flatMap((law) => law.nodes.map((node) => `${law.id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}
