export { changeEnrolment } from './commands/change-enrolment.ts';
export { enrol } from './commands/enrol.ts';
export { invite, registrationUrl } from './commands/invite.ts';
export { withdraw } from './commands/withdraw.ts';
export {
  findOwnEnrolment,
  findPlaces,
  getEnrolment,
  listEnrolments,
  matchingInputs,
  type OwnEnrolment,
} from './queries.ts';
export { api as enrolmentApi } from './routes.ts';
export type {
  ChosenTopic,
  EnrolmentChange,
  EnrolmentView,
  FreeTime,
  MatchingInput,
  NewEnrolment,
  NewInvitations,
  Side,
} from './schema.ts';
