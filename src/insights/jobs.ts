import { type Ctx, defineJob, type Job, todayIn } from '#platform';
import { programmeIdsIn } from '#programmes';
import { releaseFigures } from './commands.ts';

/** The Monday of the week that a date lies in, or the date itself when there has been no release yet. */
export const mondayOf = (date: string): string => {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

async function releaseAll(ctx: Ctx): Promise<void> {
  const monday = mondayOf(todayIn(ctx, 'UTC'));
  for (const programmeId of await programmeIdsIn(ctx, ['running', 'closed'])) {
    await releaseFigures(ctx, programmeId, monday);
  }
}

export const release: Job = defineJob({ name: 'insights.release', cron: '10 5 * * *', run: releaseAll });
export const jobs: Job[] = [release];
