import type { I18n } from '#ui/web';

/** Where a programme is, in a word. */
export function stateWord(i18n: I18n, state: string): string {
  const words: Record<string, string> = {
    draft: i18n._('Draft'),
    recruiting: i18n._('Recruiting'),
    matching: i18n._('Matching'),
    running: i18n._('Running'),
    closed: i18n._('Closed'),
  };
  return words[state] ?? state;
}

/** What the button that moves it there says. */
export function moveWord(i18n: I18n, from: string, to: string): string {
  const words: Record<string, string> = {
    recruiting: from === 'draft' ? i18n._('Open registration') : i18n._('Back to recruiting'),
    matching: from === 'running' ? i18n._('Back to matching') : i18n._('Close registration and match'),
    running: i18n._('Launch'),
    closed: i18n._('Close the programme'),
  };
  return words[to] ?? to;
}

export function kpiWord(i18n: I18n, kpi: string): string {
  const words: Record<string, string> = {
    'registration-rate': i18n._('Registration rate'),
    'match-rate': i18n._('Match rate'),
    'first-offer-acceptance': i18n._('First proposals accepted'),
    'days-to-first-meeting': i18n._('Days to the first meeting'),
    'held-rate': i18n._('Meetings held of those planned'),
    'active-pair-rate': i18n._('Active pairs'),
    completion: i18n._('Mentorships completed'),
    'worth-it-rate': i18n._('Meetings worth the time'),
    'relationship-quality': i18n._('Quality of the relationship'),
    'goal-attainment': i18n._('Goals reached'),
    'skill-growth': i18n._('Growth in skills'),
    'two-way-learning': i18n._('Pairs in which both learn'),
    'commitments-kept': i18n._('Promises kept'),
    'psychological-safety': i18n._('Psychological safety'),
    retention: i18n._('Staying in the company'),
  };
  return words[kpi] ?? kpi;
}
