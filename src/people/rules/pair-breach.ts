import type { PersonCard, PowerLinkView } from '../schema.ts';

/** The part of a programme's policy that laws 1 and 2 read. */
export type PairPolicy = {
  /** Least number of grades between mentor and mentee. */
  minGradeGap: number;
  /** Managers this many steps up or down are too near; `any` means the whole reporting line. */
  chainDepth: number | 'any';
  sameTeam: 'forbid' | 'allow';
  sameUnit?: 'forbid' | 'allow';
  maxGradeGap?: number | null;
  /** `reverse` when absent: the mentor is the junior. `reciprocal` has no senior side. */
  kind?: 'reverse' | 'reciprocal' | 'traditional';
};

export type PairPerson = Pick<PersonCard, 'id' | 'gradeRank' | 'team' | 'unitId'>;
export type ChainStep = { personId: string; depth: number };

export type PairFacts = {
  mentor: PairPerson;
  mentee: PairPerson;
  policy: PairPolicy;
  /** Managers upwards of both people, as `reportingChains` gives them. */
  chains: ReadonlyMap<string, readonly ChainStep[]>;
  /** Live declared links among people, in both directions, as `listPowerLinks` gives them. */
  links: readonly Pick<PowerLinkView, 'holderId' | 'subjectId'>[];
};

export type PairBreach = {
  law: 1 | 2;
  rule: 'same-person' | 'grade-unknown' | 'grade-gap' | 'reporting-line' | 'same-team' | 'same-unit' | 'power-link';
  /** Message id: what is in the way. */
  sentence: string;
  values: Record<string, number>;
};

const breach = (
  law: 1 | 2,
  rule: PairBreach['rule'],
  sentence: string,
  values: Record<string, number> = {},
): PairBreach => ({ law, rule, sentence, values });

/** Two people share a team when unit and team name are the same and the name is not empty. */
export const teamKey = (person: Pick<PersonCard, 'team' | 'unitId'>): string | null => {
  const team = person.team.trim().toLowerCase();
  return team === '' ? null : `${person.unitId ?? ''}/${team}`;
};

function gradeBreach({ mentor, mentee, policy }: PairFacts): PairBreach | null {
  const kind = policy.kind ?? 'reverse';
  if (kind === 'reciprocal') return null;
  if (mentor.gradeRank === null || mentee.gradeRank === null)
    return breach(1, 'grade-unknown', /*i18n*/ 'One of the two has no grade. Put both on the ladder first.');
  const gap = (mentee.gradeRank - mentor.gradeRank) * (kind === 'reverse' ? 1 : -1);
  if (gap < policy.minGradeGap)
    return breach(
      1,
      'grade-gap',
      /*i18n*/ 'The grades are {gap} steps apart in the right direction; this programme needs at least {needed}.',
      { gap, needed: policy.minGradeGap },
    );
  if (policy.maxGradeGap != null && gap > policy.maxGradeGap)
    return breach(1, 'grade-gap', /*i18n*/ 'The grades are {gap} steps apart; this programme allows at most {most}.', {
      gap,
      most: policy.maxGradeGap,
    });
  return null;
}

function lineBreach({ mentor, mentee, policy, chains }: PairFacts): PairBreach | null {
  const steps = [
    ...(chains.get(mentor.id) ?? []).filter((step) => step.personId === mentee.id),
    ...(chains.get(mentee.id) ?? []).filter((step) => step.personId === mentor.id),
  ].map((step) => step.depth);
  const nearest = steps.length > 0 ? Math.min(...steps) : null;
  if (nearest === null || (policy.chainDepth !== 'any' && nearest > policy.chainDepth)) return null;
  return breach(
    2,
    'reporting-line',
    /*i18n*/ 'One of the two is {depth} steps above the other in the same reporting line.',
    { depth: nearest },
  );
}

/**
 * The one gate of laws 1 (inversion) and 2 (no power link): why this pair may not be, or null.
 * Grades count in steps of the ladder's rank, depth in levels of management; the kind of a declared link is never told.
 */
export function pairBreach(facts: PairFacts): PairBreach | null {
  const { mentor, mentee, policy, links } = facts;
  if (mentor.id === mentee.id) return breach(2, 'same-person', /*i18n*/ 'Nobody is paired with themself.');
  const byGrade = gradeBreach(facts);
  if (byGrade) return byGrade;
  const byLine = lineBreach(facts);
  if (byLine) return byLine;
  const team = teamKey(mentor);
  if (policy.sameTeam === 'forbid' && team !== null && team === teamKey(mentee))
    return breach(2, 'same-team', /*i18n*/ 'The two work in the same team.');
  if (policy.sameUnit === 'forbid' && mentor.unitId !== null && mentor.unitId === mentee.unitId)
    return breach(2, 'same-unit', /*i18n*/ 'The two work in the same unit, which this programme does not allow.');
  const isLinked = links.some(
    (link) =>
      (link.holderId === mentor.id && link.subjectId === mentee.id) ||
      (link.holderId === mentee.id && link.subjectId === mentor.id),
  );
  if (isLinked)
    return breach(
      2,
      'power-link',
      /*i18n*/ 'One of the two has a declared say over the other outside the reporting line.',
    );
  return null;
}
