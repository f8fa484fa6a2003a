import { expect, test } from '@playwright/test';
import { ines, signedIn } from './people.ts';

test('the coordinator reaches the first action of Today by keyboard alone', async ({ browser }) => {
  const page = await signedIn(browser, ines);
  await page.goto('/today');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
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
