import type { Company, DemoPerson } from './company.ts';
import { MAIL_DOMAIN } from './words.ts';

export type CastKey =
  | 'administrator'
  | 'coordinator'
  | 'sponsor'
  | 'caseHandler'
  | 'secondHandler'
  | 'viewer'
  | 'greatMentor'
  | 'greatMentee'
  | 'stuckMentor'
  | 'stuckMentee'
  | 'shyMentor'
  | 'shyMentee'
  | 'declinedMentor'
  | 'declinedMentee'
  | 'worriedMentor'
  | 'worriedMentee';

export type Cast = Record<CastKey, DemoPerson>;

type Part = { givenName: string; familyName: string; rank: number; unit: string; site?: string };

/** The story's people: made up, and the same in seed, tests, screenshots and docs. */
const PARTS: Record<CastKey, Part> = {
  administrator: { givenName: 'Mira', familyName: 'Stonewell', rank: 5, unit: 'Operations' },
  coordinator: { givenName: 'Ines', familyName: 'Brandmere', rank: 5, unit: 'People and culture' },
  sponsor: { givenName: 'Tomasz', familyName: 'Valdgard', rank: 8, unit: 'Operations' },
  caseHandler: { givenName: 'Ruth', familyName: 'Elmrath', rank: 6, unit: 'Service' },
  secondHandler: { givenName: 'Paolo', familyName: 'Sandlow', rank: 6, unit: 'People and culture' },
  viewer: { givenName: 'Jonas', familyName: 'Feldquist', rank: 3, unit: 'Service' },
  greatMentor: { givenName: 'Ada', familyName: 'Quillmere', rank: 2, unit: 'Marketing', site: 'Hamburg' },
  greatMentee: { givenName: 'Henrik', familyName: 'Solvholm', rank: 8, unit: 'Finance', site: 'Hamburg' },
  stuckMentor: { givenName: 'Noor', familyName: 'Castelrath', rank: 2, unit: 'Engineering' },
  stuckMentee: { givenName: 'Richard', familyName: 'Ambermere', rank: 7, unit: 'Sales' },
  shyMentor: { givenName: 'Sami', familyName: 'Oakura', rank: 1, unit: 'Service' },
  shyMentee: { givenName: 'Greta', familyName: 'Wendley', rank: 6, unit: 'Operations' },
  declinedMentor: { givenName: 'Bao', familyName: 'Lindquist', rank: 2, unit: 'Finance' },
  declinedMentee: { givenName: 'Frida', familyName: 'Hollendale', rank: 6, unit: 'Engineering' },
  worriedMentor: { givenName: 'Lena', familyName: 'Marlstad', rank: 3, unit: 'Finance' },
  worriedMentee: { givenName: 'Victor', familyName: 'Rookfield', rank: 7, unit: 'Marketing' },
};

const emailOf = (part: Part): string => `${part.givenName}.${part.familyName}@${MAIL_DOMAIN}`.toLowerCase();

/** The address of a part, the same in every company. */
export const addressOf = (key: CastKey): string => emailOf(PARTS[key]);

/** Which pairs the coordinator had agreed with before the match, and what about. */
export const STORY_PAIRS: readonly [CastKey, CastKey, string][] = [
  ['greatMentor', 'greatMentee', 'fintech'],
  ['stuckMentor', 'stuckMentee', 'prompting'],
  ['shyMentor', 'shyMentee', 'data-analysis'],
  ['declinedMentor', 'declinedMentee', 'dashboards'],
  ['worriedMentor', 'worriedMentee', 'social-media'],
];

/** Gives the story's parts to people of the company who stand where the story needs them. */
export function castFrom(company: Company): Cast {
  const taken = new Set<DemoPerson>();
  const play = (part: Part): DemoPerson => {
    const stands = (person: DemoPerson) => !taken.has(person) && person.rank === part.rank;
    const person =
      company.people.find((one) => stands(one) && one.unit.startsWith(part.unit)) ?? company.people.find(stands);
    if (!person) throw new Error(`nobody of rank ${part.rank} is left for ${part.givenName}`);
    taken.add(person);
    person.givenName = part.givenName;
    person.familyName = part.familyName;
    person.email = emailOf(part);
    person.languages = [...new Set([...person.languages, 'en'])];
    return person;
  };
  const cast = Object.fromEntries(Object.entries(PARTS).map(([key, part]) => [key, play(part)])) as Cast;
  for (const [mentor, mentee] of STORY_PAIRS) {
    cast[mentor].site = cast[mentee].site;
    cast[mentor].timeZone = cast[mentee].timeZone;
  }
  return cast;
}
