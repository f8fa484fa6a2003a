export { changePolicy } from './commands/change-policy.ts';
export { changeProgramme } from './commands/change-programme.ts';
export { createProgramme } from './commands/create-programme.ts';
export { importProgramme } from './commands/import-programme.ts';
export { moveProgramme } from './commands/move-programme.ts';
export { setKpis } from './commands/set-kpis.ts';
export {
  exportProgramme,
  findProgramme,
  getLanding,
  getProgramme,
  listProgrammes,
  programmeIdsIn,
} from './queries.ts';
export { api as programmesApi } from './routes.ts';
export {
  type MatchingPolicy,
  matchingPolicy,
  type NewKpi,
  type NewMatchingPolicy,
  type NewProgramme,
  type Programme,
  type ProgrammeFile,
  type ProgrammeState,
  type ProgrammeSummary,
  programmeState,
} from './schema.ts';
