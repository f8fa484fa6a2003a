import type { Relaxation } from '../explain/relaxations.ts';
import type { CircleGap, Result, StageKey } from '../result.ts';
import { sentence } from '../sentence.ts';
import type { PersonRef } from '../types.ts';
import { counted } from '../words.ts';

/** People by side: the same id may stand on both. */
export const peopleWords = (people: readonly PersonRef[]): string =>
  people.map(({ side, id }) => `${side} ${id}`).join(', ');

/** A line for each reason why somebody is without a partner. */
export const unmatchedLines = (unmatched: Result['unmatched']): string[] =>
  unmatched.flatMap(({ side, id, reasons }) =>
    reasons.map((reason) => `without a partner: ${side} ${id}: ${sentence(reason)}`),
  );

/** A line for each lock that stands against rules, with the reason that it was given. */
export const forcedLines = (locks: Result['forcedLocks']): string[] =>
  locks.map(
    ({ mentor, mentee, rules, reason }) => `locked against ${rules.join(' and ')}: ${mentor} with ${mentee}: ${reason}`,
  );

export const warningLines = (warnings: Result['warnings']): string[] =>
  warnings.map((warning) => `warning: ${sentence(warning)}`);

function moreWords(stage: StageKey, more: number): string {
  const [, side, priority] = /^covered-(mentor|mentee)-(.+)$/.exec(stage) ?? [];
  if (side !== undefined) return `${counted(more, `more ${priority} ${side}`)} with a partner`;
  if (stage === 'pairs') return counted(more, 'more pair');
  if (stage === 'floor') return `${counted(more, 'more point')} in the lowest score`;
  if (stage === 'total') return `${counted(more, 'more point')} in all`;
  return `${more} more at ${stage}`;
}

/** What a search that stopped leaves open. A bound is of the stages in their order: behind the first difference it bounds nothing. */
function gapLines({ proven, best, bound }: CircleGap): string[] {
  if (proven) return [];
  const k = bound.findIndex(({ value }, at) => value !== best[at]?.value);
  if (k < 0) return ['the bound is no higher at any stage that is named here'];
  const { stage, value } = bound[k]!;
  const here = best[k]?.value ?? 0;
  return [
    `at most ${moreWords(stage, value - here)}: ${here} here, the bound is ${value} and says nothing of later stages`,
  ];
}

function distanceLines(distance: NonNullable<Result['distance']>): string[] {
  const lines = distance
    .filter(({ here, optimum }) => here !== optimum)
    .map(({ stage, here, optimum }) => `${stage}: ${here} here, ${optimum} at the optimum`);
  return lines.length > 0 ? lines : ['as good as the optimum at every stage'];
}

/** How far an answer without certificate may be, or is, from the best. */
export const farLines = ({ circles, distance }: Pick<Result, 'circles' | 'distance'>): string[] => [
  ...(circles ? gapLines(circles) : []),
  ...(distance ? distanceLines(distance) : []),
];

function relaxationLine({ rules, places, loses }: Relaxation): string {
  const lost = loses.length === 0 ? '' : `, and leave ${peopleWords(loses)} without a partner`;
  return `Loosening ${rules.join(' and ')} would place ${peopleWords(places)}${lost}.`;
}

/** What loosening rules would buy; that it would buy nothing is said once. */
export function relaxationLines(looser: readonly Relaxation[]): string[] {
  const useful = looser.filter(({ places }) => places.length > 0);
  if (looser.length > 0 && useful.length === 0)
    return ['No loosening of rules that was tried would place anybody who is without a partner.'];
  return useful.map(relaxationLine);
}
