export { listKits } from './kits.ts';
export { getMeeting, listMeetings, nextMeetings } from './meetings.ts';
export { suggestTimes } from './times.ts';
