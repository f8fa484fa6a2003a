import type { I18n } from '#ui/web';

type Contribution = { term: string; value: number; points: number };

/** What the engine gives a term that knows nothing of a pair, or whose two sides balance. */
const NEUTRAL = 5_000;

/** The engine's terms in words, as the bars of a pair show them in points of 100; blue is what is taught, ochre what is given back. */
export function termBars(i18n: I18n, contributions: readonly Contribution[]) {
  const labels: Record<string, { label: string; side?: 'teach' | 'give' }> = {
    'need-fit': { label: i18n._('Wanted and offered'), side: 'teach' },
    mutual: { label: i18n._('Given back'), side: 'give' },
    availability: { label: i18n._('Time and place') },
    preference: { label: i18n._('Wishes of both') },
    'cross-unit': { label: i18n._('Different units') },
    style: { label: i18n._('Working style') },
    acquaintance: { label: i18n._('Acquaintance') },
    waited: { label: i18n._('Waited before') },
  };
  const unknown: Record<string, string> = {
    preference: i18n._('no wish stated that would tip it'),
    'cross-unit': i18n._('a unit is not known'),
    style: i18n._('nothing stated that would tip it'),
  };
  return contributions.flatMap(({ term, value, points }) => {
    const known = labels[term];
    const neutral = value === NEUTRAL ? unknown[term] : undefined;
    return known ? [{ ...known, value: points / 100, neutral }] : [];
  });
}

/** What the engine is doing, for the progress line. */
export function phaseWords(i18n: I18n, phase: string | undefined): string {
  if (phase === undefined) return i18n._('Waiting for the engine');
  if (phase === 'score') return i18n._('Looking at every possible pair');
  if (phase === 'verify') return i18n._('Checking the proof');
  if (phase === 'advice') return i18n._('Finding out what would help those left over');
  if (phase === 'relaxations') return i18n._('Solving again with each rule loosened');
  if (phase === 'circles') return i18n._('Trying which circles should open');
  if (phase.startsWith('covered') || phase === 'pairs')
    return i18n._('Finding partners for as many people as possible');
  if (phase === 'floor' || phase === 'leximin') return i18n._('Lifting the weakest pair');
  return i18n._('Improving the whole');
}

/** A stage of the objective in words, for a table. */
export function stageWords(i18n: I18n, stage: string): string {
  if (stage.startsWith('covered-mentee')) return i18n._('Mentees with a partner');
  if (stage.startsWith('covered-mentor')) return i18n._('Mentors with a partner');
  if (stage === 'pairs') return i18n._('Pairs');
  return stage === 'floor' ? i18n._('Weakest pair') : i18n._('Fit in all, in points');
}

/** A score as people read it: whole points of 100. */
export const fitOf = (score: number): number => Math.round(score / 100);
