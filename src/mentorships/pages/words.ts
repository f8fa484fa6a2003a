import type { I18n } from '#ui/web';
import type { MentorshipSummary } from '../schema.ts';

type Some = Pick<MentorshipSummary, 'members' | 'state' | 'resumesOn' | 'endedOn'>;

/** First names of one side, as a list in the reader's language. */
export const firstNames = (locale: string, mentorship: Pick<Some, 'members'>, side: 'mentor' | 'mentee'): string =>
  new Intl.ListFormat(locale).format(
    mentorship.members.filter((member) => member.side === side).map((member) => member.givenName),
  );

export const titleOf = (i18n: I18n, mentorship: Pick<Some, 'members'>): string =>
  i18n._('{mentor} and {mentee}', {
    mentor: firstNames(i18n.locale, mentorship, 'mentor'),
    mentee: firstNames(i18n.locale, mentorship, 'mentee'),
  });

export function stateWords(i18n: I18n, state: Some['state']): string {
  if (state === 'ended') return i18n._('Ended');
  return state === 'paused' ? i18n._('Paused') : i18n._('Running');
}

/** Goal attainment: −2 much less than hoped … +2 much more. */
export const attainments = (i18n: I18n): { value: string; label: string }[] => [
  { value: '-2', label: i18n._('−2 much less than hoped') },
  { value: '-1', label: i18n._('−1 less than hoped') },
  { value: '0', label: i18n._('0 as hoped') },
  { value: '1', label: i18n._('+1 more than hoped') },
  { value: '2', label: i18n._('+2 much more than hoped') },
];
