import type { I18n } from '#ui/web';

export const sideWord = (i18n: I18n, side: string): string => (side === 'mentor' ? i18n._('Mentor') : i18n._('Mentee'));

/** What took most candidates away, in words. */
export function obstacleWord(i18n: I18n, rule: string | null): string {
  const words: Record<string, string> = {
    'same-person': i18n._('nobody else has signed up'),
    'grade-unknown': i18n._('somebody has no grade'),
    'grade-gap': i18n._('the grades are not far enough apart'),
    'reporting-line': i18n._('the same reporting line'),
    'same-team': i18n._('the same team'),
    'same-unit': i18n._('the same unit'),
    'power-link': i18n._('a declared say over the other'),
    'no-shared-language': i18n._('no language in common'),
    'no-shared-topic': i18n._('no topic in common'),
  };
  return rule === null ? i18n._('nobody on the other side yet') : (words[rule] ?? rule);
}

export function sourceWord(i18n: I18n, source: string): string {
  const words: Record<string, string> = {
    registration: i18n._('Signed up'),
    import: i18n._('Imported'),
    invitation: i18n._('By invitation'),
    coordinator: i18n._('By the coordinator'),
    demo: i18n._('Demo'),
  };
  return words[source] ?? source;
}

export const depthWord = (i18n: I18n, depth: number | 'any'): string =>
  depth === 'any'
    ? i18n._('Any depth: nobody in the same reporting line')
    : i18n._('{depth, plural, one {1 level} other {# levels}}', { depth });
