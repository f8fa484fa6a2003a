import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ada, expectAccessible, henrik, ines, mira, ruth, viceversa } from './people.ts';

type Programme = { id: string; name: string };
const programmes: Record<string, string> = {};
let mentorshipId = '';

test.beforeAll(async () => {
  const list = JSON.parse(await viceversa('programme', 'list', '--json')) as Programme[] | { programmes: Programme[] };
  for (const one of Array.isArray(list) ? list : list.programmes) programmes[one.name] = one.id;
});

async function contextOf(
  browser: Browser,
  email: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(await viceversa('sign-in', email));
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.close();
  return context;
}

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

async function expectSound(context: BrowserContext, paths: string[]): Promise<void> {
  for (const path of paths) {
    await test.step(path, async () => {
      const { page, complaints } = await visit(context, path);
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      expect(await overflow(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.close();
    });
  }
}

const running = () => `/programmes/${programmes['Upward 2026']}`;
const recruiting = () => `/programmes/${programmes['New perspectives 2027']}`;

test.describe('every page of every role has no accessibility fault, no complaint and no sideways scroll', () => {
  test.setTimeout(150_000);

  test('the coordinator at a desk', async ({ browser }) => {
    const context = await contextOf(browser, ines);
    const own = ['design', 'policy', 'recruit', 'sign-ups', 'match', 'mentorships', 'signals', 'insights'].map(
      (name) => `${running()}/${name}`,
    );
    await expectSound(context, ['/today', '/programmes', '/programmes/new', '/directory', ...own]);
  });

  test('the coordinator on a phone in the dark', async ({ browser }) => {
    const context = await contextOf(browser, ines, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await expectSound(context, [
      '/today',
      `${running()}/match`,
      `${running()}/insights`,
      `${running()}/signals`,
      `${recruiting()}/recruit`,
    ]);
  });

  test('the mentor at a desk and on the narrowest phone', async ({ browser }) => {
    const context = await contextOf(browser, ada);
    const mine = (await (await context.request.get('/api/v1/mentorships')).json()) as { mentorships: { id: string }[] };
    mentorshipId = mine.mentorships[0]?.id ?? '';
    const paths = [
      '/home',
      '/mentorships',
      `/mentorships/${mentorshipId}`,
      `/mentorships/${mentorshipId}/meetings`,
      '/proposals',
      '/talk',
      '/account',
      '/me/mails',
    ];
    await expectSound(context, paths);
    const narrow = await contextOf(browser, ada, { viewport: { width: 320, height: 640 } });
    await expectSound(narrow, ['/home', `/mentorships/${mentorshipId}`, '/talk', '/account']);
  });

  test('the mentee in the dark', async ({ browser }) => {
    const context = await contextOf(browser, henrik, { colorScheme: 'dark' });
    await expectSound(context, ['/home', '/mentorships', '/proposals']);
  });

  test('case handler and administrator', async ({ browser }) => {
    await expectSound(await contextOf(browser, ruth), ['/cases', '/account']);
    await expectSound(await contextOf(browser, mira), [
      '/directory',
      '/directory/import',
      '/directory/ladder',
      '/roles',
    ]);
  });

  test('pages without script, on a phone', async ({ browser }) => {
    const stranger = await browser.newContext({ viewport: { width: 320, height: 640 }, javaScriptEnabled: true });
    await expectSound(stranger, ['/sign-in', `/join/${programmes['New perspectives 2027']}`, '/nowhere-at-all']);
    const context = await contextOf(browser, ada, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await expectSound(context, [`/join/${programmes['New perspectives 2027']}`]);
  });
});

test('the coordinator reaches the first action of Today by keyboard alone', async ({ browser }) => {
  const context = await contextOf(browser, ines);
  const { page } = await visit(context, '/today');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  const first = page.locator('main').getByRole('listitem').first().getByRole('link');
  for (let i = 0; i < 12 && !(await first.evaluate((link) => link === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/today/);
});
