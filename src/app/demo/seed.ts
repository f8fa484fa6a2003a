import { mondayOf, releaseFigures } from '#insights';
import { grantRole } from '#people';
import {
  type Ctx,
  fixedClock,
  type Ids,
  noJobs,
  nowIso,
  type OnProgress,
  seededIds,
  todayIn,
  transaction,
} from '#platform';
import { createProgramme, moveProgramme, setKpis } from '#programmes';
import { raiseConcern, watchProgramme } from '#safeguarding';
import { seedTopics } from '#topics';
import { insertAgreements, insertCheckIns } from './answers.ts';
import { type Cast, castFrom, STORY_PAIRS } from './cast.ts';
import { buildCompany, type Company, type DemoPerson } from './company.ts';
import { installDirectory } from './directory.ts';
import { matchAndBegin } from './match.ts';
import { insertMeetings, type Pair } from './meetings.ts';
import { type Random, seeded } from './random.ts';
import { insertSignUps, type SignUp, type TopicRow } from './sign-ups.ts';
import { COMPANY } from './words.ts';

const SEED = 2026;
const WEEKS_GONE = 8;
const PAIRS = 44;
const CADENCE_DAYS = 28;
/** What every part of the story draws on. */
type Plot = { ids: Ids; random: Random; topics: TopicRow[]; cast: Cast; company: Company };

export type DemoOptions = { size?: number; seed?: number; onProgress?: OnProgress };

/** The same ctx at another time, telling nobody: what the demo's past would have set off is seeded itself. */
const asOf = (ctx: Ctx, instant: Temporal.Instant): Ctx => ({
  ...ctx,
  actor: { kind: 'operator' },
  clock: fixedClock(instant.toString()),
  jobs: noJobs,
});

/**
 * Fills an empty installation with the demo company: people, a programme in week 9 of 26 with its story, and one that is
 * recruiting. The same size, seed and time give the same rows, ids included; only a sealed concern is sealed anew.
 */
export async function seedDemo(ctx: Ctx, { size, seed = SEED, onProgress }: DemoOptions = {}): Promise<void> {
  const ids = seededIds(`demo-${seed}`);
  await transaction({ ...ctx, ids, requestId: 'demo' }, (ctx) =>
    tell(ctx, buildCompany(seed, size), seeded(seed + 1), onProgress),
  );
}

async function tell(
  ctx: Ctx,
  company: Company,
  random: Random,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const { ids } = ctx;
  const cast = castFrom(company);
  const monday = Temporal.PlainDate.from(mondayOf(todayIn(ctx, 'UTC')));
  const start = monday.subtract({ weeks: WEEKS_GONE });
  const at = (weeks: number) =>
    asOf(
      ctx,
      start
        .add({ days: Math.round(weeks * 7) })
        .toZonedDateTime('UTC')
        .add({ hours: 9 })
        .toInstant(),
    );
  const early = at(-12);
  await early.db
    .insertInto('installation')
    .values({ organisationName: COMPANY, isDemo: true, createdAt: nowIso(ctx) })
    .execute();
  await seedTopics(early);
  await installDirectory(early, company, onProgress);
  const topics = await ctx.db
    .selectFrom('topics')
    .select(['id', 'key', 'kind'])
    .where('isIdentity', '=', false)
    .orderBy('key')
    .execute();
  const plot: Plot = { ids, random, topics, cast, company };
  onProgress({ phase: 'a programme with its story', done: 0, total: 3 });
  const main = await aProgramme(early, 'Upward 2026', start, 26);
  await giveRoles(early, cast, main);
  const signUps = chooseSignUps(plot);
  await enrolAll(at(-7), plot, main, signUps);
  const pairs = await matchAndBegin(at(-1.5), main, cast, random);
  await moveProgramme(at(0), main, 'running');
  onProgress({ phase: 'a programme with its story', done: 1, total: 3 });
  const begun = at(0).clock.now();
  const now = asOf(ctx, ctx.clock.now());
  await insertAgreements(now, ids, random, pairs, begun);
  await insertMeetings(now, ids, random, pairs, begun, CADENCE_DAYS);
  await insertCheckIns(now, ids, random, main, pairs, begun);
  for (let week = 3; week <= WEEKS_GONE; week++) {
    await releaseFigures(
      { ...at(week), actor: { kind: 'system', job: 'demo' } },
      main,
      start.add({ weeks: week }).toString(),
    );
  }
  onProgress({ phase: 'a programme with its story', done: 2, total: 3 });
  await theConcern(ctx, plot, pairs);
  await watchProgramme({ ...now, actor: { kind: 'system', job: 'demo' } }, main);
  await nextProgramme(ctx, plot, signUps);
}

async function aProgramme(ctx: Ctx, name: string, start: Temporal.PlainDate, weeks: number): Promise<string> {
  const { id } = await createProgramme(ctx, {
    name,
    purpose:
      'Leaders learn new tools from people who use them every day, and hear what the company looks like from there.',
    startsOn: start.toString(),
    endsOn: start.add({ weeks }).toString(),
    registrationClosesOn: start.subtract({ weeks: 4 }).toString(),
    cadenceDays: CADENCE_DAYS,
    timeZone: 'Europe/Berlin',
  });
  await setKpis(ctx, id, [
    { kpi: 'held-rate', target: 85 },
    { kpi: 'worth-it-rate', target: 75 },
    { kpi: 'days-to-first-meeting', target: 14 },
  ]);
  await moveProgramme(ctx, id, 'recruiting');
  return id;
}

async function giveRoles(ctx: Ctx, cast: Cast, programmeId: string): Promise<void> {
  const give = (person: DemoPerson, role: Parameters<typeof grantRole>[1]['role'], where: string | null) =>
    grantRole(ctx, { personId: person.id, role, programmeId: where });
  await give(cast.administrator, 'administrator', null);
  await give(cast.coordinator, 'coordinator', null);
  await give(cast.sponsor, 'sponsor', programmeId);
  await give(cast.caseHandler, 'case_handler', null);
  await give(cast.secondHandler, 'case_handler', null);
  await give(cast.viewer, 'viewer', null);
}

function chooseSignUps({ company, cast, random }: Plot): SignUp[] {
  const parts = new Set(Object.values(cast));
  const free = company.people.filter((person) => !parts.has(person));
  const story = STORY_PAIRS.flatMap(([mentor, mentee]): SignUp[] => [
    { person: cast[mentor], side: 'mentor' },
    { person: cast[mentee], side: 'mentee' },
  ]);
  const mentors = random.some(
    free.filter((person) => person.rank <= 3),
    Math.round(PAIRS * 1.25),
  );
  const mentees = random.some(
    free.filter((person) => person.rank >= 5 && person.rank < 9),
    PAIRS - STORY_PAIRS.length,
  );
  return [
    ...story,
    ...mentors.map((person): SignUp => ({ person, side: 'mentor' })),
    ...mentees.map((person): SignUp => ({ person, side: 'mentee' })),
  ];
}

async function enrolAll(
  ctx: Ctx,
  { ids, random, topics, cast }: Plot,
  programmeId: string,
  signUps: SignUp[],
): Promise<void> {
  const base = ctx.clock.now();
  const fixed = new Map(
    STORY_PAIRS.flatMap(([mentor, mentee, topic]) => [
      [cast[mentor].id, [topic]],
      [cast[mentee].id, [topic]],
    ]),
  );
  const enrolledAt = () => base.add({ hours: random.below(24 * 18) }).toString();
  await insertSignUps(ctx, ids, random, programmeId, signUps, topics, enrolledAt, fixed);
}

async function theConcern(ctx: Ctx, { ids, cast }: Plot, pairs: readonly Pair[]): Promise<void> {
  const pair = pairs.find((one) => one.mentorId === cast.worriedMentor.id);
  const raisedAt = ctx.clock.now().subtract({ hours: 20 });
  const by: Ctx = {
    ...asOf(ctx, raisedAt),
    actor: { kind: 'person', personId: cast.worriedMentor.id, sessionId: ids.next(), grants: [] },
  };
  await raiseConcern(by, {
    text: 'Twice now I was asked to prepare his slides for the board instead of our meeting. I do not want to be the one who says no.',
    mentorshipId: pair?.id ?? null,
    programmeId: null,
    isUrgent: false,
    mayContact: true,
    withName: true,
  });
}

/** A second programme that is recruiting, so that a visitor can propose pairs themself. */
async function nextProgramme(ctx: Ctx, { ids, random, topics, cast, company }: Plot, taken: SignUp[]): Promise<void> {
  const today = Temporal.PlainDate.from(todayIn(ctx, 'UTC'));
  const now = asOf(ctx, ctx.clock.now());
  const start = today.add({ days: 33 });
  const id = await aProgramme(
    asOf(ctx, ctx.clock.now().subtract({ hours: 24 * 20 })),
    'New perspectives 2027',
    start,
    26,
  );
  const busy = new Set([...Object.values(cast), ...taken.map((signUp) => signUp.person)]);
  const free = company.people.filter((person) => !busy.has(person));
  const base = now.clock.now().subtract({ hours: 24 * 18 });
  const signUps = [
    ...random
      .some(
        free.filter((person) => person.rank <= 3),
        26,
      )
      .map((person): SignUp => ({ person, side: 'mentor' })),
    ...random
      .some(
        free.filter((person) => person.rank >= 4 && person.rank < 9),
        22,
      )
      .map((person): SignUp => ({ person, side: 'mentee' })),
  ];
  await insertSignUps(now, ids, random, id, signUps, topics, () =>
    base.add({ hours: random.below(24 * 17) }).toString(),
  );
}
