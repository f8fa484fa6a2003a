export { declarePowerLink, endPowerLink } from './commands/power-links.ts';
export { breachesAmong, type PairIds } from './queries/breaches.ts';
export { listGrades, listUnits, type UnitView } from './queries/grades.ts';
export { findPerson, getPeople, getPerson, listPeople, type PeopleFilter } from './queries/people.ts';
export { listPowerLinks } from './queries/power-links.ts';
export { reportingChains } from './queries/reporting-chains.ts';
export {
  type ChainStep,
  type PairBreach,
  type PairFacts,
  type PairPerson,
  type PairPolicy,
  pairBreach,
  teamKey,
} from './rules/pair-breach.ts';
export type { GradeView, PersonCard, PersonState, PowerKind, PowerLinkView } from './schema.ts';
export { authenticate, recognise } from './queries/authenticate.ts';
