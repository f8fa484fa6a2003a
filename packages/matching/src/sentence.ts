import type { Reason } from './result.ts';
import { allRules } from './rules/index.ts';
import type { Values } from './rules/rule.ts';
import { allTerms } from './terms/index.ts';
import { counted } from './words.ts';

const compete = (count: unknown): string => counted(count, 'person competes', 'people compete');
const mentees = (count: unknown): string => counted(count, 'mentee');

/** A rule as a sentence names it. */
const ruleTitle = (name: unknown): string => allRules.find((rule) => rule.name === name)?.title ?? String(name);

const speakers = new Map<string, (values: Values) => string>([
  ...allRules.map((rule) => [`rule.${rule.name}`, rule.sentence] as const),
  ...allTerms.map((term) => [`term.${term.name}`, term.sentence] as const),
  ['unmatched.no-capacity', (v) => `${v.who} takes no partner this time.`],
  [
    'unmatched.no-eligible-partner',
    (v) => `The rules together leave ${v.who} no partner; ${ruleTitle(v.rule)} alone refuses ${v.removed} of ${v.of}.`,
  ],
  ['unmatched.nobody-there', (v) => `There is nobody on the other side for ${v.who}.`],
  [
    'unmatched.squeezed-out',
    (v) => `${compete(v.people)} for ${counted(v.places, 'place')} of ${counted(v.partners, 'possible partner')}.`,
  ],
  ['unmatched.not-needed', (v) => `All who could be paired with ${v.who} have their partners.`],
  ['unmatched.none-listed', (v) => `No pair with ${v.who} is listed that is not forbidden.`],
  [
    'unmatched.circle-too-small',
    (v) => `The circle of ${v.who} needs ${mentees(v.minimum)}, and only ${v.mentees} could join it.`,
  ],
  [
    'unmatched.circle-not-opened',
    (v) =>
      `The circle of ${v.who} needs ${mentees(v.minimum)} at once; ${v.mentees} of those who could join ${v.mentees === 1 ? 'has' : 'have'} a place left.`,
  ],
  [
    'unmatched.circles-full',
    (v) => `The open circles that ${v.who} could join are full; ${v.closed} more did not open.`,
  ],
  ['unmatched.circles-closed', (v) => `None of the circles that ${v.who} could join opened (${v.circles}).`],
  [
    'unmatched.squeezed-out-circles',
    (v) =>
      `${compete(v.people)} for ${counted(v.places, 'place')} of ${counted(v.partners, 'open circle')}; ${v.closed} more did not open.`,
  ],
  [
    'unmatched.circle-no-room',
    (v) => `The circle of ${v.who} needs ${mentees(v.minimum)} and has ${counted(v.places, 'place')}.`,
  ],
  [
    'unmatched.prefers-none',
    (v) => `Everybody ${v.who} could be paired with has partners they would rather have, or who are locked.`,
  ],
  ['unmatched.no-better', (v) => `By the stages of this policy no answer with a partner for ${v.who} is better.`],
  ['unmatched.search-stopped', (v) => `The search stopped before it knew whether ${v.who} can be placed.`],
  [
    'warning.any-depth-would-strand',
    (v) =>
      `If the chain of command counted at any depth, ${mentees(v.people)} would have no possible mentor, ${v.who} among them.`,
  ],
  [
    'warning.any-depth-strands',
    (v) =>
      `The chain of command at any depth leaves ${mentees(v.people)} without a possible mentor, ${v.who} among them; ${v.levels} levels would not.`,
  ],
  [
    'warning.levels-strand',
    (v) =>
      `The chain of command at ${counted(v.levels, 'level')} leaves ${mentees(v.people)} without a possible mentor, ${v.who} among them; ${counted(v.usual, 'level')} would not.`,
  ],
  ['warning.setting-idle', (v) => `The setting ${v.setting} does nothing here, as the stages leave out ${v.stage}.`],
  [
    'advice.recruit',
    (v) =>
      `${v.more} more ${v.more === 1 ? v.side : `${v.side}s`} like ${v.like} would place ${v.placed} of these ${v.of}.`,
  ],
  [
    'advice.recruit-topic',
    (v) =>
      `${v.more} more ${v.more === 1 ? v.side : `${v.side}s`} who can teach ${v.topic} would place ${v.placed} of these ${v.of}.`,
  ],
]);

/** A reason in plain English; applications with other languages translate `code` and `values` themselves. */
export function sentence(reason: Reason): string {
  return speakers.get(reason.code)?.(reason.values) ?? reason.code;
}
