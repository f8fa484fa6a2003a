export { changeEnrolment } from './commands/change-enrolment.ts';
export { enrol } from './commands/enrol.ts';
export { importSignUps } from './commands/import-sign-ups.ts';
export { invite, registrationUrl } from './commands/invite.ts';
export { withdraw } from './commands/withdraw.ts';
export {
  findOwnEnrolment,
  findPlaces,
  getEnrolment,
  listEnrolments,
  matchingInputs,
  type OwnEnrolment,
} from './queries/enrolments.ts';
export { feasibility } from './queries/feasibility.ts';
export { api as enrolmentApi } from './routes/enrolments.ts';
export { bare as enrolmentBare } from './routes/join.ts';
export type {
  ChosenTopic,
  EnrolmentChange,
  EnrolmentView,
  Feasibility,
  FreeTime,
  MatchingInput,
  NewEnrolment,
  NewInvitations,
  Side,
  SignUpFiles,
  SignUpNote,
  SignUpReport,
} from './schema.ts';
