import type { OwnEnrolment } from '../queries/enrolments.ts';
import type { ChosenTopic, Place, Side } from '../schema.ts';

/** What came with a form: several values by field name, as typed. */
export type Said = Record<string, string[]>;
/** A sentence by field: message id and its values. */
export type FormErrors = Record<string, { sentence: string; values?: Record<string, string | number> }>;

export const PARTS = [
  { key: 'early', from: '06:00', to: '09:00', label: /*i18n*/ 'Early' },
  { key: 'morning', from: '09:00', to: '12:00', label: /*i18n*/ 'Morning' },
  { key: 'afternoon', from: '12:00', to: '17:00', label: /*i18n*/ 'Afternoon' },
  { key: 'evening', from: '17:00', to: '21:00', label: /*i18n*/ 'Evening' },
] as const;

/** Working-style questions; each answer is 0 (left) to 4 (right). Never used to judge, only to pair. */
export const STYLE_QUESTIONS = [
  { key: 'planning', left: /*i18n*/ 'I like a plan', right: /*i18n*/ 'I decide on the day' },
  { key: 'talking', left: /*i18n*/ 'I think aloud', right: /*i18n*/ 'I think first, then speak' },
  { key: 'detail', left: /*i18n*/ 'Start with the big picture', right: /*i18n*/ 'Start with the details' },
  { key: 'feedback', left: /*i18n*/ 'Tell me straight', right: /*i18n*/ 'Tell me gently' },
] as const;

/** Rows of topics on the form, by side: what each row means and how many there are. */
export const TOPIC_ROWS: Record<Side, readonly { name: string; direction: ChosenTopic['direction']; rows: number }[]> =
  {
    mentor: [
      { name: 'offer', direction: 'offer', rows: 5 },
      { name: 'back', direction: 'want_back', rows: 2 },
      { name: 'not', direction: 'not_represent', rows: 2 },
    ],
    mentee: [
      { name: 'need', direction: 'need', rows: 4 },
      { name: 'give', direction: 'offer', rows: 2 },
    ],
  };

export const said = (form: Said, name: string): string => form[name]?.[0]?.trim().slice(0, 4000) ?? '';
const numberIn = (form: Said, name: string, least: number, most: number, otherwise: number): number => {
  const number = Number.parseInt(said(form, name), 10);
  return Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
};

/** The words typed for topics, by field name. */
export const topicWords = (side: Side, form: Said): [field: string, word: string][] =>
  TOPIC_ROWS[side].flatMap(({ name, rows }) =>
    Array.from({ length: rows }, (_, at) => `${name}${at + 1}`)
      .map((field): [string, string] => [field, said(form, field).slice(0, 200)])
      .filter(([, word]) => word !== ''),
  );

/** Names or addresses of people not to be paired with, one a line or parted by commas and semicolons. */
export const vetoWords = (form: Said): string[] =>
  said(form, 'vetoes')
    .split(/[\n,;]+/)
    .map((word) => word.trim().slice(0, 320))
    .filter(Boolean)
    .slice(0, 60);

export type Known = {
  topics: ReadonlyMap<string, { id: string; isIdentity: boolean }>;
  /** Identity topics that somebody may tick for themself. */
  identityIds: readonly string[];
  people: ReadonlyMap<string, readonly string[]>;
};

/** Turns what was typed into a place, with every fault beside its field; nothing typed is lost either way. */
export function placeFrom(side: Side, form: Said, known: Known): { place: Place; errors: FormErrors } {
  const errors: FormErrors = {};
  const topics: ChosenTopic[] = [];
  const directionOf = (field: string) =>
    TOPIC_ROWS[side].find(({ name }) => field.startsWith(name))?.direction ?? 'offer';
  for (const [field, word] of topicWords(side, form)) {
    const topic = known.topics.get(word);
    const direction = directionOf(field);
    if (!topic)
      errors[field] = {
        sentence: /*i18n*/ 'We do not know “{word}”. Choose from the list, or use another word for it',
        values: { word },
      };
    else if (topic.isIdentity && direction === 'offer')
      errors[field] = {
        sentence: /*i18n*/ 'This topic is about who somebody is: tick it below if you want to offer it',
      };
    else if (!topics.some((one) => one.topicId === topic.id && one.direction === direction))
      topics.push({ topicId: topic.id, direction, ...levelsOf(field, direction, form) });
  }
  for (const topicId of form.identity ?? [])
    if (known.identityIds.includes(topicId))
      topics.push({ topicId, direction: 'offer', level: 5, targetLevel: null, priority: 2 });
  const vetoes: string[] = [];
  for (const word of vetoWords(form)) {
    const found = known.people.get(word) ?? [];
    const [only] = found;
    if (found.length === 1 && only) vetoes.push(only);
    else
      errors.vetoes = {
        sentence:
          found.length === 0
            ? /*i18n*/ 'We do not find “{word}” in the directory. Write the full name or the work e-mail address'
            : /*i18n*/ 'More than one person is called “{word}”. Write the work e-mail address instead',
        values: { word },
      };
  }
  if (said(form, 'pledge') !== 'yes')
    errors.pledge = {
      sentence: /*i18n*/ 'Tick this if you can give the time; without it a partner would wait in vain',
    };
  return { place: { ...rest(side, form), topics, vetoes }, errors };
}

function levelsOf(field: string, direction: ChosenTopic['direction'], form: Said) {
  if (direction !== 'need') return { level: numberIn(form, `${field}level`, 1, 5, 3), targetLevel: null, priority: 2 };
  const level = numberIn(form, `${field}now`, 0, 4, 1);
  const targetLevel = Math.max(level + 1, numberIn(form, `${field}target`, 1, 5, Math.min(level + 2, 5)));
  return { level, targetLevel, priority: numberIn(form, `${field}priority`, 1, 3, 2) };
}

function rest(side: Side, form: Said): Omit<Place, 'topics' | 'vetoes'> {
  const chosen = new Set(form.free ?? []);
  const availability = [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
    PARTS.filter(({ key }) => chosen.has(`${day}-${key}`)).map(({ from, to }) => ({ day, from, to })),
  );
  const style = STYLE_QUESTIONS.map(({ key }) => [key, said(form, `style-${key}`)] as const);
  const mode = said(form, 'mode');
  return {
    side,
    capacity: numberIn(form, 'capacity', 1, 12, 1),
    meetingMode: mode === 'in_person' || mode === 'remote' ? mode : 'either',
    statement: said(form, 'statement').slice(0, 2000),
    wantBack: said(form, 'wantBack').slice(0, 2000),
    availability,
    timeZone: said(form, 'timeZone').slice(0, 64) || undefined,
    workingStyle: Object.fromEntries(
      style.filter(([, answer]) => /^[0-4]$/.test(answer)).map(([key, answer]) => [key, Number(answer)]),
    ),
    hoursPledged: null,
  };
}

/** The form as it was filled in before, for changing a place. */
export function formOf(place: OwnEnrolment): Said {
  const form: Said = {
    mode: [place.meetingMode],
    capacity: [String(place.capacity)],
    statement: [place.statement],
    wantBack: [place.wantBack],
    timeZone: [place.timeZone],
    vetoes: [place.vetoes.map((veto) => veto.name).join('\n')],
    pledge: ['yes'],
    identity: place.topics
      .filter((topic) => topic.isIdentity && topic.direction === 'offer')
      .map((topic) => topic.topicId),
    free: place.availability.flatMap((slot) => {
      const part = PARTS.find(({ from, to }) => from < slot.to && slot.from < to);
      return part ? [`${slot.day}-${part.key}`] : [];
    }),
  };
  for (const [key, answer] of Object.entries(place.workingStyle)) form[`style-${key}`] = [String(answer)];
  for (const { name, direction, rows } of TOPIC_ROWS[place.side]) {
    const own = place.topics.filter(
      (topic) => topic.direction === direction && !(topic.isIdentity && direction === 'offer'),
    );
    own.slice(0, rows).forEach((topic, at) => {
      const field = `${name}${at + 1}`;
      form[field] = [topic.name];
      form[`${field}level`] = [String(topic.level)];
      form[`${field}now`] = [String(topic.level)];
      form[`${field}target`] = [String(topic.targetLevel ?? 3)];
      form[`${field}priority`] = [String(topic.priority)];
    });
  }
  return form;
}
