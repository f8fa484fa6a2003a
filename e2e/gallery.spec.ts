import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const laws = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function faults(page: Page, within: string | undefined): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: laws },
    // what a menu or list opens stands beside the landmarks, at the end of the body
    rules: { region: { enabled: within === undefined } },
  });
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.flatMap((law) =>
    law.nodes.map((node) => `${law.id}: ${node.html.slice(0, 140)} ${node.any[0]?.message ?? law.help}`),
  );
}

type State = { part: string; name: string; within?: string; enter?: (page: Page) => Promise<void> };

const states: State[] = [
  { part: 'tokens', name: 'tokens' },
  { part: 'controls', name: 'controls at rest' },
  {
    part: 'controls',
    name: 'a button hovered',
    enter: (page) => page.getByRole('button', { name: 'Propose' }).hover(),
  },
  {
    part: 'controls',
    name: 'a quiet button focused',
    enter: (page) => page.getByRole('button', { name: 'Compare' }).focus(),
  },
  {
    part: 'controls',
    name: 'a menu open',
    within: '[role=menu]',
    enter: async (page) => {
      await page.getByTestId('menu').click();
      await page.getByRole('menuitem', { name: 'Pause' }).hover();
    },
  },
  {
    part: 'controls',
    name: 'a dialog open',
    within: 'dialog[open]',
    enter: (page) => page.getByTestId('dialog').click(),
  },
  {
    part: 'controls',
    name: 'a question asked',
    within: 'dialog[open]',
    enter: (page) => page.getByTestId('confirm').click(),
  },
  {
    part: 'controls',
    name: 'a notice shown',
    within: '[role=status]',
    enter: (page) => page.getByTestId('notice').click(),
  },
  { part: 'forms', name: 'forms at rest' },
  {
    part: 'forms',
    name: 'a field focused',
    within: 'input',
    enter: (page) => page.getByLabel('With placeholder').focus(),
  },
  { part: 'forms', name: 'a list open', within: '[role=listbox]', enter: (page) => page.getByTestId('select').click() },
  {
    part: 'forms',
    name: 'a form refused',
    within: 'form',
    enter: async (page) => {
      await page.getByRole('button', { name: 'Create the programme' }).click();
      await expect(page.getByText('2 answers need another look')).toBeVisible();
    },
  },
  { part: 'parts', name: 'parts at rest' },
  {
    part: 'parts',
    name: 'a reason open',
    within: 'details',
    enter: (page) => page.getByText('Why this', { exact: true }).click(),
  },
  { part: 'shell', name: 'the shell of a participant' },
  { part: 'shell&role=coordinator', name: 'the shell of a coordinator' },
  {
    part: 'shell',
    name: 'settings open',
    within: '[popover]:popover-open',
    enter: (page) => page.getByRole('button', { name: /Ada Okafor/ }).click(),
  },
];

for (const scheme of ['light', 'dark'] as const)
  for (const dir of ['ltr', 'rtl'] as const)
    test(`every state is accessible, ${scheme} and ${dir}`, async ({ browser }) => {
      test.setTimeout(600_000);
      const context = await browser.newContext({
        colorScheme: scheme,
        viewport: { width: 1100, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const blocked: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') blocked.push(message.text());
      });
      page.on('pageerror', (error) => blocked.push(error.message));
      let at = '';
      for (const state of states) {
        if (at !== state.part || state.within?.startsWith('dialog')) {
          await page.goto(`/dev/gallery?part=${state.part}&dir=${dir}`);
          await page.locator('[data-part-ready]').waitFor({ state: 'attached' });
        }
        at = state.part;
        await state.enter?.(page);
        expect.soft(await faults(page, state.within), state.name).toEqual([]);
        if (state.within) await page.keyboard.press('Escape');
      }
      expect(blocked, 'console and Content-Security-Policy').toEqual([]);
      await context.close();
    });

test('a refused form moves focus to its summary and from there to the field', async ({ page }) => {
  await page.goto('/dev/gallery?part=forms');
  await page.getByRole('button', { name: 'Create the programme' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '2 answers need another look' })).toBeFocused();
  await page.getByRole('button', { name: /Give the programme a name/ }).click();
  await expect(page.getByLabel('Name of the programme')).toBeFocused();
});

test('a dialog keeps focus, closes on Escape and gives focus back', async ({ page }) => {
  await page.goto('/dev/gallery?part=controls');
  await page.getByTestId('dialog').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose a room' });
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
  expect(
    await page.evaluate(
      () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
    ),
  ).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('dialog')).toBeFocused();
});

for (const part of ['tokens', 'controls', 'forms', 'parts', 'shell'])
  test(`${part} fit a window of 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/dev/gallery?part=${part}`);
    await page.locator('[data-part-ready]').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
