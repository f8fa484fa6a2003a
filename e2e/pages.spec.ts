import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test,
} from '@playwright/test';
import { ada, contextOf, expectAccessible, ines, tomasz } from './people.ts';
import { asker, type Place, programmeId, site } from './site.ts';

/** Opens a page, waits for its title, and says what the browser complained about. */
async function visit(context: BrowserContext, path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  return { page, complaints };
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function expectSound(context: BrowserContext, places: Place[]): Promise<void> {
  for (const { name, path } of places) {
    await test.step(name, async () => {
      const { page, complaints } = await visit(context, path);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      expect(await overflow(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.close();
    });
  }
}

/** Every page of one of the cast, or those named. */
async function expectSoundFor(browser: Browser, role: string, options: BrowserContextOptions, names?: string[]) {
  const one = site[role];
  if (!one) throw new Error(`nobody of the cast is ${role}`);
  const context = await contextOf(browser, one.person, options);
  const places = await one.places(asker(context.request));
  await expectSound(
    context,
    places.filter((place) => names?.includes(place.name) ?? true),
  );
}

const phone = { viewport: { width: 390, height: 844 } };
const narrow = { viewport: { width: 320, height: 640 } };
const daily = ['today', 'directory', 'running-match', 'running-insights'];
const dark = { colorScheme: 'dark' } as const;

test.describe('every page of every role has no accessibility fault, no complaint and no sideways scroll', () => {
  test.setTimeout(600_000);
  for (const role of Object.keys(site))
    test(`${role} at a desk`, async ({ browser }) => expectSoundFor(browser, role, {}));
  for (const role of ['mentor', 'viewer', 'sponsor'])
    test(`${role} on a phone in the dark`, async ({ browser }) => expectSoundFor(browser, role, { ...phone, ...dark }));
  test('the coordinator on a phone in the dark', async ({ browser }) =>
    expectSoundFor(browser, 'coordinator', { ...phone, ...dark }, [...daily, 'recruiting-recruit', 'running-signals']));
  test('the coordinator on the narrowest phone, or with text at 400%', async ({ browser }) =>
    expectSoundFor(browser, 'coordinator', narrow, [...daily, 'programmes-new', 'person']));
  test('the mentor on the narrowest phone, or with text at 400%', async ({ browser }) =>
    expectSoundFor(browser, 'mentor', narrow));

  test('pages without script, on the narrowest phone', async ({ browser }) => {
    const join = { name: 'join', path: `/join/${await programmeId('New perspectives 2027')}` };
    const stranger = await browser.newContext(narrow);
    await expectSound(stranger, [{ name: 'sign-in', path: '/sign-in' }, join]);
    await expectSound(await contextOf(browser, ada, { ...phone, ...dark }), [join]);
  });
});

test('every action of Today leads the coordinator to a page that works', async ({ browser }) => {
  const context = await contextOf(browser, ines);
  const { page } = await visit(context, '/today');
  const actions = page.locator('main li').getByRole('link');
  const paths = await actions.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(paths.length).toBeGreaterThan(1);
  for (const path of [...new Set(paths), '/mail'])
    await test.step(path, async () => {
      const { page: reached, complaints } = await visit(context, path);
      await expect(reached.getByRole('alert')).toHaveCount(0);
      await expect(reached.getByRole('heading', { level: 1 })).not.toHaveText('There is no page here');
      expect(complaints).toEqual([]);
      await reached.close();
    });
});

test('the sponsor’s page prints on one sheet, dark on light even from a dark screen', async ({ browser }) => {
  const context = await contextOf(browser, tomasz, { ...dark, viewport: { width: 673, height: 1000 } });
  const { page } = await visit(context, `/programmes/${await programmeId('Upward 2026')}/insights`);
  await expect(page.getByText('the true share could be anywhere between')).toBeVisible();
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page[^s]/g);
  expect(sheets).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('color', 'rgb(34, 32, 28)');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByText('80% to 90% is what a vendor reports')).toBeVisible();
});
