import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { browserArgs, browserPath } from './browser.ts';

/** Pictures of pages for looking at: `node e2e/screens.ts --out /tmp/look --cookie name=value /today /directory`. */
type Look = { name: string; width: number; height: number; scheme: 'light' | 'dark'; query: string };

const looks: Look[] = [
  { name: 'desk-light', width: 1280, height: 900, scheme: 'light', query: '' },
  { name: 'desk-dark', width: 1280, height: 900, scheme: 'dark', query: '' },
  { name: 'desk-rtl', width: 1280, height: 900, scheme: 'light', query: 'dir=rtl' },
  { name: 'phone-light', width: 390, height: 844, scheme: 'light', query: '' },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark', query: '' },
];

function option(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args.splice(at, 2)[1];
}

async function take(browser: Browser, base: string, url: string, look: Look, out: string, cookie: string | undefined) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...(cookie ? { extraHTTPHeaders: { cookie } } : {}),
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${url} ${look.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${url} ${look.name}: ${message.text()}`);
  });
  const full = `${base}${url}${look.query ? `${url.includes('?') ? '&' : '?'}${look.query}` : ''}`;
  await page.goto(full, { waitUntil: 'networkidle' });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) console.error(`${url} ${look.name}: ${over}px wider than the window`);
  const name = `${url.replace(/[^\w-]+/g, '-').replace(/^-|-$/g, '') || 'start'}.${look.name}.png`;
  await page.screenshot({ path: path.join(out, name), fullPage: true });
  await context.close();
}

const args = process.argv.slice(2);
const out = option(args, '--out') ?? path.resolve('test-results/screens');
const only = option(args, '--only');
const cookie = option(args, '--cookie');
const base = option(args, '--base') ?? process.env.VICEVERSA_URL ?? 'http://127.0.0.1:4321';
fs.mkdirSync(out, { recursive: true });
const { executablePath, env } = await browserPath();
const browser = await chromium.launch({ executablePath, env, args: browserArgs });
for (const url of args.length > 0 ? args : ['/dev/gallery'])
  for (const look of looks) if (!only || look.name.includes(only)) await take(browser, base, url, look, out, cookie);
await browser.close();
console.log(out);
