import type { RuleName } from '@viceversa/matching';
import type { MatchingPolicy } from '#programmes';
import type { Words } from '../schema.ts';

const SENTENCES: Partial<Record<RuleName, string>> = {
  'grade-gap': /*i18n*/ 'Let the mentee stand only one grade above the mentor, with no upper limit',
  'command-chain': /*i18n*/ 'Let a reporting line keep people apart within two levels only',
  language: /*i18n*/ 'Do not ask for a language in common',
  hours: /*i18n*/ 'Do not ask for free time in common',
  topic: /*i18n*/ 'Do not ask that the mentor teaches something the mentee wants to learn',
  site: /*i18n*/ 'Ask people whether they could also meet at a distance',
  mode: /*i18n*/ 'Ask people whether they could also meet the other way, in person or at a distance',
};

/** What loosening a rule means to a coordinator. */
export const looseWords = (rule: RuleName): Words => ({
  code: `loosen.${rule}`,
  sentence: SENTENCES[rule] ?? /*i18n*/ 'Let people who were paired before be paired again',
  values: {},
});

/** The policy with these rules loosened; null when a policy alone cannot loosen one of them. */
export function loosenedPolicy(policy: MatchingPolicy, rules: readonly RuleName[]): MatchingPolicy | null {
  let loose = policy;
  for (const rule of rules) {
    if (rule === 'grade-gap') loose = { ...loose, minGradeGap: 1, maxGradeGap: null };
    else if (rule === 'command-chain') loose = { ...loose, chainDepth: 2 };
    else if (rule === 'language') loose = { ...loose, sharedLanguage: false };
    else if (rule === 'hours') loose = { ...loose, minOverlapMinutes: 0 };
    else if (rule === 'topic') loose = { ...loose, requireSharedTopic: false };
    else return null;
  }
  return loose;
}
