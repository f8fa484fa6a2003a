import { type Ctx, defineJob, type Job } from '#platform';
import { programmeIdsIn } from '#programmes';
import { watchProgramme } from './commands/watch.ts';

/** Looks at every running programme; a fault in one does not hide the others. */
export async function watchAll(ctx: Ctx): Promise<void> {
  for (const programmeId of await programmeIdsIn(ctx, ['running'])) {
    try {
      await watchProgramme(ctx, programmeId);
    } catch (error) {
      ctx.log.error({ programmeId, error: error instanceof Error ? error.message : String(error) }, 'watch failed');
    }
  }
}

export const watch: Job = defineJob({ name: 'safeguarding.watch', cron: '7 * * * *', run: (ctx) => watchAll(ctx) });

export const jobs: Job[] = [watch];
