export { type Clock, clockAhead, fixedClock, systemClock, toIso } from './clock.ts';
export { type Config, ConfigError, configSchema, readConfig } from './config.ts';
export {
  type Actor,
  type Ctx,
  type Grant,
  hasRole,
  hasRoleAnywhere,
  nowIso,
  personIdOf,
  todayIn,
  transaction,
} from './ctx.ts';
export { type DB, type Db, inChunks, json, openDatabase, pgFault } from './db/index.ts';
export { migrate } from './db/migrations.ts';
export { type Listener, type NewEvent, type RecordedEvent, record, recordAll } from './events.ts';
export { type Ids, seededIds, sha256, systemIds } from './ids.ts';
export { faultOf, faultsOf, readInput } from './input.ts';
export { defineJob, enqueue, type Job, type JobSender, type Jobs, noJobs, openJobs } from './jobs/index.ts';
export { createLink, linkExpired, type NewLink, type OpenedLink, openLink, revokeLinks, useLink } from './links.ts';
export { createLog, type Log, silentLog } from './log.ts';
export {
  conflict,
  definedProblems,
  defineProblem,
  type Fault,
  faultsInWords,
  fill,
  internalError,
  invalidInput,
  notAllowed,
  notFound,
  notSignedIn,
  Problem,
  tooMany,
} from './problems.ts';
export type { OnProgress, Progress } from './progress.ts';
export { limitRate } from './rate-limit.ts';
export { secretFile, withSecret } from './secret.ts';
