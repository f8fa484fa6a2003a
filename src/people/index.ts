export { claimAdministrator, firstAdministratorLink } from './commands/first-administrator.ts';
export { identityJobs } from './commands/identity-jobs.ts';
export { importColumnsMissing, readTables } from './commands/import/read.ts';
export { importPeople } from './commands/import-people.ts';
export { declarePowerLink, endPowerLink } from './commands/power-links.ts';
export { grantRole, type NewGrant, revokeRole } from './commands/roles.ts';
export { setLadder } from './commands/set-ladder.ts';
export { findByEmail, signInLink } from './commands/sign-in.ts';
export { authenticate, recognise } from './queries/authenticate.ts';
export { breachesAmong, type PairIds } from './queries/breaches.ts';
export { listGrades, listUnits, type UnitView } from './queries/grades.ts';
export { type GrantFilter, grantsOf, listGrants, listRoleHolders, whoAmI } from './queries/identity.ts';
export { getImport, listImports } from './queries/imports.ts';
export { findPerson, getPeople, getPerson, listPeople, type PeopleFilter } from './queries/people.ts';
export { getPersonView } from './queries/person-view.ts';
export { listPowerLinks } from './queries/power-links.ts';
export { reportingChains } from './queries/reporting-chains.ts';
export { identityApi, identityBare } from './routes/identity.ts';
export { type PeopleApi, peopleApi } from './routes/people.ts';
export { ROLES, type Role } from './rules/grants.ts';
export type { ProposedStep } from './rules/ladder.ts';
export {
  type ChainStep,
  type PairBreach,
  type PairFacts,
  type PairPerson,
  type PairPolicy,
  pairBreach,
  teamKey,
} from './rules/pair-breach.ts';
export { type Notes, newNotes, notesForReport } from './rules/person-draft.ts';
export { emailOf } from './rules/read-cells.ts';
export type { Table } from './rules/read-table.ts';
export { UK_LADDER } from './rules/uk-grades.ts';
export {
  type GivenFile,
  type GradeView,
  givenFiles,
  type ImportInput,
  type ImportNote,
  type ImportOptions,
  type ImportReport,
  importFiles,
  importNote,
  importPreset,
  type LadderStep,
  type Mapping,
  type PersonCard,
  type PersonState,
  type PowerKind,
  type PowerLinkView,
} from './schema.ts';
