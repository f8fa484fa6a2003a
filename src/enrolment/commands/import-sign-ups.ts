import { type Notes, newNotes, notesForReport } from '#people';
import {
  type Ctx,
  invalidInput,
  json,
  notAllowed,
  nowIso,
  type OnProgress,
  Problem,
  record,
  sha256,
  transaction,
} from '#platform';
import { getProgramme } from '#programmes';
import { addTopic, findTopicByWord } from '#topics';
import { can } from '../access.ts';
import { findPlaces } from '../queries/enrolments.ts';
import { type SignUp, UK_LADDER } from '../rules/sign-ups.ts';
import type { NewEnrolment, SignUpFiles, SignUpReport } from '../schema.ts';
import { enrol } from './enrol.ts';
import { peopleOf } from './people-of-sign-ups.ts';
import { readSignUpFiles } from './read-sign-up-files.ts';

/**
 * Gives places to everybody in sign-up files and tells by line what became of each row. A dry run does the same and
 * takes it back; the same file again changes nothing. People missing in the directory are added if the actor may.
 */
export async function importSignUps(
  ctx: Ctx,
  input: SignUpFiles,
  onProgress: OnProgress = () => undefined,
): Promise<SignUpReport> {
  await getProgramme(ctx, input.programmeId);
  if (!can(ctx.actor, 'import', { programmeId: input.programmeId })) throw notAllowed();
  if (input.files.length === 0 || input.files.length > 8)
    throw invalidInput({ errors: { files: /*i18n*/ 'Choose one to eight files' } });
  const notes = newNotes();
  const read = await readSignUpFiles(input, notes);
  const undo = new Error('dry run');
  let report: SignUpReport | undefined;
  try {
    await transaction(ctx, async (ctx) => {
      report = await placeAll(ctx, input, read, notes, onProgress);
      if (input.isDryRun) throw undo;
      await keep(ctx, input, report);
      const subject = { kind: 'sign-up-import', id: report.importId };
      await record(ctx, { type: 'sign-ups-imported', subject, programmeId: input.programmeId, data: report.counts });
    });
  } catch (error) {
    if (error !== undo) throw error;
    if (report) await keep(ctx, input, report);
  }
  if (!report) throw new Error('the import ended without a report');
  return report;
}

type Read = Awaited<ReturnType<typeof readSignUpFiles>>;

async function placeAll(
  ctx: Ctx,
  { programmeId, preset, isDryRun = false }: SignUpFiles,
  read: Read,
  notes: Notes,
  onProgress: OnProgress,
): Promise<SignUpReport> {
  const signUps = onceEach(read.signUps, notes);
  const people = await peopleOf(ctx, signUps, preset === 'mentor-match-uk' ? UK_LADDER : [], notes);
  const known = signUps.filter((signUp) => people.ids.has(signUp));
  const topics = await topicsOf(ctx, known, preset === 'mentor-match-uk');
  const places = await findPlaces(ctx, programmeId, [...people.ids.values()], { isWithdrawnToo: true });
  const before = new Map(places.map((place) => [place.personId, place]));
  const counts = { mentors: 0, mentees: 0, unchanged: 0 };
  for (const [at, signUp] of known.entries()) {
    onProgress({ phase: 'giving places', done: at, total: known.length });
    const personId = people.ids.get(signUp) ?? '';
    const standing = before.get(personId);
    if (standing?.isWithdrawn)
      notes.add(
        signUp,
        'refused',
        'withdrawn',
        /*i18n*/ 'This person has withdrawn, and a file does not bring them back. They can register again themselves.',
      );
    else if (standing?.side === signUp.side) counts.unchanged += 1;
    else if (await isPlaced(ctx, { ...placeOf(signUp, topics.ids, notes), programmeId, personId }, signUp, notes))
      counts[signUp.side === 'mentor' ? 'mentors' : 'mentees'] += 1;
  }
  if (counts.unchanged > 0)
    notes.add(
      { file: read.files, line: null },
      'information',
      'place-kept',
      /*i18n*/ '{count, plural, one {One person has} other {# people have}} this place already. It was left as it stands, also where the file says something else: they change it themselves, or you do by hand.',
      { count: counts.unchanged },
    );
  const enrolled = counts.mentors + counts.mentees;
  const refused = read.rows - enrolled - counts.unchanged;
  return {
    importId: ctx.ids.next(),
    programmeId,
    preset,
    isDryRun,
    counts: { rows: read.rows, enrolled, ...counts, refused, newPeople: people.added, newTopics: topics.added },
    ...notesForReport(notes),
  };
}

/** Gives the place, or notes the refusal. */
async function isPlaced(ctx: Ctx, place: NewEnrolment, at: SignUp, notes: Notes): Promise<boolean> {
  try {
    await enrol(ctx, place);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [fault = error.detailId] = Object.values(error.errors ?? {});
    const { sentence, values = error.values } = typeof fault === 'string' ? { sentence: fault } : fault;
    notes.add(at, 'refused', error.type, sentence, values);
    return false;
  }
}

function placeOf(
  signUp: SignUp,
  topicIds: ReadonlyMap<string, string>,
  notes: Notes,
): Omit<NewEnrolment, 'programmeId' | 'personId'> {
  const topics: NonNullable<NewEnrolment['topics']> = [];
  for (const { word, ...wish } of signUp.topics) {
    const topicId = topicIds.get(word.toLowerCase());
    if (!topicId)
      notes.add(
        signUp,
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

function onceEach(signUps: readonly SignUp[], notes: Notes): SignUp[] {
  const first = new Map<string, SignUp>();
  return signUps.filter((signUp) => {
    const key = signUp.email || signUp.externalId.toLowerCase();
    const earlier = first.get(key);
    if (key !== '' && !earlier) {
      first.set(key, signUp);
      return true;
    }
    if (earlier)
      notes.add(
        signUp,
        'refused',
        'person-twice',
        /*i18n*/ 'The same person stands in {file}, line {line}; one person has one place in a programme.',
        { file: earlier.file, line: earlier.line },
      );
    else
      notes.add(
        signUp,
        'refused',
        'no-id',
        /*i18n*/ 'Neither an e-mail address nor an external id: nobody can be found by this line.',
      );
    return false;
  });
}

async function topicsOf(
  ctx: Ctx,
  signUps: readonly SignUp[],
  isAdding: boolean,
): Promise<{ ids: Map<string, string>; added: number }> {
  const words = new Map(signUps.flatMap((signUp) => signUp.topics.map(({ word }) => [word.toLowerCase(), word])));
  const ids = new Map<string, string>();
  let added = 0;
  for (const [key, word] of words) {
    const found = await findTopicByWord(ctx, word);
    if (found) ids.set(key, found.id);
    else if (isAdding) {
      ids.set(key, (await addTopic(ctx, { name: word, kind: 'hard', synonyms: [], isIdentity: false })).id);
      added += 1;
    }
  }
  return { ids, added };
}

async function keep(ctx: Ctx, input: SignUpFiles, report: SignUpReport): Promise<void> {
  await ctx.db
    .insertInto('enrolmentImports')
    .values({
      id: report.importId,
      programmeId: report.programmeId,
      preset: report.preset,
      fileNames: input.files.map((file) => file.name.slice(0, 200)),
      contentSha256: sha256(input.files.map((file) => sha256(file.content)).join()),
      report: json(report),
      isDryRun: report.isDryRun,
      importedAt: nowIso(ctx),
    })
    .execute();
}
