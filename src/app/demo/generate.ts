import { type Ctx, nowIso, type OnProgress, record, seededIds, transaction } from '#platform';
import { seedTopics } from '#topics';
import { seeded } from './random.ts';
import { insertSignUps, type SignUp } from './sign-ups.ts';

type Wish = { programmeId: string; mentors: number; mentees: number; seed: number };
type Row = { id: string; rank: number; timeZone: string; languages: string[] };

/** Invents sign-ups of people of the directory: mentors from the lower part of the ladder, mentees from the upper. */
export async function generateSignUps(
  ctx: Ctx,
  wish: Wish,
  onProgress: OnProgress = () => undefined,
): Promise<{ mentors: number; mentees: number }> {
  return transaction(ctx, async (ctx) => {
    await seedTopics(ctx);
    const rows: Row[] = await ctx.db
      .selectFrom('people')
      .innerJoin('grades', 'grades.id', 'people.gradeId')
      .select(['people.id', 'grades.rank', 'people.timeZone', 'people.languages'])
      .where('people.state', '=', 'active')
      .where('people.id', 'not in', (eb) =>
        eb.selectFrom('enrolments').select('personId').where('programmeId', '=', wish.programmeId),
      )
      .orderBy('people.externalId')
      .execute();
    const random = seeded(wish.seed);
    const ranks = [...new Set(rows.map((row) => row.rank))].sort((a, b) => a - b);
    const middle = ranks[Math.floor(ranks.length / 2)] ?? 0;
    const take = (side: SignUp['side'], from: Row[], count: number): SignUp[] =>
      random.some(from, Math.min(count, from.length)).map((row) => ({ side, person: row }));
    const signUps = [
      ...take(
        'mentor',
        rows.filter((row) => row.rank < middle),
        wish.mentors,
      ),
      ...take(
        'mentee',
        rows.filter((row) => row.rank >= middle),
        wish.mentees,
      ),
    ];
    const topics = await ctx.db
      .selectFrom('topics')
      .select(['id', 'key', 'kind'])
      .where('isIdentity', '=', false)
      .orderBy('key')
      .execute();
    const now = nowIso(ctx);
    // Whoever is free tells the first time from the second, which must not give the same ids again.
    const ids = seededIds(`sign-ups-${wish.programmeId}-${wish.seed}-${rows.length}`);
    for (let at = 0; at < signUps.length; at += 1000) {
      onProgress({ phase: 'inventing sign-ups', done: at, total: signUps.length });
      await insertSignUps(ctx, ids, random, wish.programmeId, signUps.slice(at, at + 1000), topics, () => now);
    }
    const counts = {
      mentors: signUps.filter((signUp) => signUp.side === 'mentor').length,
      mentees: signUps.filter((signUp) => signUp.side === 'mentee').length,
    };
    await record(ctx, {
      type: 'sign-ups-generated',
      subject: { kind: 'programme', id: wish.programmeId },
      programmeId: wish.programmeId,
      data: counts,
    });
    return counts;
  });
}
