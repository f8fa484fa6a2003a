import type { Contribution } from '@viceversa/matching';
import type { Words } from '../schema.ts';

const WEAK = 3_500;

export type Judged = {
  score: number;
  /** Lowest score of the run; null where all are alike. */
  floor: number | null;
  isLocked: boolean;
  brokenRule: Words | null;
  contributions: readonly Contribution[];
};

const flag = (code: string, sentence: string, values: Words['values'] = {}): Words => ({ code, sentence, values });

/** Why a proposal deserves a look before the others, the weightiest first; empty when nothing stands out. */
export function flagsOf(proposal: Judged): Words[] {
  const need = proposal.contributions.find((part) => part.term === 'need-fit');
  const flags: Words[] = [];
  if (proposal.brokenRule) {
    flags.push(flag('flag.rule', /*i18n*/ 'Locked although a rule stands against it.'));
  }
  if (need && need.value === 0) {
    flags.push(flag('flag.need', /*i18n*/ 'Nothing that the mentor offers here fits what the mentee wants to learn.'));
  }
  if (proposal.score < WEAK)
    flags.push(flag('flag.weak', /*i18n*/ 'A weak fit: look at the reasons before you propose it.'));
  if (proposal.score === proposal.floor) {
    flags.push(flag('flag.floor', /*i18n*/ 'The weakest fit of this run.'));
  }
  if (proposal.isLocked) flags.push(flag('flag.locked', /*i18n*/ 'You chose this pair.'));
  return flags;
}

const WEIGHT: Record<string, number> = {
  'flag.rule': 8,
  'flag.need': 4,
  'flag.weak': 2,
  'flag.floor': 2,
  'flag.locked': 1,
};

/** Order of a review: what needs judgement first; among equals the weaker fit, then by id. */
export function byJudgement<Item extends { flags: Words[]; score: number; id: string }>(a: Item, b: Item): number {
  const weight = (item: Item) => item.flags.reduce((sum, one) => sum + (WEIGHT[one.code] ?? 0), 0);
  return weight(b) - weight(a) || a.score - b.score || (a.id < b.id ? -1 : 1);
}

const STAGES: Record<string, string | undefined> = {
  covered: /*i18n*/ 'No other answer gives more people a partner. A bottleneck of equal size proves it.',
  pairs: /*i18n*/ 'No other answer with this coverage has more pairs.',
  floor: /*i18n*/ 'The weakest pair cannot be made stronger without leaving somebody out.',
  total: /*i18n*/ 'No other answer that keeps all this has a higher total fit. Prices for every place prove it.',
  calm: /*i18n*/ 'No equally good answer changes fewer pairs of the last run.',
  determinism: /*i18n*/ 'Remaining ties fall by the seed, so that everybody who repeats the run gets the same answer.',
};

/** What is said of a stage instead where pairs are locked, or where keeping pairs came before it. */
const FLOOR_BESIDE_LOCKS =
  /*i18n*/ 'The weakest pair that is not locked cannot be made stronger without leaving somebody out.';
const FLOOR_AFTER_CALM =
  /*i18n*/ 'No other answer that keeps as many pairs makes the weakest pair that is not locked stronger.';
const CALM_FIRST = /*i18n*/ 'No other answer with this coverage changes fewer pairs of the last run.';

/** The certificate in words, a sentence a stage, in the order of the stages. */
export function sealWords(stages: readonly string[], hasLocks: boolean): Words[] {
  const keys = [...new Set(stages.map((stage) => (stage.startsWith('covered') ? 'covered' : stage)))];
  const isCalmFirst = keys.includes('calm') && keys.indexOf('calm') < keys.indexOf('total');
  const floor = isCalmFirst ? FLOOR_AFTER_CALM : hasLocks ? FLOOR_BESIDE_LOCKS : STAGES.floor;
  const sentences: typeof STAGES = { ...STAGES, floor, ...(isCalmFirst ? { calm: CALM_FIRST } : {}) };
  return keys.flatMap((key) => {
    const sentence = sentences[key];
    return sentence ? [{ code: `seal.${key}`, sentence, values: {} }] : [];
  });
}
