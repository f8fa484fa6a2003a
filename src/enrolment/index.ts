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
export { placesIn } from './rules/place.ts';
export {
  type ChosenTopic,
  type EnrolmentChange,
  type EnrolmentView,
  type Feasibility,
  type FreeTime,
  type MatchingInput,
  type NewEnrolment,
  type NewInvitations,
  type Side,
  type SignUpFiles,
  type SignUpReport,
  signUpPreset,
} from './schema.ts';
