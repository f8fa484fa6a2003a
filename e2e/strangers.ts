import type { BrowserContext, Page } from '@playwright/test';
import { mailedLink } from './mail.ts';
import { type Place, programmeId, type Say } from './site.ts';

const send = (page: Page) => page.locator('main form button').first().click();

/** Answers that are refused or taken, on the pages that a mail leads to. */
const answers: Record<string, Place['enter'][]> = {
  'log-meeting': [send],
  'check-in': [
    send,
    async (page) => {
      await page.locator('fieldset input[value="4"]').first().check();
      await send(page);
    },
  ],
  'mail-preferences': [send],
};

async function fromMails(context: BrowserContext): Promise<Place[]> {
  const page = await context.newPage();
  await page.goto('/dev/mail');
  const mail = page.locator('main ol a').first();
  const places = (await mail.count()) > 0 ? [{ name: 'mail', path: (await mail.getAttribute('href')) ?? '' }] : [];
  for (const kind of ['log-meeting', 'check-in', 'mail-preferences', 'sign-in', 'join']) {
    const path = await mailedLink(page, kind);
    if (path === undefined) continue;
    places.push({ name: kind, path });
    for (const [at, enter] of (answers[kind] ?? []).entries())
      places.push({ name: `${kind}-sent-${at + 1}`, path, ...(enter ? { enter } : {}) });
  }
  await page.close();
  return places;
}

async function signIn(page: Page, password: string, button: 'first' | 'last'): Promise<void> {
  await page.locator('[name=email]').fill('ada.quillmere@lumenfold.example');
  await page.locator('[name=password]').fill(password);
  await page.locator('main form button')[button]().click();
}

/** Everything that can be reached without an account, and the gallery. */
export async function strangers(context: BrowserContext): Promise<Place[]> {
  const gallery = ['tokens', 'controls', 'forms', 'parts', 'shell'].map((part) => ({
    name: `gallery-${part}`,
    path: `/dev/gallery?part=${part}`,
  }));
  return [
    { name: 'sign-in-page', path: '/sign-in' },
    { name: 'sign-in-refused', path: '/sign-in', enter: (page) => signIn(page, 'not the right one', 'first') },
    { name: 'sign-in-mailed', path: '/sign-in', enter: (page) => signIn(page, '', 'last') },
    { name: 'landing', path: `/join/${await programmeId('New perspectives 2027')}` },
    { name: 'landing-closed', path: `/join/${await programmeId('Upward 2026')}` },
    { name: 'expired-check-in', path: '/check-in/no-such-key' },
    { name: 'expired-log', path: '/log-meeting/no-such-key' },
    { name: 'expired-sign-in', path: '/sign-in/no-such-key' },
    { name: 'problem', path: '/join/nowhere' },
    { name: 'problem-type', path: '/problems/link-expired' },
    { name: 'mails', path: '/dev/mail' },
    { name: 'reference', path: '/api/reference' },
    { name: 'reference-open', path: '/api/reference', enter: openSome },
    ...(await fromMails(context)),
    ...gallery,
  ];
}

async function openSome(page: Page): Promise<void> {
  for (const at of [1, 8, 20]) await page.locator('main details > summary').nth(at).click();
}

/** The page of the first administrator, by the address that an installation without one prints. */
export function claims(printed: string): Place[] {
  const path = /https?:\/\/[^\s/]+(\/claim\/\S+)/.exec(printed)?.[1];
  if (path === undefined) throw new Error(`no claim link in: ${printed}`);
  const refused = async (page: Page, _: Say) => {
    await page.locator('[name=email]').fill('nobody');
    await page.locator('[name=password]').fill('password');
    await send(page);
  };
  return [
    { name: 'claim', path },
    { name: 'claim-refused', path, enter: refused },
  ];
}
