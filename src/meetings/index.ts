export { cancelMeeting, logMeeting, moveMeeting, planMeeting } from './commands/index.ts';
export { listeners as meetingsListeners } from './listeners.ts';
export { getMeeting, listKits, listMeetings, nextMeetings, suggestTimes } from './queries/index.ts';
export { findPair, type PairFacts } from './queries/pair.ts';
export { api as meetingsApi } from './routes/api.ts';
export { bare as meetingsBare } from './routes/log-page.ts';
export { isInPause } from './rules.ts';
export type { KitView, MeetingLog, MeetingView, NewMeeting, NewTime, SuggestedTime } from './schema.ts';
export { findKit } from './seed.ts';
