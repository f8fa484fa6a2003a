import type { ProposedStep } from './ladder.ts';

/** `pattern`: the ways departments write it. `names`: whole names that mean it beyond doubt, also outside an organogram. */
type UkGrade = { name: string; names: readonly string[]; pattern: RegExp };

/** Civil-service grades below the senior ones, most junior first. */
export const JUNIOR_GRADES: readonly UkGrade[] = [
  { name: 'Administrative Assistant', names: ['AA'], pattern: /^(AA|ADMIN(ISTRATIVE)? ASSISTANT)\b/ },
  {
    name: 'Administrative Officer',
    names: ['AO', 'Assistant Officer'],
    pattern: /^(AO|ADMIN(ISTRATIVE)? OFFICER|ASSISTANT OFFICER)\b/,
  },
  { name: 'Executive Officer', names: ['EO'], pattern: /^(EO|EXECUTIVE OFFICER|OFFICER)\b/ },
  {
    name: 'Higher Executive Officer',
    names: ['HEO', 'Higher Officer'],
    pattern: /^(HEO|HIGHER (EXECUTIVE )?OFFICER)\b/,
  },
  {
    name: 'Senior Executive Officer',
    names: ['SEO', 'Senior Officer'],
    pattern: /^(SEO|SENIOR (EXECUTIVE )?OFFICER)\b/,
  },
  { name: 'Grade 7', names: ['G7'], pattern: /^(G|GRADE) ?7\b/ },
  { name: 'Grade 6', names: ['G6'], pattern: /^(G|GRADE) ?6\b/ },
];

/** Senior Civil Service and general-officer ranks of equal standing, most junior first. */
export const SENIOR_GRADES: readonly UkGrade[] = [
  { name: 'SCS1', names: ['SCS Pay Band 1', 'Deputy Director'], pattern: /^(SCS(PAYBAND)?1|OF-?6)$/ },
  { name: 'SCS1A', names: ['SCS Pay Band 1A'], pattern: /^SCS(PAYBAND)?1A$/ },
  { name: 'SCS2', names: ['SCS Pay Band 2', 'Director'], pattern: /^(SCS(PAYBAND)?2|OF-?7)$/ },
  { name: 'SCS3', names: ['SCS Pay Band 3', 'Director General'], pattern: /^(SCS(PAYBAND)?3|OF-?8)$/ },
  { name: 'SCS4', names: ['SCS Pay Band 4', 'Permanent Secretary'], pattern: /^(SCS(PAYBAND)?4|OF-?9)$/ },
];

/** The whole ladder, most junior first, each step with the names by which another file may have put it there already. */
export const UK_LADDER: readonly ProposedStep[] = [...JUNIOR_GRADES, ...SENIOR_GRADES]
  .filter(({ name }) => name !== 'SCS1A')
  .map(({ name, names }) => ({ name, labels: [...names] }));
