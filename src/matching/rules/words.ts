import type { Reason, RuleName } from '@viceversa/matching';
import type { MatchingPolicy } from '#programmes';
import type { Side, Words } from '../schema.ts';

type Values = Words['values'];
export type Names = ReadonlyMap<string, string>;

/** Rules whose refusal would tell something private: all are shown as one. */
const PRIVATE: ReadonlySet<string> = new Set(['veto', 'past-pair', 'representation', 'forbidden']);
const WISH = /*i18n*/ 'A decision, an earlier proposal or a private wish stands against this pair.';

const RULES: Record<RuleName, string> = {
  capacity: /*i18n*/ 'One of them takes no partner this time.',
  'grade-gap': /*i18n*/ 'The mentee must stand at least {minimum} grades above the mentor.',
  'command-chain': /*i18n*/ 'One of them stands within {levels} levels above the other in the same reporting line.',
  'same-team': /*i18n*/ 'The two work in the same team or unit.',
  'power-link': /*i18n*/ 'One of the two has a declared say over the other outside the reporting line.',
  veto: WISH,
  forbidden: WISH,
  'past-pair': WISH,
  representation: WISH,
  language: /*i18n*/ 'They share no language.',
  site: /*i18n*/ 'They meet in person only and work at different sites.',
  hours: /*i18n*/ 'They share less than {minutes} minutes of free time a week and work at different sites.',
  mode: /*i18n*/ 'One of them meets in person only, the other at a distance only.',
  topic: /*i18n*/ 'Nothing that the mentor offers here fits what the mentee wants to learn.',
  self: /*i18n*/ 'Nobody is paired with themself.',
};

/** The numbers of a programme's policy that a rule's sentence names. */
export type RuleNumbers = Pick<MatchingPolicy, 'minGradeGap' | 'maxGradeGap' | 'chainDepth' | 'minOverlapMinutes'>;

/** Why a rule refuses a pair, with the programme's own numbers. */
export function ruleWords(rule: RuleName, policy: RuleNumbers): Words {
  const code = PRIVATE.has(rule) ? 'rule.private' : `rule.${rule}`;
  const { minGradeGap, maxGradeGap, chainDepth, minOverlapMinutes } = policy;
  if (rule === 'grade-gap' && maxGradeGap !== null) {
    const sentence = /*i18n*/ 'The mentee must stand at least {minimum} and at most {maximum} grades above the mentor.';
    return { code, sentence, values: { minimum: minGradeGap, maximum: maxGradeGap } };
  }
  if (rule === 'command-chain' && chainDepth === 'any') {
    return { code, sentence: /*i18n*/ 'One of them stands above the other in the same reporting line.', values: {} };
  }
  const values: Values = {
    ...(rule === 'grade-gap' ? { minimum: minGradeGap } : {}),
    ...(rule === 'command-chain' ? { levels: chainDepth } : {}),
    ...(rule === 'hours' ? { minutes: minOverlapMinutes } : {}),
  };
  return { code, sentence: RULES[rule], values };
}

/**
 * How many each rule refuses, the most first. Several may refuse the same, so private ones stand here as one line, and
 * only for those of the `of` people whom the others cannot have refused: the line tells nothing that they do not.
 */
export function removedWords(removed: Partial<Record<RuleName, number>>, policy: RuleNumbers, of = 0) {
  const entries = Object.entries(removed) as [RuleName, number][];
  const lines = entries
    .filter(([rule]) => !PRIVATE.has(rule))
    .map(([rule, count]) => ({ words: ruleWords(rule, policy), count }));
  const left = of - lines.reduce((sum, { count }) => sum + count, 0);
  const wish = entries.find(([rule]) => PRIVATE.has(rule));
  if (wish && left > 0) lines.push({ words: ruleWords(wish[0], policy), count: left });
  return lines.sort((a, b) => b.count - a.count);
}

/** A sentence as coordinators read it, and as each of the two does. */
type Told = { coordinator: string } & Record<Side, string>;
const same = (coordinator: string, you = coordinator): Told => ({ coordinator, mentor: you, mentee: you });

/** A reason of the engine as one of our sentences for its reader; ids in it become names. */
export function reasonWords(reason: Reason, names: Names, reader: keyof Told = 'coordinator'): Words {
  const values = Object.fromEntries(
    Object.entries(reason.values).map(([name, value]) => [
      name,
      typeof value === 'string' ? named(value, names) : value,
    ]),
  );
  const { overlapMinutes } = values;
  if (typeof overlapMinutes === 'number') values.hours = Math.round(overlapMinutes / 6) / 10;
  return { code: reason.code, sentence: sentenceOf(reason.code, reason.values)[reader], values };
}

const named = (text: string, names: Names): string =>
  text
    .split(', ')
    .map((part) => names.get(part) ?? part)
    .join(', ');

function sentenceOf(code: string, values: Reason['values']): Told {
  switch (code) {
    case 'term.need-fit':
      return needFit(values);
    case 'term.availability':
      return availability(values);
    case 'term.cross-unit':
      return crossUnit(values);
    case 'term.style':
      return values.both === 0
        ? same(/*i18n*/ 'Working styles are not stated.')
        : same(/*i18n*/ 'They gave the same answer to {alike} of {both} questions about working style.');
    case 'term.mutual':
      return mutual(values);
    case 'term.preference':
      return Number(values.mentorRank) + Number(values.menteeRank) > 0
        ? same(/*i18n*/ 'One of them asked for the other.')
        : same(/*i18n*/ 'Neither named the other.');
    case 'term.acquaintance':
      return same(values.know === 'no' ? /*i18n*/ 'They are new to each other.' : /*i18n*/ 'They know each other.');
    case 'term.waited':
      return values.rounds === 0
        ? same(/*i18n*/ 'Nobody here has waited before.')
        : same(/*i18n*/ 'One of them has waited before.');
    default:
      return same(unmatchedSentence(code));
  }
}

function needFit(values: Reason['values']): Told {
  if (values.topic === '' && Number(values.needs) > 0) {
    return {
      coordinator: /*i18n*/ 'Nothing that {mentor} offers here fits what {mentee} wants to learn.',
      mentor: /*i18n*/ 'Nothing that you offer here fits what {mentee} wants to learn.',
      mentee: /*i18n*/ 'Nothing that {mentor} offers here fits what you want to learn.',
    };
  }
  if (values.topic === '') {
    const mentor = /*i18n*/ '{mentee} has not said what to learn.';
    return { coordinator: mentor, mentor, mentee: /*i18n*/ 'You have not said what to learn.' };
  }
  return {
    coordinator: /*i18n*/ '{mentor} can teach {topics}, which {mentee} wants to learn.',
    mentor: /*i18n*/ 'You can teach {topics}, which {mentee} wants to learn.',
    mentee: /*i18n*/ '{mentor} can teach {topics}, which you want to learn.',
  };
}

function mutual(values: Reason['values']): Told {
  if (values.topics === '')
    return {
      coordinator: /*i18n*/ '{mentee} offers nothing that {mentor} asked for in return.',
      mentor: /*i18n*/ '{mentee} offers nothing that you asked for in return.',
      mentee: /*i18n*/ 'You offer nothing that {mentor} asked for in return.',
    };
  return {
    coordinator: /*i18n*/ '{mentee} can give back {topics}, which {mentor} asked for.',
    mentor: /*i18n*/ '{mentee} can give back {topics}, which you asked for.',
    mentee: /*i18n*/ 'You can give back {topics}, which {mentor} asked for.',
  };
}

function availability(values: Reason['values']): Told {
  const isKnown = values.overlapMinutes !== 'unknown';
  const isNear = values.site !== '';
  if (isKnown && isNear)
    return same(
      /*i18n*/ 'They share {hours, plural, one {# hour} other {# hours}} of free time a week and both work at {site}.',
      /*i18n*/ 'You share {hours, plural, one {# hour} other {# hours}} of free time a week and both work at {site}.',
    );
  if (isKnown)
    return same(
      /*i18n*/ 'They share {hours, plural, one {# hour} other {# hours}} of free time a week.',
      /*i18n*/ 'You share {hours, plural, one {# hour} other {# hours}} of free time a week.',
    );
  return isNear
    ? same(/*i18n*/ 'Both work at {site}.', /*i18n*/ 'You both work at {site}.')
    : same(/*i18n*/ 'Free time is not stated.');
}

function crossUnit(values: Reason['values']): Told {
  if (values.mentorUnit === '' || values.menteeUnit === '') return same(/*i18n*/ 'A unit is not known.');
  return values.mentorUnit === values.menteeUnit
    ? same(/*i18n*/ 'Both work in {mentorUnit}.', /*i18n*/ 'You both work in {mentorUnit}.')
    : same(
        /*i18n*/ 'They see different parts of the organisation: {mentorUnit} and {menteeUnit}.',
        /*i18n*/ 'You see different parts of the organisation: {mentorUnit} and {menteeUnit}.',
      );
}

const UNMATCHED: Record<string, string> = {
  'unmatched.no-capacity': /*i18n*/ '{who} takes no partner this time.',
  'unmatched.no-eligible-partner':
    /*i18n*/ 'No partner is possible for {who}: rules, decisions and private wishes together refuse everybody.',
  'unmatched.nobody-there': /*i18n*/ 'There is nobody on the other side for {who}.',
  'unmatched.squeezed-out':
    /*i18n*/ 'Too few places: {people, plural, one {one person} other {# people}} could only be paired with {partners, plural, one {one other, who has} other {# others, who have}} {places, plural, one {one place} other {# places}}.',
  'unmatched.not-needed': /*i18n*/ 'All who could be paired with {who} have their partners.',
  'unmatched.circle-too-small':
    /*i18n*/ 'The circle of {who} needs {minimum} mentees, and only {mentees, plural, =0 {nobody} one {one person} other {# people}} could join it.',
  'unmatched.circle-not-opened':
    /*i18n*/ 'The circle of {who} needs {minimum} mentees at once, and {mentees, plural, =0 {none of those who could join is} one {only one of those who could join is} other {only # of those who could join are}} free.',
  'unmatched.circles-closed':
    /*i18n*/ '{circles, plural, one {The only circle that {who} could join did not open} other {None of the # circles that {who} could join opened}}.',
  'unmatched.squeezed-out-circles':
    /*i18n*/ 'Too few places: {people, plural, one {one person} other {# people}} could only join {partners, plural, one {one open circle} other {# open circles}} with {places, plural, one {one place} other {# places}}; {closed, plural, one {one more circle} other {# more circles}} did not open.',
  'unmatched.circles-full':
    /*i18n*/ 'The open circles that {who} could join are full; {closed, plural, one {one more circle} other {# more circles}} did not open.',
  'unmatched.circle-no-room':
    /*i18n*/ 'The circle of {who} needs {minimum} mentees and has {places, plural, one {one place} other {# places}}.',
  'unmatched.prefers-none':
    /*i18n*/ 'Everybody {who} could be paired with has partners they would rather have, or who are locked.',
  'unmatched.no-better': /*i18n*/ 'By what this match puts first, no answer with a partner for {who} is better.',
  'unmatched.search-stopped': /*i18n*/ 'The search stopped before it was known whether {who} can be placed.',
  'unmatched.none-listed': /*i18n*/ 'No pair with {who} is possible.',
  'unmatched.no-grade': /*i18n*/ '{who} has no grade on the ladder. Set it in the directory, then run the match again.',
  'warning.any-depth-would-strand':
    /*i18n*/ 'If nobody of one reporting line could be paired at any depth, {people, plural, one {one mentee} other {# mentees}} would have no possible mentor, {who} among them.',
  'warning.any-depth-strands':
    /*i18n*/ 'The reporting line at any depth leaves {people, plural, one {one mentee} other {# mentees}} without a possible mentor, {who} among them; two levels would not.',
  'warning.levels-strand':
    /*i18n*/ 'The reporting line at {levels} levels leaves {people, plural, one {one mentee} other {# mentees}} without a possible mentor, {who} among them; {usual} levels would not.',
  'advice.recruit':
    /*i18n*/ '{more, plural, one {One more person like their possible partners} other {# more people like their possible partners}} would place {of, plural, one {the one person} other {{placed} of the # people}} whose possible partners are too few.',
  'advice.recruit-topic':
    /*i18n*/ '{more, plural, one {One more mentor who can teach {topic}} other {# more mentors who can teach {topic}}} would place {of, plural, one {the one person} other {{placed} of the # people}} whose possible partners are too few.',
  'advice.places': /*i18n*/ 'Places missing for this group: {more}.',
};

const unmatchedSentence = (code: string): string => UNMATCHED[code] ?? code;
