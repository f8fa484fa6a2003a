import type { Page } from '@playwright/test';
import { ada, ines, mira, ruth } from './people.ts';
import { mentored, type Place, personPlace, programmeId, type Role, type Say } from './site.ts';

type Enter = NonNullable<Place['enter']>;

const press = (page: Page, name: string) => page.locator('main, dialog').getByRole('button', { name, exact: true });

/** Presses buttons one after the other, by their English words. */
const pressing =
  (...words: string[]): Enter =>
  async (page, say) => {
    for (const word of words) await press(page, say(word)).last().click();
  };

const fileOf = (...rows: string[]) => ({
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n')),
});

/** Chooses a file and waits for what a dry run says about it. */
const trying =
  (...rows: string[]): Enter =>
  async (page) => {
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(fileOf(...rows));
    await page.locator('details, [role=alert]').first().waitFor();
  };

/** A file with every kind of fault that people send. */
const faulty = trying(
  'Employee ID,Name,Email,Grade,Manager ID,Unit,Start date,Birthday',
  '9001,Una Wexcombe,una.wexcombe@lumenfold.example,Analyst,9002,Finance,2024-02-30,1990-01-01',
  '9002,Otto Wexcombe,otto.wexcombe@lumenfold.example,Director,9001,Finance,2019-05-01,1970-01-01',
  '9003,Ivo Tarn,not an address,Analyst,9002,Finance,2020-01-01,',
  '9003,Ivo Tarn,ivo.tarn@lumenfold.example,Analyst,9002,Finance,2020-01-01,',
  '9004,,,Analyst,9999,Finance,2020-01-01,',
  '9005,Zoe Pell,zoe.pell@lumenfold.example,Grand Vizier,9002,Finance,2020-01-01,',
  '9006,Kai Oru,kai.oru@lumenfold.example,Analyst',
);

const faultySignUps = trying(
  'side,email,can_teach,wants_to_learn,free',
  'mentor,bao.lindquist@lumenfold.example,Fintech;Underwater basket weaving,,Mon 09:00-12:00',
  'mentee,frida.hollendale@lumenfold.example,,Prompting,whenever',
  'boss,victor.rookfield@lumenfold.example,,Prompting,',
  'mentor,nobody@lumenfold.example,Fintech,,',
  'mentor,bao.lindquist@lumenfold.example,Fintech,,',
);

const refusedPassword: Enter = async (page, say) => {
  await page.locator('[data-path=newPassword], input[type=password]').last().fill('short');
  await press(page, say('Save the password')).click();
};

async function mentorStates(places: Place[]): Promise<Place[]> {
  const pathOf = (name: string) => places.find((place) => place.name === name)?.path ?? '/home';
  const openLedger: Enter = async (page, say) => {
    await page.getByText(say('Write down a learning'), { exact: true }).click();
    await page.getByText(say('Promise something'), { exact: true }).click();
    await press(page, say('Keep it')).click();
  };
  const menu: Enter = (page) => page.getByRole('banner').getByRole('button').last().click();
  const more: Enter = async (page) => {
    const button = page.locator('nav button[aria-haspopup=dialog]');
    if (await button.isVisible()) await button.click();
  };
  return [
    { name: 'goal-refused', path: pathOf('mentorship'), enter: pressing('Add a goal', 'Set this goal') },
    { name: 'ledger-refused', path: pathOf('mentorship'), enter: openLedger },
    { name: 'pausing', path: pathOf('mentorship'), enter: pressing('Pause') },
    { name: 'ending', path: pathOf('mentorship'), enter: pressing('End') },
    { name: 'planning', path: pathOf('meetings'), enter: pressing('Plan a meeting') },
    { name: 'moving', path: pathOf('meeting-to-come'), enter: pressing('Move') },
    { name: 'cancelling', path: pathOf('meeting-to-come'), enter: pressing('Cancel the meeting') },
    { name: 'talk-refused', path: '/talk', enter: pressing('Send to a case handler') },
    { name: 'password-refused', path: '/account', enter: refusedPassword },
    { name: 'menu', path: '/home', enter: menu },
    { name: 'more', path: '/home', enter: more },
  ];
}

/** Runs the match of the programme that recruits, for the preview before publication. */
const previewing: Enter = async (page, say) => {
  const run = press(page, say('Run the match'));
  const propose = page.locator('header button').filter({ hasText: /\d/ });
  await run.or(propose).first().waitFor();
  if (await run.isVisible()) await run.click();
  await page.locator('[data-line]').first().waitFor({ timeout: 60_000 });
};

/** The first pair with all that stands behind it, locked: the run is then not what is known. */
const openPair: Enter = async (page, say) => {
  await previewing(page, say);
  const pair = page.locator('[data-line]').first();
  await pair.locator('summary').first().click();
  await pair.getByText(say('What the two of them read')).click();
  const lock = pair.getByRole('button', { name: say('Lock this pair') });
  if (await lock.isVisible()) await lock.click();
  await page.locator('#stale-title').waitFor();
};

const askWhatItTakes: Enter = async (page, say) => {
  await previewing(page, say);
  const ask = press(page, say('What would it take to place them?'));
  if (await ask.isVisible()) await ask.click();
  await page.getByRole('heading', { name: say('What it would take') }).waitFor({ timeout: 60_000 });
};

/** The form of one side, as it is filled in or refused; nothing is sent. */
function joining(id: string, side: 'mentor' | 'mentee'): Place[] {
  const path = `/join/${id}/${side}`;
  const topic = side === 'mentor' ? '[name=offer1]' : '[name=need1]';
  const check = (page: Page) => page.locator('button[value=check]').click();
  const refused: Enter = async (page) => {
    await page.locator(topic).fill('Underwater basket weaving');
    await page.locator('[name=vetoes]').fill('Nobody Ofthisname');
    await check(page);
  };
  const readBack: Enter = async (page) => {
    await page.locator(topic).fill('Fintech');
    await page.locator('[name=free]').nth(1).check();
    await page.locator('[name=pledge]').check();
    await check(page);
  };
  return [
    { name: `join-${side}`, path },
    { name: `join-${side}-refused`, path, enter: refused },
    { name: `join-${side}-read-back`, path, enter: readBack },
  ];
}

/** Signs up the first time; later the place is there already. */
const signingUp: Enter = async (page) => {
  const pledge = page.locator('[name=pledge]');
  if (!(await pledge.isVisible())) return;
  await page.locator('[name=offer1]').fill('Fintech');
  await pledge.check();
  await page.locator('button[value=check]').click();
  await page.locator('button[value=send]').click();
  await page.locator('button[value=send]').waitFor({ state: 'detached' });
};

/** What stands behind a press or a fault, for whoever of the cast meets it. */
export const states: Record<string, Role> = {
  mentor: { person: ada, places: async (ask) => mentorStates(await mentored(ask)) },
  coordinator: {
    person: ines,
    places: async (ask) => {
      const [running, recruiting] = [await programmeId('Upward 2026'), await programmeId('New perspectives 2027')];
      const [person] = await personPlace(ask);
      const matchOf = (id: string) => `/programmes/${id}/match`;
      return [
        { name: 'programme-refused', path: '/programmes/new', enter: pressing('Set up the programme') },
        { name: 'closing', path: `/programmes/${running}/design`, enter: pressing('Close the programme') },
        { name: 'giving-role', path: '/roles', enter: pressing('Give a role', 'Give this role') },
        { name: 'taking-role', path: '/roles', enter: pressing('Take back') },
        { name: 'sign-ups-report', path: `/programmes/${recruiting}/sign-ups`, enter: faultySignUps },
        { name: 'why-not', path: matchOf(running), enter: pressing('Why not these two?') },
        { name: 'preview', path: matchOf(recruiting), enter: previewing },
        { name: 'pair-open', path: matchOf(recruiting), enter: openPair },
        { name: 'what-it-takes', path: matchOf(recruiting), enter: askWhatItTakes },
        ...(person ? [{ ...person, name: 'declaring-link', enter: searchLink }] : []),
      ];
    },
  },
  handler: { person: ruth, places: () => [{ name: 'case-taken', path: '/cases', enter: takeCase }] },
  administrator: {
    person: mira,
    places: () => [
      { name: 'import-report', path: '/directory/import', enter: faulty },
      { name: 'import-columns', path: '/directory/import', enter: trying('Wer,Wo', 'Una,Berlin') },
      { name: 'import-unreadable', path: '/directory/import', enter: trying('') },
    ],
  },
  newcomer: {
    person: 'bao.lindquist@lumenfold.example',
    places: async () => [
      { name: 'proposal-lapsed', path: '/proposals' },
      ...joining(await programmeId('New perspectives 2027'), 'mentor'),
    ],
  },
  senior: {
    person: 'richard.ambermere@lumenfold.example',
    places: async () => joining(await programmeId('New perspectives 2027'), 'mentee'),
  },
  enrolled: {
    person: 'noor.castelrath@lumenfold.example',
    places: async () => {
      const path = `/join/${await programmeId('New perspectives 2027')}`;
      return [
        { name: 'join-receipt', path: `${path}/mentor`, enter: signingUp },
        { name: 'join-again', path },
      ];
    },
  },
};

async function searchLink(page: Page): Promise<void> {
  await page.locator('main form input[type=text], main form input[type=search]').first().fill('Ruth');
}

async function takeCase(page: Page, say: Say): Promise<void> {
  const take = press(page, say('Take this case and read it'));
  if (await take.first().isVisible()) await take.first().click();
  await page.locator('blockquote').first().waitFor();
}
