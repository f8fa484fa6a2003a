import type { I18n } from '#ui/web';
import type { TodayItem } from '../schema.ts';

export type TodayLine = { said: string; why: string; action: string; to: string };

const text = (item: TodayItem, name: string) => String(item.facts[name] ?? '');

function signalWords(i18n: I18n, item: TodayItem): Omit<TodayLine, 'to'> {
  const pair = { first: text(item, 'first'), second: text(item, 'second') };
  const facts = item.facts;
  const action = i18n._('Look at this pair');
  switch (facts.code) {
    case 'R1':
      return {
        said: i18n._('{first} and {second}: {moves} of the last {of} meetings were moved or cancelled by the mentee', {
          ...pair,
          ...facts,
        }),
        why: i18n._(
          'Two cancelled meetings often end a pair. A call to the mentee within five working days helps; the mentor need not chase.',
        ),
        action,
      };
    case 'R2':
      return {
        said: i18n._('{first} and {second} have not met yet, {days} days after they began', { ...pair, ...facts }),
        why: i18n._('The first meeting is the hardest to find. Offer half an hour by video to start.'),
        action,
      };
    case 'R3':
      return {
        said: i18n._('{first} and {second} last met {days} days ago', { ...pair, ...facts }),
        why: i18n._(
          'That is more than one and a half times the agreed rhythm. Help them plan the next meeting, or close kindly.',
        ),
        action,
      };
    case 'R4':
      return {
        said: i18n._('{first} and {second} left the last {prompts} questions unanswered', { ...pair, ...facts }),
        why: i18n._('Silence is not safety. Talk to each of them separately.'),
        action,
      };
    default:
      return {
        said: i18n._('{first} and {second} no longer fit the rules, since the directory changed', pair),
        why: i18n._(
          'One of them now has a say over the other, or the grades came too near. Talk to both about a new match.',
        ),
        action,
      };
  }
}

/** What an item of Today says, why it is there and its one action. */
export function todayWords(i18n: I18n, item: TodayItem): TodayLine {
  const programme = `/programmes/${item.programmeId}`;
  const { facts } = item;
  switch (item.kind) {
    case 'signal':
      return {
        ...signalWords(i18n, item),
        to: item.subjectId ? `/mentorships/${item.subjectId}` : `${programme}/signals`,
      };
    case 'review-run':
      return {
        said: i18n._(
          '{pairs, plural, =0 {The match found no pair} one {One pair is proposed and waits for your review} other {# pairs are proposed and wait for your review}}',
          facts,
        ),
        why:
          Number(facts.pairs) === 0
            ? i18n._('The match says who is left over, and why.')
            : i18n._('Nothing is sent before you publish.'),
        action: Number(facts.pairs) === 0 ? i18n._('See why') : i18n._('Review the proposals'),
        to: `${programme}/match`,
      };
    case 'run-failed':
      return {
        said: i18n._('The last match run did not finish'),
        why: text(item, 'reason'),
        action: i18n._('Open the match board'),
        to: `${programme}/match`,
      };
    case 'propose':
      return {
        said: i18n._('Registration is over: {mentors} mentors and {mentees} mentees can be paired', facts),
        why: i18n._('People wait for an answer; within two weeks is good.'),
        action: i18n._('Propose pairs'),
        to: `${programme}/match`,
      };
    case 'nobody-on-a-side':
      return {
        said:
          Number(facts.mentors) === 0 ? i18n._('No mentor has signed up yet') : i18n._('No mentee has signed up yet'),
        why: i18n._(
          '{mentors, plural, one {# mentor} other {# mentors}} and {mentees, plural, one {# mentee} other {# mentees}} so far. Pairs need both.',
          facts,
        ),
        action: i18n._('Invite people'),
        to: `${programme}/recruit`,
      };
    case 'registration-closes':
      return {
        said: i18n._('Registration closes {days, plural, =0 {today} one {tomorrow} other {in # days}}', facts),
        why: i18n._(
          '{mentors, plural, one {# mentor} other {# mentors}} and {mentees, plural, one {# mentee} other {# mentees}} so far.',
          facts,
        ),
        action: i18n._('See who is missing'),
        to: `${programme}/recruit`,
      };
    case 'lapsed-proposals':
      return {
        said: i18n._(
          '{proposals, plural, one {One proposal} other {# proposals}} lapsed without becoming a mentorship',
          facts,
        ),
        why: i18n._('That is allowed and nobody needs to say why. The people can be proposed to others.'),
        action: i18n._('Propose again'),
        to: `${programme}/match`,
      };
    default:
      return {
        said: i18n._('{mails, plural, one {One mail} other {# mails}} could not be delivered', facts),
        why: i18n._('The address or the mail server refused. Somebody may be waiting for it.'),
        action: i18n._('See the mails'),
        to: '/mail',
      };
  }
}
