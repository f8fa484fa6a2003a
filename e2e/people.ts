import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { dataDir, port } from './place.ts';

const run = promisify(execFile);
const LAWS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Cast of the demo company. */
export const ines = 'ines.brandmere@lumenfold.example';
export const ada = 'ada.quillmere@lumenfold.example';
export const henrik = 'henrik.solvholm@lumenfold.example';
export const ruth = 'ruth.elmrath@lumenfold.example';
export const mira = 'mira.stonewell@lumenfold.example';

/** What the command line says, beside the running server. */
export async function viceversa(...words: string[]): Promise<string> {
  const program = path.resolve(import.meta.dirname, '../bin/viceversa.js');
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), NODE_ENV: 'test' };
  const { stdout } = await run(process.execPath, [program, ...words], { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/** A page on which this person is signed in, by a one-time link as a mail would bring it. */
export async function signedIn(browser: Browser, email: string): Promise<Page> {
  const link = await viceversa('sign-in', email);
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

/** No accessibility fault on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(LAWS).analyze();
  expect(violations.flatMap((law) => law.nodes.map((node) => `${law.id}: ${node.html.slice(0, 160)}`))).toEqual([]);
}
