import type { Advice, CircleGap, FairnessFacts, Result, StageValue } from '@viceversa/matching';
import type { RunView, Words } from '../schema.ts';
import { sealWords } from './judgement.ts';
import { lowestOf, totalsOf } from './trial.ts';

/** What a board shows of a result at a glance; kept with the run, because a result can be large. */
export type Digest = {
  summary: NonNullable<RunView['summary']>;
  /** What recruiting would help, each checked by solving again. */
  advice: Advice[];
  seal: Pick<NonNullable<RunView['seal']>, 'isProven' | 'kind' | 'stages' | 'gap'>;
  /** How the best answer would have done, where this run sought something else. */
  cost: RunView['cost'];
  facts: FairnessFacts;
  removed: Result['removed'];
  warnings: Result['warnings'];
};

type Given = { result: Result; proposals: number; standingBefore: number; advice: Advice[] };

/** Counts, floor, total, the proof in words and what was given up; `proposals` are the pairs that do not stand already. */
export function digestOf(given: Given & { optimum: readonly StageValue[] | null }): Digest {
  const { result, proposals, advice, optimum } = given;
  const { pairs, ...totals } = totalsOf(result);
  const isRepair = result.mode === 'repair';
  return {
    summary: {
      ...totals,
      lockedFloor: lowestOf(result.pairs.filter((pair) => pair.locked)),
      proposals,
      standing: pairs - proposals,
      objective: result.objective.map(({ stage, value }) => ({ stage, value })),
      kept: isRepair ? { pairs: result.pairs.filter((pair) => pair.kept).length, of: given.standingBefore } : null,
    },
    advice,
    seal: sealOf(result),
    cost: costOf(result, optimum),
    facts: result.facts,
    removed: result.removed,
    warnings: result.warnings,
  };
}

function sealOf({ mode, certificate, circles, pairs }: Result): Digest['seal'] {
  const hasLocks = pairs.some((pair) => pair.locked);
  const stages = sealWords(
    certificate.stages.map(({ stage }) => stage),
    hasLocks,
  );
  const { complete } = certificate;
  if (circles) {
    return { isProven: circles.proven, kind: circles.proven ? 'search' : 'bound', stages, gap: gapWords(circles) };
  }
  if (mode === 'stable') return { isProven: false, kind: 'stable', stages, gap: [] };
  return { isProven: complete, kind: complete ? 'certificate' : 'bound', stages, gap: [] };
}

const TIES: ReadonlySet<string> = new Set(['calm', 'determinism']);

function costOf({ distance, objective }: Result, optimum: readonly StageValue[] | null): Digest['cost'] {
  const best = distance?.map(({ stage, optimum }) => ({ stage, value: optimum })) ?? optimum;
  if (!best) return null;
  const here = new Map(objective.map((one) => [one.stage, one.value]));
  return best
    .filter(({ stage }) => !TIES.has(stage))
    .map(({ stage, value }) => ({ stage, here: here.get(stage) ?? 0, best: value }));
}

/** How much better an answer to the circles could be at most, by the first stage in which the bound is higher. */
function gapWords({ best, bound, proven }: CircleGap): Words[] {
  if (proven) return [];
  const found = bound.find(({ stage, value }, at) => !TIES.has(stage) && value > (best[at]?.value ?? value));
  if (!found) {
    const sentence = /*i18n*/ 'No answer covers more people or fits better; only ties may fall otherwise.';
    return [{ code: 'gap.none', sentence, values: {} }];
  }
  const more = found.value - (best.find((one) => one.stage === found.stage)?.value ?? 0);
  return [
    { code: `gap.${found.stage}`, sentence: gapSentence(found.stage), values: { more: pointsOf(found.stage, more) } },
  ];
}

const pointsOf = (stage: string, more: number) =>
  stage === 'floor' || stage === 'total' ? Math.ceil(more / 100) : more;

function gapSentence(stage: string): string {
  if (stage.startsWith('covered-mentee')) {
    return /*i18n*/ 'At most {more, plural, one {one more mentee} other {# more mentees}} could have a partner in a better answer.';
  }
  if (stage.startsWith('covered-mentor')) {
    return /*i18n*/ 'At most {more, plural, one {one more mentor} other {# more mentors}} could have a circle in a better answer.';
  }
  if (stage === 'pairs') {
    return /*i18n*/ 'A better answer could have at most {more, plural, one {one more pair} other {# more pairs}}.';
  }
  if (stage === 'floor') {
    return /*i18n*/ 'In a better answer the weakest pair could be stronger by at most {more, plural, one {one point} other {# points}}.';
  }
  return /*i18n*/ 'A better answer could have at most {more, plural, one {one more point} other {# more points}} of fit in all.';
}
