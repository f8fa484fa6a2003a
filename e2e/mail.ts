import type { Page } from '@playwright/test';

/** The path of the newest link of a kind (`check-in`, `log-meeting`, …) among the mails that wait in the viewer; `about` stands in its text. */
export async function mailedLink(page: Page, kind: string, to = '', about = ''): Promise<string | undefined> {
  await page.goto(`/dev/mail?to=${encodeURIComponent(to)}`);
  const mails = await page.locator('main ol a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const mail of mails.slice(0, 60)) {
    await page.goto(mail ?? '');
    const link = page.locator('main', { hasText: about }).locator(`a[href*="/${kind}/"]`).first();
    const found = (await link.count()) > 0 ? await link.getAttribute('href') : null;
    if (found) return new URL(found).pathname;
  }
  return undefined;
}
