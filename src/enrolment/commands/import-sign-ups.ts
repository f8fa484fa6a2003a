import { type ImportNote, type Notes, newNotes, notesForReport } from '#people';
import {
  type Ctx,
  invalidInput,
  json,
  notAllowed,
  nowIso,
  type OnProgress,
  record,
  sha256,
  transaction,
} from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { type SignUp, spotOf } from '../rules/sign-ups.ts';
import type { SignUpFiles, SignUpReport } from '../schema.ts';
import { type Placed, placeAll } from './place-sign-ups.ts';
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
  let signUps = onceEach(read.signUps, notes);
  for (;;) {
    const { report, spoilt } = await attempt(ctx, input, { ...read, signUps }, notes, onProgress);
    if (spoilt.length === 0) return report;
    signUps = signUps.filter((signUp) => !spoilt.includes(signUp));
  }
}

type Read = Awaited<ReturnType<typeof readSignUpFiles>>;
type Attempt = { report: SignUpReport; spoilt: SignUp[] };

/**
 * Places everybody in one transaction. A refused row changes nothing: when one had already added its person or topic, all
 * is taken back, the refusals stay noted, and the caller places the others without those rows.
 */
async function attempt(
  ctx: Ctx,
  input: SignUpFiles,
  read: Read,
  notes: Notes,
  onProgress: OnProgress,
): Promise<Attempt> {
  const undo = new Error('taken back');
  const tried = newNotes();
  let done: Attempt | undefined;
  try {
    await transaction(ctx, async (ctx) => {
      const placed = await placeAll(ctx, input, read, tried, onProgress);
      const report = reportOf(ctx, input, read, placed, { list: [...notes.list, ...tried.list] });
      done = { report, spoilt: placed.spoilt };
      if (input.isDryRun || placed.spoilt.length > 0) throw undo;
      await keep(ctx, input, report);
      const subject = { kind: 'sign-up-import', id: report.importId };
      await record(ctx, { type: 'sign-ups-imported', subject, programmeId: input.programmeId, data: report.counts });
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!done) throw new Error('the import ended without a report');
  const lines = new Set(done.spoilt.map(({ file, line }) => `${file} ${line}`));
  // What else was said of these rows, such as a person taken without a grade, is no longer true.
  const isStillTrue = ({ level, code }: ImportNote) => level === 'refused' || code === 'topic-unknown';
  notes.list.push(...tried.list.filter((one) => isStillTrue(one) && lines.has(`${one.file} ${one.line}`)));
  if (input.isDryRun && done.spoilt.length === 0) await keep(ctx, input, done.report);
  return done;
}

function reportOf(
  ctx: Ctx,
  { programmeId, preset, isDryRun = false }: SignUpFiles,
  { rows }: Read,
  { mentors, mentees, unchanged, newPeople, newTopics }: Placed,
  notes: Pick<Notes, 'list'>,
): SignUpReport {
  const enrolled = mentors + mentees;
  const refused = rows - enrolled - unchanged;
  return {
    importId: ctx.ids.next(),
    programmeId,
    preset,
    isDryRun,
    counts: { rows, enrolled, mentors, mentees, unchanged, refused, newPeople, newTopics },
    ...notesForReport(notes),
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
        spotOf(signUp),
        'refused',
        'person-twice',
        /*i18n*/ 'The same person stands in {file}, line {line}; one person has one place in a programme.',
        { file: earlier.file, line: earlier.line },
      );
    else
      notes.add(
        spotOf(signUp),
        'refused',
        'no-id',
        /*i18n*/ 'Neither an e-mail address nor an external id: nobody can be found by this line.',
      );
    return false;
  });
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
