import type { Notes } from '#people';
import type { ChosenTopic, FreeTime, Side } from '../schema.ts';

export type Cells = Readonly<Record<string, string>>;
export type TopicWish = Omit<ChosenTopic, 'topicId'> & { word: string };

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

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Reads "Mon 09:00-12:00; Thu 14:00-16:00"; what it cannot read comes back as words. */
export function readTimes(text: string): { times: FreeTime[]; unread: string[] } {
  const times: FreeTime[] = [];
  const unread: string[] = [];
  for (const part of text
    .split(/[;|]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const found = /^([a-z]{3})[a-z]*\s+([0-2]\d:[0-5]\d)\s*[-–]\s*([0-2]\d:[0-5]\d)$/i.exec(part);
    const [, name = '', from = '', to = ''] = found ?? [];
    const day = DAYS.indexOf(name.toLowerCase()) + 1;
    if (day > 0 && from < to && to <= '24:00') times.push({ day, from, to });
    else unread.push(part);
  }
  return { times, unread };
}

/** Reads "Social media:4; Prompting" (how sure) or "ChatGPT:1>4" (from where to where). */
function wishes(text: string, direction: ChosenTopic['direction']): TopicWish[] {
  return text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 20)
    .map((part) => {
      const [, word = part, level, target] = /^(.*?)(?::([0-5])(?:>([1-5]))?)?$/.exec(part) ?? [];
      const otherwise = direction === 'need' ? 1 : 3;
      const isNeed = direction === 'need';
      return {
        word: word.trim(),
        direction,
        level: Number(level ?? otherwise),
        targetLevel: isNeed ? Number(target ?? 3) : null,
        priority: 2,
      };
    });
}

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
  const at = { file, line };
  const side = cell('side').toLowerCase();
  if (side !== 'mentor' && side !== 'mentee') {
    const sentence = /*i18n*/ 'The column "side" says "{side}"; it must say mentor or mentee.';
    notes.add(at, 'refused', 'no-side', sentence, { side: cell('side') });
    return null;
  }
  const { times, unread } = readTimes(cell('availability'));
  for (const words of unread)
    notes.add(
      at,
      'changed',
      'time-unread',
      /*i18n*/ 'The time "{words}" was left out; write it like Mon 09:00-12:00.',
      { words },
    );
  const mode = MODES[cell('mode').toLowerCase()];
  if (!mode)
    notes.add(
      at,
      'changed',
      'mode-unread',
      /*i18n*/ 'The mode "{mode}" was read as either; write in_person, remote or either.',
      { mode: cell('mode') },
    );
  const capacity = cell('capacity') === '' ? 1 : Number(cell('capacity'));
  const isCapacity = Number.isInteger(capacity) && capacity >= 1 && capacity <= 12;
  if (!isCapacity) {
    const sentence = /*i18n*/ 'The capacity "{capacity}" was read as 1.';
    notes.add(at, 'changed', 'capacity-unread', sentence, { capacity: cell('capacity') });
  }
  const isMentor = side === 'mentor';
  return {
    file,
    line,
    side,
    email: cell('email').toLowerCase(),
    externalId: cell('external_id'),
    person: personOf(cells),
    topics: [
      ...wishes(cell('can_teach'), 'offer'),
      ...(isMentor ? [] : wishes(cell('wants_to_learn'), 'need')),
      ...(isMentor
        ? wishes([cell('would_like_back'), cell('wants_to_learn')].filter(Boolean).join(';'), 'want_back')
        : []),
      ...wishes(cell('not_asked_about'), 'not_represent'),
    ],
    statement: cell('statement').slice(0, 2000),
    wantBack: cell('would_like_back_words').slice(0, 2000),
    capacity: isCapacity ? capacity : 1,
    mode: mode ?? 'either',
    availability: times,
    isNominated: /^(yes|true|1|ja)$/i.test(cell('nominated')),
  };
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

/** The ladder of those files, most junior first. */
export const UK_LADDER = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'Grade 7', 'Grade 6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'];

/** Which of the two files this is, by its own columns: their mentors list characteristics, their mentees a wish. */
export function ukSide(columns: readonly string[]): 'mentors' | 'mentees' | null {
  const keys = columns.map(columnKey);
  if (keys.includes('match_with_similar_identity')) return 'mentees';
  return keys.includes('characteristics') ? 'mentors' : null;
}

/**
 * Reads one line of a sign-up file for traditional mentoring and turns the roles round: whoever signed up there as a
 * junior to be mentored teaches here, whoever signed up to mentor learns here. The profession is what the junior knows
 * from the ground and what the senior wants to see anew. Identity answers and biographies were given for another purpose.
 */
export function readUkLine(file: string, line: number, cells: Cells, theirs: 'mentors' | 'mentees'): SignUp {
  const cell = (name: string) => cells[name]?.trim() ?? '';
  const side = theirs === 'mentors' ? 'mentee' : 'mentor';
  const profession = cell('profession');
  const wish: TopicWish =
    side === 'mentor'
      ? { word: profession, direction: 'offer', level: 3, targetLevel: null, priority: 2 }
      : { word: profession, direction: 'need', level: 2, targetLevel: 4, priority: 2 };
  return {
    file,
    line,
    side,
    email: cell('email_address').toLowerCase(),
    externalId: '',
    person: {
      givenName: cell('first_name'),
      familyName: cell('last_name'),
      jobTitle: cell('job_title'),
      grade: cell('grade'),
      unit: cell('organisation'),
      languages: '',
      timeZone: 'Europe/London',
    },
    topics: profession === '' ? [] : [wish],
    statement: '',
    wantBack: '',
    capacity: 1,
    mode: 'either',
    availability: [],
    isNominated: false,
  };
}
