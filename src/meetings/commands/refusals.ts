import { defineProblem } from '#platform';

export const meetingRefused = defineProblem(
  'meeting-refused',
  409,
  /*i18n*/ 'This cannot be done with the meeting',
  /*i18n*/ 'The meeting is over, cancelled or in the way of another one. Reload to see it as it is now.',
);
