export { raiseConcern } from './commands/raise-concern.ts';
export { raiseSignal, triageSignal } from './commands/signals.ts';
export { watchProgramme } from './commands/watch.ts';
export { jobs as safeguardingJobs } from './jobs.ts';
export { listeners as safeguardingListeners } from './listeners.ts';
export { opensEveryConcern } from './queries/sealed.ts';
export { listOpenSignals } from './queries/signals.ts';
export { api as safeguardingApi } from './routes.ts';
export type { ConcernView, NewConcern, SignalView } from './schema.ts';
