import { type Ctx, defineJob, type Job } from '#platform';
import { watchProgramme } from './commands/watch.ts';

async function runningProgrammes(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('programmeStates')
    .distinctOn('programmeId')
    .select(['programmeId', 'state'])
    .orderBy('programmeId')
    .orderBy('step', 'desc')
    .execute();
  return rows.filter((row) => row.state === 'running').map((row) => row.programmeId);
}

/** Looks at every running programme; a fault in one does not hide the others. */
export async function watchAll(ctx: Ctx): Promise<void> {
  for (const programmeId of await runningProgrammes(ctx)) {
    try {
      await watchProgramme(ctx, programmeId);
    } catch (error) {
      ctx.log.error({ programmeId, error: error instanceof Error ? error.message : String(error) }, 'watch failed');
    }
  }
}

export const watch: Job = defineJob({ name: 'safeguarding.watch', cron: '7 * * * *', run: (ctx) => watchAll(ctx) });

export const jobs: Job[] = [watch];
