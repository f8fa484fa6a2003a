import type { Loss, Result, StageValue } from './result.ts';

/** A pair of a result, or of a matrix, which knows no locks. */
type Judged = { score: number; locked?: boolean };

/** A stage and its value; a total that prices changes says what of it are scores, and a floor of no pair that there is none. */
function valueWords({ stage, value }: StageValue, pairs: readonly Judged[]): string {
  if (stage === 'floor' && pairs.every(({ locked }) => locked)) return 'floor none, as no pair is free';
  const scores = pairs.reduce((sum, { score }) => sum + score, 0);
  if (stage !== 'total' || scores === value) return `${stage} ${value}`;
  return `total ${value} (scores ${scores}, price of changes ${value - scores})`;
}

/** What a result comes to, stage by stage, in one line. */
export const objectiveWords = ({ objective, pairs }: { objective: Result['objective']; pairs: readonly Judged[] }) =>
  objective.map((one) => valueWords(one, pairs)).join(' · ');

/** What a loss comes to, stage by stage; empty where it is nothing. Of leximin each score that changes is named. */
export const lossWords = (loss: Loss | null): string =>
  (loss?.stages ?? [])
    .filter((one) => one.loss !== 0)
    .map(({ stage, loss: lost, level }) => {
      if (level === undefined) return `${stage} ${lost}`;
      return `${Math.abs(lost)} ${lost > 0 ? 'more' : 'fewer'} at score ${level}`;
    })
    .join(', ');
