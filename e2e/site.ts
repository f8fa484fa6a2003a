import type { APIRequestContext, Page } from '@playwright/test';
import { ada, greta, henrik, ines, jonas, mira, ruth, tomasz, viceversa } from './people.ts';

/** Says one of our sentences in the language of the page. */
export type Say = (sentence: string) => string;
/** One page of the site, by a name that is fit for a file; `enter` goes on to what stands behind a press. */
export type Place = { name: string; path: string; enter?: (page: Page, say: Say) => Promise<void> };
export type Ask = <Body>(path: string) => Promise<Body>;
export type Role = { person: string; places: (ask: Ask) => Promise<Place[]> | Place[] };

const at = (path: string): Place => ({ name: path.slice(1).replace(/\W+/g, '-') || 'start', path });
const named = (name: string, path: string): Place => ({ name, path });

/** Programmes of the demo by name: `Upward 2026` runs, `New perspectives 2027` recruits. */
export async function programmeId(name: 'Upward 2026' | 'New perspectives 2027'): Promise<string> {
  const all = JSON.parse(await viceversa('programme', 'list', '--json')) as { id: string; name: string }[];
  return all.find((one) => one.name === name)?.id ?? '';
}

/** Every page of the programme that runs, and those of the one that recruits that look different. */
async function coordinated(): Promise<Place[]> {
  const running = await programmeId('Upward 2026');
  const recruiting = await programmeId('New perspectives 2027');
  const steps = ['design', 'policy', 'recruit', 'sign-ups', 'match', 'mentorships', 'signals', 'insights'];
  const early = ['design', 'recruit', 'match', 'mentorships', 'signals', 'insights'];
  return [
    ...steps.map((step) => named(`running-${step}`, `/programmes/${running}/${step}`)),
    named('running-figures', `/programmes/${running}/match?view=figures`),
    ...early.map((step) => named(`recruiting-${step}`, `/programmes/${recruiting}/${step}`)),
  ];
}

export async function personPlace(ask: Ask): Promise<Place[]> {
  const { people } = await ask<{ people: { id: string }[] }>('/api/v1/people?search=Quillmere');
  return people.slice(0, 1).map((person) => named('person', `/people/${person.id}`));
}

/** One's mentorship with its meetings: one to come and one that was held. */
export async function mentored(ask: Ask): Promise<Place[]> {
  const { mentorships } = await ask<{ mentorships: { id: string }[] }>('/api/v1/mentorships');
  const id = mentorships[0]?.id;
  if (id === undefined) return [];
  const { meetings } = await ask<{ meetings: { id: string; startsAt: string }[] }>(
    `/api/v1/mentorships/${id}/meetings`,
  );
  const now = Temporal.Now.instant().toString();
  const next = meetings.find((meeting) => meeting.startsAt > now);
  const past = meetings.find((meeting) => meeting.startsAt <= now);
  return [
    named('mentorship', `/mentorships/${id}`),
    named('meetings', `/mentorships/${id}/meetings`),
    ...(next ? [named('meeting-to-come', `/meetings/${next.id}`)] : []),
    ...(past ? [named('meeting-past', `/meetings/${past.id}`)] : []),
  ];
}

async function checkIn(ask: Ask): Promise<Place[]> {
  const { checkIns } = await ask<{ checkIns: { id: string }[] }>('/api/v1/me/check-ins');
  return checkIns.slice(0, 1).map((one) => named('check-in', `/check-ins/${one.id}`));
}

/** Everybody of the cast with every page that is theirs. */
export const site: Record<string, Role> = {
  coordinator: {
    person: ines,
    places: async (ask) => [
      ...['/today', '/programmes', '/programmes/new', '/directory', '/mail', '/roles', '/account'].map(at),
      ...(await personPlace(ask)),
      ...(await coordinated()),
    ],
  },
  mentor: {
    person: ada,
    places: async (ask) => [
      ...['/home', '/proposals', '/talk', '/account', '/me/mails'].map(at),
      ...(await mentored(ask)),
    ],
  },
  mentee: {
    person: henrik,
    places: async (ask) => [...['/home', '/proposals'].map(at), ...(await mentored(ask))],
  },
  shy: {
    person: greta,
    places: async (ask) => [at('/home'), ...(await mentored(ask)), ...(await checkIn(ask))],
  },
  handler: { person: ruth, places: () => ['/cases', '/account'].map(at) },
  viewer: {
    person: jonas,
    places: async () => [
      ...['/oversight', '/roles', '/account'].map(at),
      named('insights', `/programmes/${await programmeId('Upward 2026')}/insights`),
    ],
  },
  sponsor: {
    person: tomasz,
    places: async () => [at('/account'), named('insights', `/programmes/${await programmeId('Upward 2026')}/insights`)],
  },
  administrator: {
    person: mira,
    places: async (ask) => [
      ...['/directory', '/directory/import', '/directory/ladder', '/roles', '/programmes', '/nowhere-at-all'].map(at),
      ...(await personPlace(ask)),
    ],
  },
};

/** Asks the API as whoever is signed in there. */
export const asker =
  (request: APIRequestContext): Ask =>
  async <Body>(path: string) => {
    const answer = await request.get(path);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    return (await answer.json()) as Body;
  };
