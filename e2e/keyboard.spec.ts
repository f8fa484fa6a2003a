import { expect, type Locator, type Page, test } from '@playwright/test';
import { ada, ines, signedIn } from './people.ts';
import { programmeId } from './site.ts';

const main = (page: Page) => page.locator('main');
const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Focus that can be seen: an outline around the element itself. */
const isSeen = (element: Element): boolean => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
};

/** Goes on by Tab until this has focus, which must be seen. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let left = most; left > 0 && !(await isThere()); left--) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
  expect(await target.evaluate(isSeen), 'the focus cannot be seen').toBe(true);
}

async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Opens a page and goes past its header by the skip link. */
async function enter(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(title(page)).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(main(page)).toBeFocused();
}

test('the coordinator reaches the first action of Today', async ({ browser }) => {
  const page = await signedIn(browser, ines);
  await enter(page, '/today');
  await pressOn(page, main(page).getByRole('listitem').first().getByRole('link'));
  await expect(page).not.toHaveURL(/today/);
  await expect(title(page)).toBeFocused();
});

test('a mentor goes from Home to the mentorship, logs a meeting and sets a goal', async ({ browser }) => {
  const page = await signedIn(browser, ada);
  await enter(page, '/home');
  await pressOn(page, main(page).getByRole('link', { name: /^Agreement, goals/ }));
  await expect(title(page)).toHaveText('Ada and Henrik');
  await expect(title(page)).toBeFocused();
  await pressOn(page, main(page).getByRole('link', { name: 'All meetings' }));
  await expect(title(page)).toHaveText('Meetings');
  await pressOn(page, main(page).getByRole('listitem').filter({ hasText: 'Held' }).getByRole('link').first());
  const log = page.getByRole('button', { name: 'Change my log' });
  await pressOn(page, log);
  const dialog = page.getByRole('dialog', { name: 'How was the meeting?' });
  await tabTo(page, dialog.getByRole('radio', { name: 'Yes' }));
  await page.keyboard.press('Space');
  await tabTo(page, dialog.getByRole('radiogroup', { name: 'This meeting was worth its time' }).locator(':checked'));
  await page.keyboard.press('ArrowLeft');
  await pressOn(page, dialog.getByRole('button', { name: 'Save' }));
  await expect(dialog).toBeHidden();
  await expect(log).toBeFocused();

  await page.goBack();
  await page.goBack();
  await expect(title(page)).toHaveText('Ada and Henrik');
  const add = page.getByRole('button', { name: 'Add a goal' });
  await pressOn(page, add);
  await tabTo(page, page.getByLabel('What do you want to be able to do?'));
  await page.keyboard.type('Say no to a director, kindly');
  await pressOn(page, page.getByRole('button', { name: 'Set this goal' }));
  await expect(main(page).getByText('Say no to a director, kindly')).toBeVisible();
  await expect(add).toBeFocused();
});

test('the coordinator sets up a programme; what is missing takes focus and leads to its field', async ({ browser }) => {
  const page = await signedIn(browser, ines);
  await enter(page, '/programmes/new');
  const submit = page.getByRole('button', { name: 'Set up the programme' });
  await pressOn(page, submit);
  const summary = page.getByRole('alert').filter({ hasText: 'another look' });
  await expect(summary).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Name', { exact: true });
  await expect(name).toBeFocused();
  await page.keyboard.type('By keys alone');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Why do you want this programme?')).toBeFocused();
  await page.keyboard.type('Nobody needs a mouse.');
  await pressOn(page, submit);
  await page.waitForURL(/\/programmes\/[0-9a-f-]{36}\/design$/);
  await expect(title(page)).toBeFocused();
});

test('somebody is found in the directory', async ({ browser }) => {
  const page = await signedIn(browser, ines);
  await enter(page, '/directory');
  await tabTo(page, page.getByLabel('Search by name, job title, unit or team'));
  await page.keyboard.type('Quillmere');
  await expect(page.getByText('One person', { exact: true })).toBeVisible();
  await pressOn(page, main(page).getByRole('link', { name: 'Ada Quillmere' }));
  await expect(title(page)).toHaveText('Ada Quillmere');
  await expect(title(page)).toBeFocused();
});

test('the board is one stop of the Tab key, and what is asked keeps the focus', async ({ browser }) => {
  const page = await signedIn(browser, ines);
  await enter(page, `/programmes/${await programmeId('Upward 2026')}/match`);
  const lines = main(page).locator('summary').filter({ hasText: 'of 100 points' });
  await tabTo(page, lines.first());
  await page.keyboard.press('ArrowDown');
  await expect(lines.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(lines.last()).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Why not these two?' }), 3);
  await page.keyboard.press('Shift+Tab');
  await expect(lines.last()).toBeFocused();
  const asked = page.getByRole('button', { name: 'What would it take to place them?' });
  await pressOn(page, asked);
  await expect(main(page).getByRole('heading', { name: 'What it would take' })).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
