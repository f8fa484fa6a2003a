import type { RuleName } from '@viceversa/matching';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import { lossView } from '../rules/loss.ts';
import { ruleWords } from '../rules/words.ts';
import type { WhyNotView, Words } from '../schema.ts';
import { askAbout } from './ask-about.ts';
import { briefsOf } from './briefs.ts';
import { pairOf } from './pair-of.ts';
import { loadRun } from './stored.ts';

/** Why these two are not a pair in this run: the rules that refuse them, or what forcing them would cost and change. */
export async function whyNot(
  ctx: Ctx,
  runId: string,
  mentorEnrolmentId: string,
  menteeEnrolmentId: string,
): Promise<WhyNotView> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const pair = await pairOf(ctx, run.programmeId, mentorEnrolmentId, menteeEnrolmentId);
  const answer = await askAbout(ctx, run, { name: 'why-not', pair });
  const ids = [pair.mentor, pair.mentee, ...answer.chain.flatMap((step) => [step.mentor, step.mentee])];
  const briefs = await briefsOf(ctx, run.programmeId, ids, []);
  return {
    mentor: briefs.of(pair.mentor),
    mentee: briefs.of(pair.mentee),
    answer: answer.answer,
    rules: distinct(answer.rules.map((rule) => ruleWords(rule.code.slice('rule.'.length) as RuleName, run.policy))),
    score: answer.score,
    contributions: [...answer.contributions],
    loss: lossView(answer.loss),
    chain: answer.chain.map((step) => ({
      ...step,
      mentor: briefs.names.get(step.mentor) ?? '?',
      mentee: briefs.names.get(step.mentee) ?? '?',
    })),
  };
}

const distinct = (words: Words[]): Words[] => [...new Map(words.map((one) => [one.code, one])).values()];
