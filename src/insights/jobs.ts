import { type Ctx, defineJob, type Job, todayIn } from '#platform';
import { releaseFigures } from './commands.ts';

/** The Monday of the week that a date lies in, or the date itself when there has been no release yet. */
export const mondayOf = (date: string): string => {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

async function releaseAll(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('programmeStates')
    .distinctOn('programmeId')
    .select(['programmeId', 'state'])
    .orderBy('programmeId')
    .orderBy('step', 'desc')
    .execute();
  const monday = mondayOf(todayIn(ctx, 'UTC'));
  for (const row of rows.filter((one) => one.state === 'running' || one.state === 'closed')) {
    await releaseFigures(ctx, row.programmeId, monday);
  }
}

export const release: Job = defineJob({ name: 'insights.release', cron: '10 5 * * *', run: releaseAll });
export const jobs: Job[] = [release];
