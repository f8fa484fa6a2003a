import { expect, type Page, test } from '@playwright/test';
import { contextOf, ines } from './people.ts';
import { programmeId } from './site.ts';

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save the design' }).click();
  await expect(page.getByText('The design is saved')).toBeVisible();
};

test('what two coordinators change in the design at once is both kept', async ({ browser }) => {
  const context = await contextOf(browser, ines);
  const path = `/programmes/${await programmeId('New perspectives 2027')}/design`;
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const page of [first, second]) {
    await page.goto(path);
    await expect(page.getByLabel('Last day')).not.toHaveValue('');
  }
  const because = 'Two of us wrote this at once.';
  await first.getByLabel('Why do you want this programme?').fill(because);
  await save(first);
  const day = Temporal.PlainDate.from(await second.getByLabel('Last day').inputValue()).add({ days: 1 });
  await second.getByLabel('Last day').fill(day.toString());
  await save(second);
  await first.reload();
  await expect(first.getByLabel('Why do you want this programme?')).toHaveValue(because);
  await expect(first.getByLabel('Last day')).toHaveValue(day.toString());
  await context.close();
});
