import { type Ctx, type Ids, json } from '#platform';
import type { DemoPerson } from './company.ts';
import type { Random } from './random.ts';

export type SignUp = { person: Pick<DemoPerson, 'id' | 'timeZone'>; side: 'mentor' | 'mentee' };
export type TopicRow = { id: string; key: string; kind: string };

const NEEDS = [
  'I prepare decisions about tools I have never used myself.',
  'My team talks about things I only know from the news.',
  'I want to see our products the way new colleagues see them.',
  'I would like to stop delegating everything that has a screen.',
  'I want to hear what people say when I leave the room.',
];
const OFFERS = [
  'I show it on real work, step by step, and you do it yourself at the end.',
  'I use it every day and know where it goes wrong.',
  'I taught it to my team last year.',
  'I am no expert, but I can tell you what it is like from here.',
];
const WISHES = [
  'How decisions are made above me',
  'How to speak in large meetings',
  'Reading a budget',
  'Finding a sponsor',
  'How you got here',
];

const WEEKDAYS = [1, 2, 3, 4, 5];
const SLOTS = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

/** Writes sign-ups of a programme, with plausible needs, offers and free time. */
export async function insertSignUps(
  ctx: Ctx,
  ids: Ids,
  random: Random,
  programmeId: string,
  signUps: readonly SignUp[],
  topics: readonly TopicRow[],
  enrolledAt: () => string,
  fixed: ReadonlyMap<string, string[]> = new Map(),
): Promise<Map<string, string>> {
  const usual = topics.filter((topic) => topic.kind !== 'perspective');
  const popular = usual.slice(0, 34);
  const choose = (count: number) => random.some(random.chance(0.8) ? popular : usual, count);
  const byKey = new Map(topics.map((topic) => [topic.key, topic]));
  const enrolments = [];
  const chosen = [];
  const enrolmentIds = new Map<string, string>();
  for (const { person, side } of signUps) {
    const id = ids.next();
    enrolmentIds.set(person.id, id);
    const isFixed = fixed.has(person.id);
    const days = isFixed ? WEEKDAYS : random.some(WEEKDAYS, random.between(2, 4)).sort();
    enrolments.push({
      id,
      programmeId,
      personId: person.id,
      side,
      capacity: side === 'mentor' && random.chance(0.15) ? 2 : 1,
      meetingMode: isFixed ? 'either' : random.pick(['either', 'either', 'remote', 'in_person'] as const),
      statement: random.pick(side === 'mentor' ? OFFERS : NEEDS),
      wantBack: side === 'mentor' ? random.pick(WISHES) : '',
      availability: json(
        days.flatMap((day) => random.some(SLOTS, isFixed ? 2 : random.between(1, 2)).map((slot) => ({ day, ...slot }))),
      ),
      timeZone: person.timeZone,
      workingStyle: json({}),
      source: 'demo',
      enrolledAt: enrolledAt(),
    });
    const wanted = (fixed.get(person.id) ?? []).flatMap((key) => byKey.get(key) ?? []);
    const direction = side === 'mentor' ? 'offer' : 'need';
    const own = [...new Set([...wanted, ...choose(random.between(3, 6))])];
    chosen.push(
      ...own.map((topic, index) => ({
        enrolmentId: id,
        topicId: topic.id,
        direction,
        level: side === 'mentor' ? random.between(3, 5) : random.between(0, 2),
        targetLevel: side === 'mentor' ? null : random.between(3, 4),
        priority: index < wanted.length ? 3 : random.between(1, 3),
      })),
    );
  }
  if (enrolments.length > 0) await ctx.db.insertInto('enrolments').values(enrolments).execute();
  if (chosen.length > 0) await ctx.db.insertInto('enrolmentTopics').values(chosen).execute();
  return enrolmentIds;
}
