import { type Notes, UK_LADDER } from '#people';
import { type Ctx, type OnProgress, Problem } from '#platform';
import { addTopic, findTopicByWord } from '#topics';
import { findPlaces } from '../queries/enrolments.ts';
import { type SignUp, spotOf } from '../rules/sign-ups.ts';
import type { NewEnrolment, SignUpFiles } from '../schema.ts';
import { enrol } from './enrol.ts';
import { peopleOf } from './people-of-sign-ups.ts';

export type Placed = {
  mentors: number;
  mentees: number;
  unchanged: number;
  newPeople: number;
  newTopics: number;
  /** Refused although their person or topic had been added for them. */
  spoilt: SignUp[];
};

/** Gives every sign-up its place or a note that says why not. */
export async function placeAll(
  ctx: Ctx,
  { programmeId, preset }: SignUpFiles,
  { signUps, files }: { signUps: readonly SignUp[]; files: string },
  notes: Notes,
  onProgress: OnProgress,
): Promise<Placed> {
  // house: a part of importSignUps, which asks for access and records
  const people = await peopleOf(ctx, signUps, preset === 'mentor-match-uk' ? UK_LADDER : [], notes);
  const known = signUps.filter((signUp) => people.ids.has(signUp));
  const topics = await topicsOf(ctx, known, preset === 'mentor-match-uk');
  const places = await findPlaces(ctx, programmeId, [...people.ids.values()], { isWithdrawnToo: true });
  const before = new Map(places.map((place) => [place.personId, place]));
  const counts = { mentors: 0, mentees: 0, unchanged: 0 };
  const spoilt = signUps.filter((signUp) => people.newcomers.has(signUp) && !people.ids.has(signUp));
  for (const [at, signUp] of known.entries()) {
    onProgress({ phase: 'giving places', done: at, total: known.length });
    const personId = people.ids.get(signUp) ?? '';
    const standing = before.get(personId);
    const isNew =
      people.newcomers.has(signUp) || signUp.topics.some(({ word }) => topics.added.has(word.toLowerCase()));
    if (standing?.isWithdrawn)
      notes.add(
        spotOf(signUp),
        'refused',
        'withdrawn',
        /*i18n*/ 'This person has withdrawn, and a file does not bring them back. They can register again themselves.',
      );
    if (standing?.isWithdrawn) spoilt.push(...(isNew ? [signUp] : []));
    else if (standing?.side === signUp.side) counts.unchanged += 1;
    else if (await isPlaced(ctx, { ...placeOf(signUp, topics.ids, notes), programmeId, personId }, signUp, notes))
      counts[signUp.side === 'mentor' ? 'mentors' : 'mentees'] += 1;
    else if (isNew) spoilt.push(signUp);
  }
  if (counts.unchanged > 0) tellKept(files, counts.unchanged, notes);
  return { ...counts, newPeople: people.added, newTopics: topics.added.size, spoilt };
}

const tellKept = (files: string, count: number, notes: Notes): void =>
  notes.add(
    { file: files, line: null },
    'information',
    'place-kept',
    /*i18n*/ '{count, plural, one {One person has} other {# people have}} this place already. It was left as it stands, also where the file says something else: they change it themselves, or you do by hand.',
    { count },
  );

/** The column of the file that a field of a place comes from. */
const columnOf = (field: string, { side, topics: [first] }: SignUp): string =>
  field === 'topics' ? (first?.column ?? (side === 'mentor' ? 'can_teach' : 'wants_to_learn')) : field;

/** Gives the place, or notes the refusal. */
async function isPlaced(ctx: Ctx, place: NewEnrolment, at: SignUp, notes: Notes): Promise<boolean> {
  try {
    await enrol(ctx, place);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [[field, fault] = ['', error.detailId]] = Object.entries(error.errors ?? {});
    const { sentence, values = error.values } = typeof fault === 'string' ? { sentence: fault } : fault;
    notes.add(spotOf(at, columnOf(field, at)), 'refused', error.type, sentence, values);
    return false;
  }
}

function placeOf(
  signUp: SignUp,
  topicIds: ReadonlyMap<string, string>,
  notes: Notes,
): Omit<NewEnrolment, 'programmeId' | 'personId'> {
  const topics: NonNullable<NewEnrolment['topics']> = [];
  for (const { word, column, ...wish } of signUp.topics) {
    const topicId = topicIds.get(word.toLowerCase());
    if (!topicId)
      notes.add(
        spotOf(signUp, column),
        'changed',
        'topic-unknown',
        /*i18n*/ 'The topic "{word}" is not in the list and was left out. Add it as a topic or a synonym, then import again.',
        { word },
      );
    else if (!topics.some((one) => one.topicId === topicId && one.direction === wish.direction))
      topics.push({ topicId, ...wish });
  }
  return {
    side: signUp.side,
    topics,
    source: 'import',
    capacity: signUp.capacity,
    meetingMode: signUp.mode,
    statement: signUp.statement,
    wantBack: signUp.wantBack,
    availability: signUp.availability,
    priority: signUp.isNominated ? 'nominated' : 'standard',
    ...(signUp.person.timeZone ? { timeZone: signUp.person.timeZone } : {}),
  };
}

async function topicsOf(
  ctx: Ctx,
  signUps: readonly SignUp[],
  isAdding: boolean,
): Promise<{ ids: Map<string, string>; added: Set<string> }> {
  const words = new Map(signUps.flatMap((signUp) => signUp.topics.map(({ word }) => [word.toLowerCase(), word])));
  const ids = new Map<string, string>();
  const added = new Set<string>();
  for (const [key, word] of words) {
    const found = await findTopicByWord(ctx, word);
    if (found) ids.set(key, found.id);
    else if (isAdding) {
      ids.set(key, (await addTopic(ctx, { name: word, kind: 'hard', synonyms: [], isIdentity: false })).id);
      added.add(key);
    }
  }
  return { ids, added };
}
