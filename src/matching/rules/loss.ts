import type { Loss } from '@viceversa/matching';
import type { LossView, Words } from '../schema.ts';

/** Stages that only choose among equally good answers. */
const QUIET: ReadonlySet<string> = new Set(['calm', 'determinism']);

/** What is lost stage by stage, without the stages that only break ties; null where nothing can be said. */
export function lossView(loss: Loss | null): LossView {
  if (!loss) return null;
  const stages = loss.stages
    .filter((one) => one.loss !== 0 && !QUIET.has(one.stage))
    .map(({ stage, loss }) => ({ stage, loss }));
  return { first: stages[0]?.stage ?? null, stages, words: lossWords(stages[0]) };
}

/** The first stage that loses, in words; it decides what a change costs. */
function lossWords(one: { stage: string; loss: number } | undefined): Words {
  const words = (code: string, sentence: string, values: Words['values'] = {}): Words => ({ code, sentence, values });
  if (!one) return words('loss.none', /*i18n*/ 'Nothing is lost: the whole would be just as good.');
  const { stage, loss } = one;
  const code = `loss.${stage}`;
  if (loss < 0) return words(code, /*i18n*/ 'The answer would be another one, but not a worse one.');
  if (stage.startsWith('covered-mentee')) {
    const sentence = /*i18n*/ '{loss, plural, one {One mentee fewer} other {# mentees fewer}} would have a partner.';
    return words(code, sentence, { loss });
  }
  if (stage.startsWith('covered-mentor')) {
    const sentence = /*i18n*/ '{loss, plural, one {One mentor fewer} other {# mentors fewer}} would have a partner.';
    return words(code, sentence, { loss });
  }
  if (stage === 'pairs') {
    const sentence = /*i18n*/ 'There would be {loss, plural, one {one pair fewer} other {# pairs fewer}}.';
    return words(code, sentence, { loss });
  }
  if (stage === 'floor') {
    const sentence =
      /*i18n*/ '{loss, plural, one {One pair} other {# pairs}} would be weaker than the weakest pair now.';
    return words(code, sentence, { loss });
  }
  if (stage === 'leximin') {
    const sentence = /*i18n*/ '{loss, plural, one {One more pair} other {# more pairs}} would be among the weakest.';
    return words(code, sentence, { loss });
  }
  if (loss < 100) return words(code, /*i18n*/ 'The whole would lose less than one point of fit.');
  const points = Math.round(loss / 100);
  const sentence = /*i18n*/ 'The whole would lose {points, plural, one {one point} other {# points}} of fit.';
  return words(code, sentence, { points });
}
