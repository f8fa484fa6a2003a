import { questionsFor } from '#check-ins';
import type { Ctx, Ids } from '#platform';
import type { Pair } from './meetings.ts';
import type { Random } from './random.ts';

const AGREE: Record<Pair['tone'], number[]> = {
  great: [5, 5, 4],
  good: [4, 4, 5, 3],
  uneven: [3, 4, 2],
  stuck: [2, 3],
  shy: [3, 2],
};

/** Check-ins of the waves gone by, answered by most people in the tone of their pair. */
export async function insertCheckIns(
  ctx: Ctx,
  ids: Ids,
  random: Random,
  programmeId: string,
  pairs: readonly Pair[],
  begun: Temporal.Instant,
): Promise<void> {
  const rows = [];
  const answers = [];
  for (const { wave, days } of [
    { wave: 'week-2' as const, days: 14 },
    { wave: 'week-6' as const, days: 42 },
  ]) {
    const sent = begun.add({ hours: days * 24 + 8 });
    for (const pair of pairs) {
      for (const side of ['mentor', 'mentee'] as const) {
        const id = ids.next();
        const isAnswered = pair.tone !== 'shy' && random.chance(pair.tone === 'stuck' ? 0.5 : 0.82);
        rows.push({
          id,
          programmeId,
          mentorshipId: pair.id,
          personId: side === 'mentor' ? pair.mentorId : pair.menteeId,
          wave,
          questionnaire: `${wave}/${side}/1`,
          dueOn: sent.toString().slice(0, 10),
          sentAt: sent.toString(),
          answeredAt: isAnswered ? sent.add({ hours: random.between(2, 60) }).toString() : null,
        });
        if (!isAnswered) continue;
        for (const item of questionsFor(wave, side)) {
          const value =
            item.scale === 'agree'
              ? random.pick(AGREE[pair.tone])
              : item.scale === 'recommend'
                ? random.between(6, 10)
                : 0;
          answers.push({ checkInId: id, item: item.key, value });
        }
      }
    }
  }
  await ctx.db.insertInto('checkIns').values(rows).execute();
  await ctx.db.insertInto('checkInAnswers').values(answers).execute();
}

const MENTOR_GOALS = [
  'Explain a difficult subject in ten minutes',
  'Understand how budgets are decided',
  'Speak up in a meeting of leaders',
];
const MENTEE_GOALS = [
  { statement: 'Use an AI assistant for my own first drafts', workUse: 'The monthly report to the board' },
  { statement: 'Read a dashboard without asking for slides', workUse: 'The weekly operations round' },
  { statement: 'Know what our customers say about us online', workUse: 'The decision on the new campaign' },
  { statement: 'Hear what early-career colleagues would change', workUse: 'The plan for next year' },
];

/** Signatures, and a goal for each side of most pairs. */
export async function insertAgreements(
  ctx: Ctx,
  ids: Ids,
  random: Random,
  pairs: readonly Pair[],
  begun: Temporal.Instant,
): Promise<void> {
  const signatures = [];
  const goals = [];
  for (const pair of pairs) {
    if (pair.tone === 'shy') continue;
    const signedAt = begun.add({ hours: random.between(20, 200) }).toString();
    for (const personId of [pair.mentorId, pair.menteeId])
      signatures.push({ mentorshipId: pair.id, version: 1, personId, signedAt });
    const stamp = { createdAt: signedAt, updatedAt: signedAt };
    goals.push({
      id: ids.next(),
      mentorshipId: pair.id,
      personId: pair.mentorId,
      statement: random.pick(MENTOR_GOALS),
      workUse: '',
      ...stamp,
    });
    goals.push({
      id: ids.next(),
      mentorshipId: pair.id,
      personId: pair.menteeId,
      ...random.pick(MENTEE_GOALS),
      ...stamp,
    });
  }
  await ctx.db.insertInto('agreementSignatures').values(signatures).execute();
  await ctx.db.insertInto('goals').values(goals).execute();
}
