export { cancelMeeting } from './cancel.ts';
export { logMeeting } from './log.ts';
export { moveMeeting } from './move.ts';
export { planMeeting } from './plan.ts';
