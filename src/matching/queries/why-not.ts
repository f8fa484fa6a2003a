import type { Loss, Policy, RuleName } from '@viceversa/matching';
import { type Ctx, defineProblem, notAllowed, notFound } from '#platform';
import { can } from '../access.ts';
import { ruleWords } from '../rules/words.ts';
import type { WhyNotView, Words } from '../schema.ts';
import { askEngine } from './ask-engine.ts';
import { briefsOf } from './briefs.ts';
import { instanceIn, loadRun } from './stored.ts';

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

/** Why these two are not a pair in this run: the rules that refuse them, or what forcing them would cost and change. */
export async function whyNot(
  ctx: Ctx,
  runId: string,
  mentorEnrolmentId: string,
  menteeEnrolmentId: string,
): Promise<WhyNotView> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  if (run.result === null) throw runNotFinished();
  const pair = await pairOf(ctx, run.programmeId, mentorEnrolmentId, menteeEnrolmentId);
  const asked = await askEngine({ name: 'why-not', snapshot: run.snapshot, result: run.result, pair });
  if (!asked.ok) throw engineSilent();
  const { answer } = asked;
  const policy = instanceIn(run).policy as Policy;
  const ids = [pair.mentor, pair.mentee, ...answer.chain.flatMap((step) => [step.mentor, step.mentee])];
  const briefs = await briefsOf(ctx, run.programmeId, ids, []);
  const losses = answer.loss?.stages.filter((one) => one.loss !== 0 && !QUIET.has(one.stage)) ?? [];
  return {
    mentor: briefs.of(pair.mentor),
    mentee: briefs.of(pair.mentee),
    answer: answer.answer,
    rules: distinct(answer.rules.map((rule) => ruleWords(rule.code.slice('rule.'.length) as RuleName, policy))),
    score: answer.score,
    contributions: [...answer.contributions],
    loss: answer.loss
      ? { first: losses[0]?.stage ?? null, stages: losses.map(({ stage, loss }) => ({ stage, loss })) }
      : null,
    lossWords: answer.answer === 'possible' ? [lossWords(losses[0])] : [],
    chain: answer.chain.map((step) => ({
      ...step,
      mentor: briefs.names.get(step.mentor) ?? '?',
      mentee: briefs.names.get(step.mentee) ?? '?',
    })),
  };
}

/** The people behind two enrolments of one programme, on the right sides, or `not-found`. */
export async function pairOf(
  ctx: Ctx,
  programmeId: string,
  mentorEnrolmentId: string,
  menteeEnrolmentId: string,
): Promise<{ mentor: string; mentee: string }> {
  const rows = await ctx.db
    .selectFrom('enrolments')
    .select(['id', 'personId', 'side'])
    .where('programmeId', '=', programmeId)
    .where('id', 'in', [mentorEnrolmentId, menteeEnrolmentId])
    .execute();
  const find = (id: string, side: string) => rows.find((row) => row.id === id && row.side === side)?.personId;
  const mentor = find(mentorEnrolmentId, 'mentor');
  const mentee = find(menteeEnrolmentId, 'mentee');
  if (!mentor || !mentee) throw notFound();
  return { mentor, mentee };
}

const distinct = (words: Words[]): Words[] => [...new Map(words.map((one) => [one.code, one])).values()];

const QUIET: ReadonlySet<string> = new Set(['calm', 'determinism']);

/** The first stage of the policy that loses decides what the exchange costs. */
export function lossWords(one: Loss['stages'][number] | undefined): Words {
  if (!one)
    return { code: 'loss.none', sentence: /*i18n*/ 'It would cost nothing: an equally good exchange.', values: {} };
  const { stage, loss } = one;
  const words = (sentence: string): Words => ({ code: `loss.${stage}`, sentence, values: { loss: Math.abs(loss) } });
  if (loss < 0) return words(/*i18n*/ 'The new answer would differ, but not for the worse.');
  if (stage.startsWith('covered-mentee')) return words(/*i18n*/ '{loss} fewer mentees would have a partner.');
  if (stage.startsWith('covered-mentor')) return words(/*i18n*/ '{loss} fewer mentors would have a partner.');
  if (stage === 'pairs') return words(/*i18n*/ 'There would be {loss} fewer pairs.');
  if (stage === 'floor') return words(/*i18n*/ 'The weakest pair would fit worse, by {loss} of 10,000 points.');
  return words(/*i18n*/ 'The total fit would fall by {loss} points (a pair has at most 10,000).');
}
