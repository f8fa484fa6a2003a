import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import { wordsFor } from '#ui';
import { browserArgs, browserPath } from './browser.ts';
import { isReady, ownServer } from './own-server.ts';
import { contextOf } from './people.ts';
import { addressOf, ownPlace, shared } from './place.ts';
import { asker, type Place, site } from './site.ts';
import { states } from './states.ts';
import { claims, strangers } from './strangers.ts';

/** One way to look at a page; `query` reaches pages with script, the locale those without. */
type Look = BrowserContextOptions & { query: string };

const desk = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const looks: Record<string, Look> = {
  'desk-light': { ...desk, query: '' },
  'desk-dark': { ...desk, colorScheme: 'dark', query: '' },
  'phone-light': { ...phone, query: '' },
  'phone-dark': { ...phone, colorScheme: 'dark', query: '' },
  'desk-rtl': { ...desk, query: 'dir=rtl' },
  'phone-rtl': { ...phone, query: 'dir=rtl' },
  'desk-de': { ...desk, locale: 'de-DE', query: 'lang=de' },
  'phone-de': { ...phone, locale: 'de-DE', query: 'lang=de' },
  narrow: { viewport: { width: 320, height: 640 }, query: '' },
};

const roles = [...new Set([...Object.keys(site), ...Object.keys(states)]), 'stranger', 'first'];

const usage = `Takes a picture of every page of every role of the demo company, of its dialogs, refused forms and reports.
  npm run shots -- <out-folder> [--looks desk-light,phone-dark] [--roles mentor,stranger] [--pages home,match]
Looks: ${Object.keys(looks).join(', ')}
Roles: ${roles.join(', ')} (\`first\` claims an empty installation)
It uses the server at E2E_PORT (with E2E_DATA_DIR) if one answers there, and starts one otherwise.`;

const args = process.argv.slice(2);
const listed = (name: string): string[] | undefined => {
  const index = args.indexOf(name);
  return index === -1 ? undefined : args.splice(index, 2)[1]?.split(',');
};
const wanted = { looks: listed('--looks'), roles: listed('--roles'), pages: listed('--pages') };

const mostHeight = 8000;
const settleMs = 400;
/** Refusals that a place is there to show. */
const expected = /status of (401|409|410|422) /;

/** What is wrong with a page as a machine sees it: errors, and anything that makes it scroll sideways. */
async function shoot(context: BrowserContext, place: Place, { query, locale }: Look, file: string): Promise<void> {
  const page = await context.newPage();
  const complain = (text: string) => console.error(`${path.basename(file)}: ${text}`);
  page.on('pageerror', (error) => complain(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && !expected.test(message.text()) && complain(message.text()),
  );
  await page.goto(query ? `${place.path}${place.path.includes('?') ? '&' : '?'}${query}` : place.path);
  const isGallery = place.path.startsWith('/dev/gallery');
  await page
    .locator(isGallery ? '[data-part-ready]' : 'h1')
    .first()
    .waitFor({ state: 'attached' });
  if (!isGallery) await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  const i18n = wordsFor(locale ?? 'en');
  await place.enter?.(page, (sentence) => i18n._(sentence));
  if (place.enter) await page.waitForTimeout(settleMs);
  if (query.includes('dir=rtl')) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl')); // pages without script
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) complain(`${over}px wider than the window`);
  const { width, height } = page.viewportSize() ?? desk.viewport;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, mostHeight)) }); // the bar stays at the foot
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

/** What a role looks at, and the browser in which it is signed in. */
async function viewOf(browser: Browser, role: string, base: string): Promise<[BrowserContext, Place[]]> {
  const parts = [site[role], states[role]].filter((part) => part !== undefined);
  const [one] = parts;
  if (!one) {
    const seen = await browser.newContext({ baseURL: base });
    return [seen, await strangers(seen)];
  }
  const seen = await contextOf(browser, one.person, { baseURL: base });
  const places = await Promise.all(parts.map((part) => part.places(asker(seen.request))));
  return [seen, places.flat()];
}

async function tour(browser: Browser, role: string, out: string): Promise<void> {
  const [seen, places] = await viewOf(browser, role, addressOf(shared));
  await shootAll(browser, seen, places, addressOf(shared), path.join(out, role));
}

async function shootAll(browser: Browser, seen: BrowserContext, places: Place[], baseURL: string, start: string) {
  const chosen = places.filter((place) => wanted.pages?.includes(place.name) ?? true);
  for (const [name, look] of Object.entries(looks)) {
    if (!(wanted.looks?.includes(name) ?? true)) continue;
    const { query: _, ...options } = look;
    const context = await browser.newContext({
      baseURL,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...options,
      storageState: await seen.storageState(),
    });
    context.setDefaultTimeout(20_000);
    for (const place of chosen) {
      const file = `${start}.${place.name}.${name}.png`;
      await shoot(context, place, look, file).catch((error: Error) => console.error(`${file}: ${error.message}`));
    }
    await context.close();
  }
  await seen.close();
}

/** The first minutes of an installation that nobody has claimed, on a server of its own. */
async function first(browser: Browser, out: string): Promise<void> {
  const empty = ownServer(ownPlace(1), { isDemo: false });
  try {
    await empty.startAt(0);
    const baseURL = addressOf(empty.where);
    const seen = await browser.newContext({ baseURL });
    await shootAll(browser, seen, claims(empty.said()), baseURL, path.join(out, 'first'));
  } finally {
    await empty.stop();
  }
}

const out = args[0];
if (out === undefined || out.startsWith('-')) {
  console.log(usage);
  process.exit(2);
}
fs.mkdirSync(out, { recursive: true });
const own = (await isReady(shared)) ? undefined : ownServer(shared);
await own?.startAt(0);
const { executablePath, env } = await browserPath();
const browser = await chromium.launch({ executablePath, env, args: browserArgs });
try {
  for (const role of wanted.roles ?? roles) await (role === 'first' ? first(browser, out) : tour(browser, role, out));
} finally {
  await browser.close();
  await own?.stop();
}
console.log(out);
