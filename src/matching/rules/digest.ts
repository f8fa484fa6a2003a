import type { Advice, Result } from '@viceversa/matching';
import type { RunView } from '../schema.ts';
import { sealWords } from './judgement.ts';

/** What a board shows of a result at a glance; kept with the run, because a result can be large. */
export type Digest = {
  summary: NonNullable<RunView['summary']>;
  /** What recruiting would help, each checked by solving again. */
  advice: Advice[];
  seal: Pick<NonNullable<RunView['seal']>, 'isProven' | 'note' | 'stages'>;
};

/** Counts, floor, total and the certificate in words; `proposals` are the pairs that do not stand already. */
export function digestOf(result: Result, proposals: number, advice: Advice[]): Digest {
  const scores = result.pairs.map((pair) => pair.score);
  const { complete, note, stages } = result.certificate;
  return {
    summary: {
      proposals,
      standing: result.pairs.length - proposals,
      coveredMentors: new Set(result.pairs.map((pair) => pair.mentor)).size,
      coveredMentees: new Set(result.pairs.map((pair) => pair.mentee)).size,
      floor: scores.length > 0 ? scores.reduce((least, score) => Math.min(least, score)) : null,
      total: scores.reduce((sum, score) => sum + score, 0),
      eligiblePairs: result.eligiblePairs,
      objective: result.objective.map(({ stage, value }) => ({ stage, value })),
    },
    advice,
    seal: { isProven: complete, note, stages: sealWords(stages.map(({ stage, value }) => ({ stage, value }))) },
  };
}
