import type { Job } from '#platform';
import { answerQuestion } from './commands/answer-question.ts';
import { closeDueProposals } from './commands/close-due.ts';
import { runNow } from './commands/run-now.ts';

/** Runs the engine in a thread of its own; what the engine refuses is stored with the run, so only a crash is retried. */
export const matchJob: Job<{ runId: string }> = {
  name: 'matching-run',
  retryLimit: 2,
  run: (ctx, data) => runNow(ctx, data.runId),
};

/** Long questions about a finished run, one after the other. */
export const questionJob: Job<{ questionId: string }> = {
  name: 'matching-question',
  retryLimit: 2,
  run: (ctx, data) => answerQuestion(ctx, data.questionId),
};

/** Every ten minutes: proposals whose time is over lapse. */
export const lapseJob: Job = {
  name: 'matching-lapse',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    await closeDueProposals(ctx);
  },
};
