import type { ChosenTopic, FreeTime } from '../schema.ts';
import type { TopicWish } from './sign-ups.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MOST_TOPICS = 20;

const partsOf = (text: string): string[] =>
  text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Reads "Mon 09:00-12:00; Thu 14:00-16:00"; what it cannot read comes back as words. */
export function readTimes(text: string): { times: FreeTime[]; unread: string[] } {
  const times: FreeTime[] = [];
  const unread: string[] = [];
  for (const part of partsOf(text)) {
    const found = /^([a-z]{3})[a-z]*\s+([0-2]\d:[0-5]\d)\s*[-–]\s*([0-2]\d:[0-5]\d)$/i.exec(part);
    const [, name = '', from = '', to = ''] = found ?? [];
    const day = DAYS.indexOf(name.toLowerCase()) + 1;
    if (day > 0 && from < to && to <= '24:00') times.push({ day, from, to });
    else unread.push(part);
  }
  return { times, unread };
}

/** What is wrong with a level, and what is allowed. */
export type WishFault = { code: string; sentence: string; values: { words: string } };
type Read = { wishes: TopicWish[]; faults: WishFault[] };

/** A colon may belong to a topic's name; a number after it is a level. */
const LEVELS = /^(.*?)\s*:\s*(-?\d+(?:[.,]\d+)?)\s*(?:>\s*(-?\d+(?:[.,]\d+)?))?$/;
const isWithin = (text: string, least: number, most: number): boolean =>
  /^\d$/.test(text) && Number(text) >= least && Number(text) <= most;

function faultOf(words: string, direction: ChosenTopic['direction'], from?: string, to?: string): WishFault | null {
  const fault = (sentence: string): WishFault => ({ code: 'level-not-allowed', sentence, values: { words } });
  if (direction === 'offer' && ((from && !isWithin(from, 1, 5)) || to))
    return fault(/*i18n*/ '"{words}" was not understood: how sure somebody is goes from 1 to 5, like Prompting:4.');
  if ((from && !isWithin(from, 0, 5)) || (to && !isWithin(to, 1, 5)))
    return fault(/*i18n*/ '"{words}" was not understood: levels go from 0 to 5, like ChatGPT:1>4.');
  if (from && to && Number(to) <= Number(from))
    return fault(
      /*i18n*/ '"{words}" leads down or nowhere: the second level must be above the first, like ChatGPT:1>4.',
    );
  return null;
}

/** Reads "Social media:4; Prompting" (how sure) or "ChatGPT:1>4" (from where to where). */
export function readWishes(text: string, direction: ChosenTopic['direction'], column: string): Read {
  const wishes: TopicWish[] = [];
  const faults: WishFault[] = [];
  for (const part of partsOf(text).slice(0, MOST_TOPICS)) {
    const [, word = part, from, to] = LEVELS.exec(part) ?? [];
    const fault = faultOf(part, direction, from, to);
    if (fault) faults.push(fault);
    const isNeed = direction === 'need';
    const level = Number(from ?? (isNeed ? 1 : 3));
    const targetLevel = isNeed ? Number(to ?? Math.min(5, level + 2)) : null;
    wishes.push({ word, column, direction, level, targetLevel, priority: 2 });
  }
  return { wishes, faults };
}
