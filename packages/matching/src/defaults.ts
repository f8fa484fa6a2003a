import type { Limits, Policy, PriorityClass, Rules, TermName } from './types.ts';

/** Levels of a chain of command that are kept apart unless a policy says otherwise. */
export const usualLevels = 2;

export const defaultRules: Rules = {
  gradeGap: { direction: 'reverse', minimum: 2, maximum: null },
  commandChain: { levels: usualLevels },
  sameTeam: true,
  powerLink: true,
  veto: true,
  pastPair: { rounds: 1 },
  language: true,
  hours: { minimumMinutes: 120 },
  mode: true,
  site: true,
  topic: true,
  representation: true,
};

export const defaultWeights: Record<TermName, number> = {
  'need-fit': 45,
  availability: 15,
  preference: 20,
  'cross-unit': 10,
  style: 10,
  mutual: 0,
  acquaintance: 0,
  waited: 0,
};

export const defaultPolicy: Policy = {
  rules: defaultRules,
  weights: defaultWeights,
  stages: ['coverage', 'floor', 'total', 'calm', 'determinism'],
  leximin: false,
  scarceSide: 'auto',
  stayPrice: 0,
  seed: 1,
};

export const defaultLimits: Limits = { people: 200_000, cells: 400_000_000, pairs: 20_000_000 };

/** Most important first. */
export const priorityClasses: readonly PriorityClass[] = ['carried-over', 'nominated', 'standard'];

export const topScore = 10_000;
export const engineVersion = '0.4.0';
