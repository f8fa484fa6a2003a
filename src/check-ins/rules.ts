import type { Item, Scale, Wave } from './seed.ts';

/** Days a check-in may be answered, counted from the day it is due. */
export const openDays = 21;
/** A check-in that could not be sent for this many days is left out. */
export const lateDays = 14;

const weeks: Record<Exclude<Wave, 'close'>, number> = { 'week-2': 2, 'week-6': 6, 'week-12': 12 };

/** The day a wave is due; null when the programme's close comes first. */
export function dueOn(wave: Wave, begunOn: Temporal.PlainDate, endsOn: Temporal.PlainDate): Temporal.PlainDate | null {
  const close = endsOn.subtract({ days: 7 });
  if (wave === 'close') return Temporal.PlainDate.compare(close, begunOn) > 0 ? close : null;
  const due = begunOn.add({ weeks: weeks[wave] });
  return Temporal.PlainDate.compare(due.add({ days: 13 }), close) < 0 ? due : null;
}

/** Whether a wave is to be created today. */
export function isDue(due: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  if (!due) return false;
  const days = due.until(today, { largestUnit: 'days' }).days;
  return days >= 0 && days <= lateDays;
}

export const isOpen = (dueOnText: string, today: string): boolean =>
  Temporal.PlainDate.compare(today, Temporal.PlainDate.from(dueOnText).add({ days: openDays })) <= 0;

const range: Record<Scale, readonly [number, number]> = { agree: [1, 5], happened: [0, 2], recommend: [0, 10] };

export const valuesOf = (scale: Scale): number[] => {
  const [low, high] = range[scale];
  return Array.from({ length: high - low + 1 }, (_, step) => low + step);
};

/** What is wrong with answers, by item; empty when all fit. Unanswered questions are allowed. */
export function faultsOf(items: readonly Item[], answers: Readonly<Record<string, number>>): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const [key, value] of Object.entries(answers)) {
    const item = items.find((candidate) => candidate.key === key);
    if (!item) faults[key] = /*i18n*/ 'This check-in has no such question';
    else if (!valuesOf(item.scale).includes(value)) faults[key] = /*i18n*/ 'Choose one of the values shown';
  }
  return faults;
}
