import type { I18n } from '#ui/web';
import type { RunView } from '../schema.ts';

export type TriedPolicy = RunView['policy'];
/** One setting that differs: what it is about, and both values in words. */
export type PolicyChange = { what: string; was: string; is: string };

/** What differs between two policies, setting by setting; empty when they are the same. */
export function policyChanges(i18n: I18n, from: TriedPolicy, to: TriedPolicy): PolicyChange[] {
  const before = new Map(settingsOf(i18n, from));
  return settingsOf(i18n, to).flatMap(([what, is]) => {
    const was = before.get(what) ?? '';
    return was === is ? [] : [{ what, was, is }];
  });
}

function settingsOf(i18n: I18n, policy: TriedPolicy): [string, string][] {
  const yes = (isOn: boolean) => (isOn ? i18n._('yes') : i18n._('no'));
  const number = (value: unknown) => (value === '' ? '–' : String(value));
  return [
    [i18n._('Smallest gap in grades'), number(policy.minGradeGap)],
    [i18n._('Largest gap in grades'), policy.maxGradeGap === null ? i18n._('No limit') : number(policy.maxGradeGap)],
    [
      i18n._('Levels of a reporting line that are kept apart'),
      policy.chainDepth === 'any' ? i18n._('any depth') : number(policy.chainDepth),
    ],
    [i18n._('Never in the same team'), yes(policy.sameTeam === 'forbid')],
    [i18n._('Never in the same unit'), yes(policy.sameUnit === 'forbid')],
    [i18n._('They speak a language in common'), yes(policy.sharedLanguage)],
    [i18n._('The mentor teaches something the mentee wants to learn'), yes(policy.requireSharedTopic)],
    [i18n._('Minutes a week that both have free'), number(policy.minOverlapMinutes)],
    ...weightsOf(i18n, policy).map(([what, weight]): [string, string] => [
      i18n._('Weight of “{what}”', { what }),
      number(weight),
    ]),
    [i18n._('Raise the weakest pair first, then the total'), yes(policy.floor)],
    [i18n._('Both accept a proposal'), yes(policy.acceptance === 'both')],
    [i18n._('Days to answer'), number(policy.answerDays)],
    [i18n._('Mentees per mentor, at most'), number(policy.maxMenteesPerMentor)],
    [i18n._('Mentees in a circle, at least'), number(policy.circleLeast)],
    [i18n._('Mentees in a circle, at most'), number(policy.circleMost)],
    [i18n._('Seed'), number(policy.seed)],
  ];
}

const weightsOf = (i18n: I18n, { weights }: TriedPolicy): [string, number][] => [
  [i18n._('What the mentee needs and the mentor offers'), weights.need],
  [i18n._('What both prefer'), weights.preference],
  [i18n._('Time and way of meeting'), weights.availability],
  [i18n._('Different units'), weights.crossUnit],
  [i18n._('Working style'), weights.style],
  [i18n._('What the mentor learns back'), weights.mutual],
  [i18n._('They know each other already'), weights.acquaintance],
  [i18n._('Waited last time'), weights.fairness],
];
