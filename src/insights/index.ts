export { releaseFigures } from './commands.ts';
export { jobs as insightsJobs, mondayOf } from './jobs.ts';
export { getFigures } from './queries/figures.ts';
export { getOverview } from './queries/overview.ts';
export { listToday } from './queries/today.ts';
export { api as insightsApi } from './routes.ts';
export type { TodayItem } from './schema.ts';
