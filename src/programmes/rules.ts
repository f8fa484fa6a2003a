import type { Difference, NewKpi, ProgrammeFields, ProgrammeState } from './schema.ts';

const MOVES: Record<ProgrammeState, readonly ProgrammeState[]> = {
  draft: ['recruiting', 'closed'],
  recruiting: ['matching', 'closed'],
  matching: ['recruiting', 'running', 'closed'],
  running: ['matching', 'closed'],
  closed: [],
};

export type MoveFacts = { from: ProgrammeState; to: ProgrammeState; purpose: string; endsOn: string; today: string };

/** Why the programme may not move there now, or null: what happened and the next step. */
export function moveBreach(facts: MoveFacts): string | null {
  if (facts.from === facts.to) return /*i18n*/ 'The programme is there already. Reload to see it as it is now.';
  if (facts.from === 'closed')
    return /*i18n*/ 'A closed programme stays closed. Export it as a file and start a new one from it.';
  if (!MOVES[facts.from].includes(facts.to))
    return /*i18n*/ 'The steps are: draft, recruiting, matching, running, closed. Take the next one first.';
  if (facts.from === 'draft' && facts.to === 'recruiting' && facts.purpose.trim() === '')
    return /*i18n*/ 'Say first why you want this programme: people read it before they sign up. Add the purpose, then open registration.';
  if (facts.to !== 'closed' && facts.endsOn <= facts.today)
    return /*i18n*/ 'The last day of the programme is over. Change its dates first, or close it.';
  return null;
}

/** The states this one may move to. */
export const nextStates = (state: ProgrammeState): readonly ProgrammeState[] => MOVES[state];

type Dates = Pick<ProgrammeFields, 'startsOn' | 'endsOn' | 'registrationClosesOn'>;

/** Field → what is wrong with the dates; empty when they fit. An end that stays as it was may have passed: `today` is null. */
export function dateBreaches(dates: Dates, today: string | null): Record<string, string> {
  const errors: Record<string, string> = {};
  if (today !== null && dates.endsOn < today)
    errors.endsOn = /*i18n*/ 'The last day of the programme has passed. Choose one that is still to come';
  if (dates.endsOn <= dates.startsOn) errors.endsOn = /*i18n*/ 'The last day must come after the first';
  if (dates.registrationClosesOn > dates.startsOn)
    errors.registrationClosesOn = /*i18n*/ 'Registration must close by the first day, so that pairs can start together';
  return errors;
}

/** A KPI chosen twice, or undefined. */
export const kpiTwice = (kpis: readonly NewKpi[]): string | undefined =>
  kpis.find((one, at) => kpis.findIndex((other) => other.kpi === one.kpi) !== at)?.kpi;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Field by field, what would change; fields of `to` that are undefined are left alone. */
export function differences(from: Record<string, unknown>, to: Record<string, unknown>, prefix = ''): Difference[] {
  return Object.entries(to)
    .filter(([field, value]) => value !== undefined && !same(from[field], value))
    .map(([field, value]) => ({
      field: `${prefix}${field}`,
      from: (from[field] ?? null) as Difference['from'],
      to: (value ?? null) as Difference['to'],
    }));
}
