export { type Beginning, type Begun, beginMentorship, beginMentorships } from './commands/begin.ts';
export { endMentorship } from './commands/end.ts';
export { retireGoal, scoreGoal, setGoal } from './commands/goals.ts';
export { keepPromise, makePromise, recordLearning } from './commands/ledger.ts';
export { pauseMentorship, resumeMentorship } from './commands/pause.ts';
export { signAgreement } from './commands/sign-agreement.ts';
export { listeners as mentorshipsListeners } from './listeners.ts';
export {
  findMentorship,
  liveMentorships,
  type MentorshipRow,
  membersOf,
  mentorshipRows,
  pausesOf,
} from './queries/stored.ts';
export { getMentorship, listMentorships } from './queries/views.ts';
export { api as mentorshipsApi } from './routes/index.ts';
export type { MemberView, MentorshipSummary, MentorshipView, NewMentorship, Side } from './schema.ts';
