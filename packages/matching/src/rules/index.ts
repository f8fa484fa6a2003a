import type { Policy } from '../types.ts';
import { capacity } from './capacity.ts';
import { commandChain } from './command-chain.ts';
import { forbidden } from './forbidden.ts';
import { gradeGap } from './grade-gap.ts';
import { hours } from './hours.ts';
import { language } from './language.ts';
import { mode } from './mode.ts';
import { pastPair } from './past-pair.ts';
import { powerLink } from './power-link.ts';
import { representation } from './representation.ts';
import type { Rule } from './rule.ts';
import { sameTeam } from './same-team.ts';
import { self } from './self.ts';
import { site } from './site.ts';
import { topic } from './topic.ts';
import { veto } from './veto.ts';

/** In the order in which a refusal is attributed: the first rule that refuses a pair is the one counted. */
export const allRules: readonly Rule[] = [
  capacity,
  self,
  gradeGap,
  commandChain,
  sameTeam,
  powerLink,
  veto,
  forbidden,
  pastPair,
  language,
  mode,
  site,
  hours,
  representation,
  topic,
];

export const activeRules = (policy: Policy): readonly Rule[] => allRules.filter((rule) => rule.active(policy));
