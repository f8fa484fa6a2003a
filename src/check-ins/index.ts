export { answerCheckIn } from './commands.ts';
export { checkInJobs } from './jobs.ts';
export { type CountedCheckIn, countedCheckIns, findCheckIn, getCheckInForm, myCheckIns } from './queries.ts';
export { bare as checkInsBare } from './routes/answer-page.ts';
export { api as checkInsApi } from './routes/api.ts';
export { openDays } from './rules.ts';
export type { CheckInForm, CheckInView, NewAnswers } from './schema.ts';
export { commentFloor, questionsFor, type Wave, waves } from './seed.ts';
