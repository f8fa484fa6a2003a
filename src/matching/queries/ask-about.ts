import { type Ctx, defineProblem } from '#platform';
import { loadTexts, type RunRow } from './stored.ts';
import { askWarm } from './warm-engine.ts';
import type { Question, Replies } from './warm-worker.ts';

export const runNotFinished = defineProblem(
  'run-not-finished',
  409,
  /*i18n*/ 'This run has no answer yet',
  /*i18n*/ 'Wait until it has finished, or run the match again.',
);
export const engineSilent = defineProblem(
  'engine-silent',
  503,
  /*i18n*/ 'The engine gave no answer',
  /*i18n*/ 'Try again in a minute. If it stays, run the match again.',
);

/** The engine's answer about a finished run, from its warm thread; `run-not-finished` or `engine-silent`. */
export async function askAbout<Name extends Question['name']>(
  ctx: Ctx,
  run: Pick<RunRow, 'id' | 'resultSha256'>,
  question: Extract<Question, { name: Name }>,
): Promise<Replies[Name]> {
  if (run.resultSha256 === null) throw runNotFinished();
  const texts = async () => {
    const { snapshot, result } = await loadTexts(ctx, run.id);
    return { snapshot, result: result ?? '' };
  };
  const reached = await askWarm(run.id, texts, question);
  if (reached.ok) return reached.answer;
  ctx.log.warn({ runId: run.id, question: question.name, why: reached.message }, 'the engine gave no answer');
  throw engineSilent();
}
