import { type Browser, expect, type Page, test } from '@playwright/test';
import { mailedLink } from './mail.ts';
import { ownServer } from './own-server.ts';
import { ada, commandLine, expectAccessible, greta, ines, ruth, signedIn } from './people.ts';
import { addressOf, ownPlace } from './place.ts';

const bao = 'bao.lindquist@lumenfold.example';
const richard = 'richard.ambermere@lumenfold.example';
const noor = 'noor.castelrath@lumenfold.example';
const programme = 'Fresh eyes';
const inDays = (days: number) => Temporal.Now.plainDateISO().add({ days }).toString();
const main = (page: Page) => page.locator('main');

test.use({ actionTimeout: 15_000 });

async function setUpProgramme(page: Page): Promise<string> {
  await page.goto('/programmes/new');
  await page.getByLabel('Name', { exact: true }).fill(programme);
  await page.getByLabel('Why do you want this programme?').fill('Leaders decide with the people who use the tools.');
  await page.getByLabel('Sign-up until').fill(inDays(7));
  await page.getByLabel('First day').fill(inDays(14));
  await page.getByLabel('Last day').fill(inDays(196));
  await page.getByRole('button', { name: 'Set up the programme' }).click();
  await page.waitForURL(/\/programmes\/[0-9a-f-]{36}\/design$/);
  await page.getByRole('button', { name: 'Open registration' }).click();
  await expect(page.getByRole('button', { name: 'Close registration and match' })).toBeVisible();
  return /programmes\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
}

/** Registers on the pages that need no script, and gives back a page with script for later. */
async function register(browser: Browser, email: string, id: string, side: 'mentor' | 'mentee'): Promise<Page> {
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const page = await bare.newPage();
  await page.goto(await commandLine(ownPlace(1), ['sign-in', email]));
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await page.goto(`/join/${id}`);
  await expectPurpose(page);
  await page.getByRole('link', { name: `Sign up as ${side}` }).click();
  await page.locator(side === 'mentor' ? '[name=offer1]' : '[name=need1]').fill('Fintech');
  await page.locator('[name=pledge]').check();
  await page.getByRole('button', { name: 'Check what you wrote' }).click();
  await expect(page.getByRole('heading', { name: 'Is this right?' })).toBeVisible();
  await expect(main(page)).toContainText('Fintech');
  await page.getByRole('button', { name: 'Sign up', exact: true }).click();
  await expect(page.getByRole('heading', { name: `You have a place as ${side}` })).toBeVisible();
  const lively = await browser.newContext({ storageState: await bare.storageState() });
  await bare.close();
  return lively.newPage();
}

const expectPurpose = (page: Page) => expect(main(page)).toContainText('Leaders decide with the people');

/** A lock is never lifted by keeping the pair apart: it is shown, taken back on purpose, and the badge says what holds. */
async function decideAnew(page: Page): Promise<void> {
  const pair = page.locator('[data-line]');
  await pair.getByRole('button', { name: 'Lock this pair' }).click();
  await expect(pair).toContainText('Locked for the next run');
  const top = await pair.evaluate((line) => line.getBoundingClientRect().top);
  await expect(page.getByRole('status', { name: 'Something changed since this run' })).toBeVisible();
  expect(await pair.evaluate((line) => line.getBoundingClientRect().top), 'the notice moves no line').toBe(top);
  await pair.getByRole('button', { name: 'Keep apart' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('These two are locked since');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await dialog.getByLabel('Why').fill('They share a flat');
  await dialog.getByRole('button', { name: 'Keep them apart' }).click();
  await expect(pair).toContainText('Kept apart from the next run');
  await pair.getByRole('button', { name: 'Lock this pair' }).click();
  await expect(dialog).toContainText('They share a flat');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(dialog.getByRole('button', { name: 'Lock this pair' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(pair).not.toContainText('next run');
}

/** Another coordinator decides while a dialog is open here. */
async function lockElsewhere(page: Page, id: string): Promise<void> {
  const headers = { 'x-viceversa': '1' };
  const { runs } = await (await page.request.get(`/api/v1/programmes/${id}/match-runs`)).json();
  const { proposals } = await (await page.request.get(`/api/v1/match-runs/${runs[0].id}/proposals`)).json();
  const data = {
    mentorEnrolmentId: proposals[0].mentor.enrolmentId,
    menteeEnrolmentId: proposals[0].mentee.enrolmentId,
  };
  const locked = await page.request.post(`/api/v1/programmes/${id}/match-locks`, { data, headers });
  expect(locked.status()).toBe(201);
}

async function match(page: Page, id: string): Promise<void> {
  await page.getByRole('button', { name: 'Close registration and match' }).click();
  await expect(page.getByRole('button', { name: 'Launch' })).toBeVisible();
  await page.goto(`/programmes/${id}/match`);
  await page.getByRole('button', { name: 'Run the match' }).click();
  await expect(page.getByRole('button', { name: 'Proven best' })).toBeVisible({ timeout: 60_000 });
  const pair = page.locator('[data-line]');
  await expect(pair).toHaveCount(1);
  await pair.locator('summary').first().click();
  await expect(pair).toContainText('Bao Lindquist can teach Fintech, which Richard Ambermere wants to learn.');
  await decideAnew(page);
  await page.getByRole('button', { name: 'Why not these two?' }).click();
  for (const [side, name] of [
    ['Mentor', 'Bao Lindquist'],
    ['Mentee', 'Richard Ambermere'],
  ] as const) {
    await page.getByRole('combobox', { name: side, exact: true }).fill(name);
    await page.getByRole('option', { name }).click();
  }
  await expect(page.getByText('They are a pair in this run.')).toBeVisible();
  await page.getByRole('button', { name: 'Behind the figures' }).click();
  await page.getByRole('button', { name: 'Compute it again and compare' }).click();
  await expect(page.getByText('Computed again: the same, to the last byte.')).toBeVisible({ timeout: 60_000 });
  const kept = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Instance' }).click();
  expect((await kept).suggestedFilename()).toBe('instance.json');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Propose this pair' }).click();
  const dialog = page.getByRole('dialog');
  const propose = dialog.getByRole('button', { name: 'Propose this pair' });
  await expect(propose).toBeVisible();
  await lockElsewhere(page, id);
  await propose.click();
  await expect(dialog.getByRole('alert')).toContainText('One pair was locked or is kept apart by now');
  await propose.click();
  await expect(main(page)).toContainText('These pairs are with the people.');
}

async function proposals(page: Page): Promise<string> {
  await page.goto('/proposals');
  await expect(main(page)).toContainText(programme);
  return main(page).innerText();
}

const accept = (page: Page) => page.getByRole('button', { name: 'Accept', exact: true }).click();

async function signAndSetGoal(page: Page, goal: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign the agreement' }).click();
  await expect(page.getByText(/^Read the agreement, version/)).toBeVisible();
  await page.getByRole('button', { name: 'Add a goal' }).click();
  await page.getByLabel('What do you want to be able to do?').fill(goal);
  await page.getByRole('button', { name: 'Set this goal' }).click();
  await expect(main(page).getByText(goal)).toBeVisible();
}

async function planMeeting(page: Page): Promise<Temporal.Instant> {
  await page.getByRole('button', { name: 'Plan the next meeting' }).click();
  await page.getByRole('button', { name: 'Plan it and tell both' }).click();
  await expect(main(page).getByRole('heading', { name: /^Meeting \d+ with Bao$/ })).toBeVisible();
  const at = await main(page)
    .locator('section', { hasText: 'with Bao' })
    .locator('time')
    .first()
    .getAttribute('datetime');
  return Temporal.Instant.from(at ?? '');
}

async function expectInvitationBy(page: Page, email: string): Promise<void> {
  const mail = page.getByRole('link', { name: /^Meeting with Richard/ }).first();
  await expect(async () => {
    await page.goto(`/dev/mail?to=${encodeURIComponent(email)}`);
    await expect(mail).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await mail.click();
  const entry = page.getByRole('link', { name: 'REQUEST' });
  await expect(entry).toBeVisible();
  const calendar = await (await page.request.get((await entry.getAttribute('href')) ?? '')).text();
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(calendar).toContain('METHOD:REQUEST');
}

/** A page without script and without sign-in, as a mail program opens it; looked through once with script. */
async function bareAt(browser: Browser, path: string): Promise<Page> {
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(path);
  await expectAccessible(reader);
  await reader.close();
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(path);
  return page;
}

async function mailOf(mails: Page, kind: string, to: string, about = ''): Promise<string> {
  let path: string | undefined;
  await expect(async () => {
    path = await mailedLink(mails, kind, to, about);
    expect(path).toBeDefined();
  }).toPass({ timeout: 60_000 });
  return path ?? '';
}

/** The mailed three taps after a meeting, by somebody who is signed in nowhere. */
async function logByMail(browser: Browser, mails: Page, email: string): Promise<void> {
  const page = await bareAt(browser, await mailOf(mails, 'log-meeting', email));
  await expect(page.getByRole('heading', { name: 'Your meeting with Richard' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Say first whether the meeting took place' })).toBeVisible();
  await page.getByRole('group', { name: 'Did the meeting take place?' }).getByLabel('Yes').check();
  await page.getByRole('group', { name: 'This meeting was worth its time' }).getByLabel('5').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Saved, thank you' })).toBeVisible();
}

/** The mailed check-in of week two; opened again it never shows what was answered. */
async function checkInByMail(browser: Browser, mails: Page, email: string): Promise<void> {
  const path = await mailOf(mails, 'check-in', email, programme); // the other programme may ask on the same day
  const page = await bareAt(browser, path);
  await expect(page.getByRole('heading', { name: 'How is it going with Bao?' })).toBeVisible();
  await page.getByRole('group', { name: 'I am treated with respect' }).getByLabel('5').check();
  await page.getByLabel('Anything else? (optional)').fill('We laugh a lot.');
  await page.getByRole('button', { name: 'Send answers' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, your answers are saved' })).toBeVisible();
  await page.goto(path);
  await expect(main(page)).toContainText('You have answered this check-in.');
  await expect(main(page)).not.toContainText('We laugh a lot.');
  await expect(page.locator('input:checked')).toHaveCount(0);
}

/** Hours from now until an instant, and a little more. */
const hoursUntil = (at: Temporal.Instant) => Math.ceil(Temporal.Now.instant().until(at).total('hours')) + 1;

/** Ten in the morning where the programme is, some days from now. */
const morningIn = (days: number) =>
  Temporal.Now.zonedDateTimeISO('Europe/Berlin').add({ days }).withPlainTime('10:00').toInstant();

test.describe('on a server of its own', () => {
  const server = ownServer(ownPlace(1));
  const { where } = server;
  test.use({ baseURL: addressOf(where) });
  test.beforeAll(() => server.startAt(0));
  test.afterAll(() => server.stop());

  test('a programme goes from an idea over its first meeting to its first check-in', async ({ browser }) => {
    test.setTimeout(600_000);
    const coordinator = await signedIn(browser, ines, where);
    await coordinator.goto('/today');
    await expect(coordinator.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
    const id = await setUpProgramme(coordinator);
    const mentor = await register(browser, bao, id, 'mentor');
    const mentee = await register(browser, richard, id, 'mentee');
    await match(coordinator, id);

    const before = await proposals(mentee);
    await proposals(mentor);
    await accept(mentor);
    await expect(mentor.getByText(/^You said yes\. You hear/)).toBeVisible();
    expect(await proposals(mentee)).toBe(before);
    await accept(mentee);
    const begun = mentee.getByText('You both said yes. Your mentorship has begun.');
    await expect(begun.first()).toBeVisible();

    await mentor.goto('/mentorships');
    await mentor.waitForURL(/mentorships\/[0-9a-f-]{36}$/);
    await signAndSetGoal(mentor, 'Explain a difficult subject in ten minutes');
    await mentee.goto(mentor.url());
    await signAndSetGoal(mentee, 'Pay without cash in every shop');
    await expect(mentee.getByText('Bao signed')).toBeVisible();
    const meetsAt = await planMeeting(mentee);
    await expectInvitationBy(mentee, bao);

    await server.startAt(hoursUntil(meetsAt.add({ hours: 1 })));
    await logByMail(browser, mentor, bao);
    await mentor.goto('/mentorships');
    await mentor.getByRole('link', { name: 'All meetings' }).click();
    await expect(main(mentor).getByRole('listitem').filter({ hasText: 'Held' })).toHaveCount(1);

    await server.startAt(hoursUntil(morningIn(14)));
    await checkInByMail(browser, mentee, richard);

    const later = await signedIn(browser, ines, where);
    await later.goto(`/programmes/${id}/mentorships`);
    await expect(main(later)).toContainText('Bao');
    await later.goto(`/programmes/${id}/insights`);
    await expect(later.getByRole('heading', { name: 'How far we are' })).toBeVisible();
    await expect(main(later)).toContainText('1 of 2');
    await expect(main(later).getByText('We cannot tell yet')).toHaveCount(4); // three figures and the verdict over them
    await expect(main(later)).not.toContainText('Pay without cash');
    await expectAccessible(later);
  });
});

test('a mentor logs a meeting that was held, in a few taps', async ({ browser }) => {
  const page = await signedIn(browser, ada);
  await page.goto('/mentorships');
  await page.getByRole('link', { name: 'All meetings' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Held' }).getByRole('link').first().click();
  await page.getByRole('button', { name: /^(Log it: one tap|Change my log)$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Yes' }).check();
  await dialog.getByRole('radiogroup', { name: 'This meeting was worth its time' }).getByLabel('5').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Change my log' })).toBeVisible();
});

test('a mentee answers the check-in that waits at Home', async ({ browser }) => {
  const page = await signedIn(browser, greta);
  await page.goto('/home');
  await page.getByRole('link', { name: 'Answer now' }).first().click();
  await page.getByRole('radio', { name: '4', exact: true }).first().check();
  await page.getByRole('button', { name: 'Send answers' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, your answers are saved' })).toBeVisible();
});

test('a concern reaches a case handler and not the coordinator', async ({ browser }) => {
  const words = 'He asks me to finish his slides at night.';
  const mentor = await signedIn(browser, noor);
  await mentor.goto('/home');
  await mentor.getByRole('link', { name: 'Talk to someone outside my line' }).first().click();
  await mentor.getByLabel('What happened, or what worries you?').fill(words);
  await mentor.getByRole('button', { name: 'Send to a case handler' }).click();
  await expect(mentor.getByRole('heading', { name: 'Thank you for saying it' })).toBeVisible();

  const handler = await signedIn(browser, ruth);
  await handler.goto('/cases');
  await expect(handler.getByRole('heading', { name: 'Cases', level: 1 })).toBeVisible();
  const take = handler.getByRole('button', { name: 'Take this case and read it' });
  await expect(take.first()).toBeVisible();
  await expect(main(handler)).not.toContainText(words);
  const waiting = await take.count();
  for (let left = waiting; left > 0; left--) {
    await take.first().click();
    await expect(take).toHaveCount(left - 1);
  }
  await expect(main(handler)).toContainText(words);

  const coordinator = await signedIn(browser, ines);
  await coordinator.goto('/cases');
  await expect(coordinator.locator('main')).toBeVisible();
  await expect(coordinator.getByRole('link', { name: 'Cases' })).toHaveCount(0);
  expect((await coordinator.request.get('/api/v1/concerns')).status()).toBe(403);
  await expect(main(coordinator)).not.toContainText(words);
});

test('a signal on Today leads to its pair, where it stands, and to meetings with nothing that is refused', async ({
  browser,
}) => {
  const coordinator = await signedIn(browser, ines);
  await coordinator.goto('/today');
  await coordinator.getByRole('link', { name: 'Look at this pair' }).first().click();
  await expect(main(coordinator).getByText('Why this appears').first()).toBeVisible();
  await expectAccessible(coordinator);
  await main(coordinator).getByRole('link', { name: 'All meetings' }).click();
  await expect(main(coordinator).getByRole('listitem').first()).toBeVisible();
  await expect(main(coordinator).getByRole('button')).toHaveCount(0);
});
