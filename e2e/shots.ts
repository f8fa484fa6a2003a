import fs from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test';
import { browserArgs, browserPath } from './browser.ts';
import { mailedLink } from './mail.ts';
import { isReady, ownServer } from './own-server.ts';
import { contextOf } from './people.ts';
import { addressOf, shared } from './place.ts';
import { asker, type Place, programmeId, site } from './site.ts';

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
  'desk-de': { ...desk, locale: 'de-DE', query: 'lang=de' },
  'phone-de': { ...phone, locale: 'de-DE', query: 'lang=de' },
  narrow: { viewport: { width: 320, height: 640 }, query: '' },
};

const usage = `Takes a picture of every page of every role of the demo company.
  npm run shots -- <out-folder> [--looks desk-light,phone-dark] [--roles mentor,stranger] [--pages home,match]
Looks: ${Object.keys(looks).join(', ')}
It uses the server at E2E_PORT (with E2E_DATA_DIR) if one answers there, and starts one otherwise.`;

const args = process.argv.slice(2);
const listed = (name: string): string[] | undefined => {
  const index = args.indexOf(name);
  return index === -1 ? undefined : args.splice(index, 2)[1]?.split(',');
};
const wanted = { looks: listed('--looks'), roles: listed('--roles'), pages: listed('--pages') };
const base = addressOf(shared);

async function strangers(context: BrowserContext): Promise<Place[]> {
  const page = await context.newPage();
  await page.goto('/dev/mail');
  const mail = page.locator('main ol a').first();
  const newest = (await mail.count()) > 0 ? [{ name: 'mail', path: (await mail.getAttribute('href')) ?? '' }] : [];
  const links: Place[] = [];
  for (const kind of ['log-meeting', 'check-in', 'mail-preferences', 'sign-in', 'join']) {
    const found = await mailedLink(page, kind);
    if (found) links.push({ name: kind, path: found });
  }
  await page.close();
  const gallery = ['tokens', 'controls', 'forms', 'parts', 'shell'].map((part) => ({
    name: `gallery-${part}`,
    path: `/dev/gallery?part=${part}`,
  }));
  return [
    { name: 'sign-in-page', path: '/sign-in' },
    { name: 'landing', path: `/join/${await programmeId('New perspectives 2027')}` },
    { name: 'landing-closed', path: `/join/${await programmeId('Upward 2026')}` },
    { name: 'expired-check-in', path: '/check-in/no-such-key' },
    { name: 'expired-sign-in', path: '/sign-in/no-such-key' },
    { name: 'problem', path: '/join/nowhere' },
    { name: 'mails', path: '/dev/mail' },
    { name: 'reference', path: '/api/reference' },
    ...newest,
    ...links,
    ...gallery,
  ];
}

const mostHeight = 8000;

/** What is wrong with a page as a machine sees it: errors, and anything that makes it scroll sideways. */
async function shoot(context: BrowserContext, place: Place, query: string, file: string): Promise<void> {
  const page = await context.newPage();
  const complain = (text: string) => console.error(`${path.basename(file)}: ${text}`);
  page.on('pageerror', (error) => complain(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && !message.text().includes('410 (Gone)') && complain(message.text()),
  );
  const address = `${base}${place.path}`;
  await page.goto(query ? `${address}${address.includes('?') ? '&' : '?'}${query}` : address);
  const isGallery = place.path.startsWith('/dev/gallery');
  await page
    .locator(isGallery ? '[data-part-ready]' : 'h1')
    .first()
    .waitFor({ state: 'attached' });
  if (!isGallery) await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) complain(`${over}px wider than the window`);
  const { width, height } = page.viewportSize() ?? desk.viewport;
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, Math.min(whole, mostHeight)) }); // the bar stays at the foot
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
}

async function tour(browser: Browser, role: string, out: string): Promise<void> {
  const one = site[role];
  const seen = one
    ? await contextOf(browser, one.person, { baseURL: base })
    : await browser.newContext({ baseURL: base });
  const places = one ? await one.places(asker(seen.request)) : await strangers(seen);
  const chosen = places.filter((place) => wanted.pages?.includes(place.name) ?? true);
  for (const [look, { query, ...options }] of Object.entries(looks)) {
    if (!(wanted.looks?.includes(look) ?? true)) continue;
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      ...options,
      storageState: await seen.storageState(),
    });
    for (const place of chosen) {
      const file = path.join(out, `${role}.${place.name}.${look}.png`);
      await shoot(context, place, query, file).catch((error: Error) => console.error(`${file}: ${error.message}`));
    }
    await context.close();
  }
  await seen.close();
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
  for (const role of wanted.roles ?? [...Object.keys(site), 'stranger']) await tour(browser, role, out);
} finally {
  await browser.close();
  await own?.stop();
}
console.log(out);
