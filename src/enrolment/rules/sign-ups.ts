import { emailOf, type Notes } from '#people';
import type { ChosenTopic, FreeTime, Side } from '../schema.ts';
import { readTimes, readWishes } from './sign-up-cells.ts';

export type Cells = Readonly<Record<string, string>>;
/** A topic somebody wrote, and the column it stands in. */
export type TopicWish = Omit<ChosenTopic, 'topicId'> & { word: string; column: string };

/** One line of a sign-up file, in our words. */
export type SignUp = {
  file: string;
  line: number;
  side: Side;
  email: string;
  externalId: string;
  person: {
    givenName: string;
    familyName: string;
    jobTitle: string;
    grade: string;
    unit: string;
    languages: string;
    timeZone: string;
  };
  topics: TopicWish[];
  statement: string;
  wantBack: string;
  capacity: number;
  mode: 'in_person' | 'remote' | 'either';
  availability: FreeTime[];
  isNominated: boolean;
};

/** Where a remark belongs: the row, whom it is about, and the column if it is about one. */
export type Spot = { file: string; line: number; person: string; field?: string };

export const spotOf = ({ file, line, person, email, externalId }: SignUp, field?: string): Spot => ({
  file,
  line,
  person: `${person.givenName} ${person.familyName}`.trim() || email || externalId,
  ...(field ? { field } : {}),
});

export const columnKey = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');

/** Columns of our own template; `side` and one of `email` and `external_id` are needed, the rest may be missing. */
export const TEMPLATE_COLUMNS = [
  'side',
  'email',
  'external_id',
  'given_name',
  'family_name',
  'job_title',
  'grade',
  'unit',
  'languages',
  'time_zone',
  'can_teach',
  'wants_to_learn',
  'would_like_back',
  'not_asked_about',
  'statement',
  'would_like_back_words',
  'capacity',
  'mode',
  'availability',
  'nominated',
] as const;

const MODES: Record<string, SignUp['mode']> = {
  in_person: 'in_person',
  'in person': 'in_person',
  remote: 'remote',
  either: 'either',
  '': 'either',
};

/** Reads one line of our own template; null, with a note that says why, when it is none. */
export function readTemplateLine(file: string, line: number, cells: Cells, notes: Notes): SignUp | null {
  const cell = (name: (typeof TEMPLATE_COLUMNS)[number]) => cells[name]?.trim() ?? '';
  const side = cell('side').toLowerCase() === 'mentor' ? 'mentor' : 'mentee';
  const { wishes, faults } = wishesOf(cells, side);
  const signUp: SignUp = {
    file,
    line,
    side,
    email: cell('email').toLowerCase(),
    externalId: cell('external_id'),
    person: personOf(cells),
    topics: wishes,
    statement: cell('statement').slice(0, 2000),
    wantBack: cell('would_like_back_words').slice(0, 2000),
    ...waysOf(cells),
    isNominated: /^(yes|true|1|ja)$/i.test(cell('nominated')),
  };
  const refusals = [...idFaults(cells, signUp), ...faults];
  for (const { field, code, sentence, values } of refusals)
    notes.add(spotOf(signUp, field), 'refused', code, sentence, values);
  if (refusals.length > 0) return null;
  tellUnread(cells, signUp, notes);
  return signUp;
}

type Refusal = { field: string; code: string; sentence: string; values: Record<string, string> };

/** Why nobody can be given a place by this line: no side, or an address that is none and no number beside it. */
function idFaults(cells: Cells, { email, externalId }: SignUp): Refusal[] {
  const side = cells.side?.trim() ?? '';
  const faults: Refusal[] = [];
  if (!/^(mentor|mentee)$/i.test(side)) {
    const sentence = /*i18n*/ 'The column "side" says "{side}"; it must say mentor or mentee.';
    faults.push({ field: 'side', code: 'no-side', sentence, values: { side } });
  }
  if (email !== '' && externalId === '' && emailOf(email) === null) faults.push(noAddress('email', email));
  return faults;
}

export const noAddress = (field: string, email: string): Refusal => ({
  field,
  code: 'bad-email',
  sentence: /*i18n*/ '"{email}" is no e-mail address, so nobody can be found by it. Write one like ada@example.org.',
  values: { email: email.slice(0, 120) },
});

function wishesOf(cells: Cells, side: Side): { wishes: TopicWish[]; faults: Refusal[] } {
  const directions: [(typeof TEMPLATE_COLUMNS)[number], ChosenTopic['direction']][] = [
    ['can_teach', 'offer'],
    ['would_like_back', 'want_back'],
    ['wants_to_learn', side === 'mentee' ? 'need' : 'want_back'],
    ['not_asked_about', 'not_represent'],
  ];
  const read = directions
    .filter(([field]) => side === 'mentor' || field !== 'would_like_back')
    .map(([field, direction]) => ({ field, ...readWishes(cells[field] ?? '', direction, field) }));
  return {
    wishes: read.flatMap(({ wishes }) => wishes),
    faults: read.flatMap(({ field, faults }) => faults.map((fault) => ({ field, ...fault }))),
  };
}

const capacityIn = (cells: Cells): number | null => {
  const text = cells.capacity?.trim() ?? '';
  const number = text === '' ? 1 : Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 12 ? number : null;
};
const modeIn = (cells: Cells): SignUp['mode'] | null => MODES[cells.mode?.trim().toLowerCase() ?? ''] ?? null;

const waysOf = (cells: Cells): Pick<SignUp, 'capacity' | 'mode' | 'availability'> => ({
  capacity: capacityIn(cells) ?? 1,
  mode: modeIn(cells) ?? 'either',
  availability: readTimes(cells.availability ?? '').times,
});

/** What the place is given without. */
function tellUnread(cells: Cells, signUp: SignUp, notes: Notes): void {
  const tell = (field: string, code: string, sentence: string, values: Record<string, string>) =>
    notes.add(spotOf(signUp, field), 'changed', code, sentence, values);
  const { capacity = '', mode = '', availability = '' } = cells;
  for (const words of readTimes(availability).unread)
    tell('availability', 'time-unread', /*i18n*/ 'The time "{words}" was left out; write it like Mon 09:00-12:00.', {
      words,
    });
  if (modeIn(cells) === null)
    tell('mode', 'mode-unread', /*i18n*/ 'The mode "{mode}" was read as either; write in_person, remote or either.', {
      mode,
    });
  if (capacityIn(cells) === null)
    tell(
      'capacity',
      'capacity-unread',
      /*i18n*/ 'The capacity "{capacity}" was read as 1; write a whole number from 1 to 12.',
      { capacity },
    );
}

const personOf = (cells: Cells): SignUp['person'] => ({
  givenName: cells.given_name ?? '',
  familyName: cells.family_name ?? '',
  jobTitle: cells.job_title ?? '',
  grade: cells.grade ?? '',
  unit: cells.unit ?? '',
  languages: cells.languages ?? '',
  timeZone: cells.time_zone ?? '',
});
