import { checkInJobs } from '#check-ins';
import { commsJobs, commsListeners } from '#comms';
import { insightsJobs } from '#insights';
import { matchingJobs } from '#matching';
import { meetingsListeners } from '#meetings';
import { mentorshipsListeners } from '#mentorships';
import { identityJobs } from '#people';
import type { Job, Listener } from '#platform';
import { safeguardingJobs, safeguardingListeners } from '#safeguarding';

/** Everything that runs on the clock or after commit, by room. */
export const jobs: Job[] = [
  ...identityJobs,
  ...matchingJobs,
  ...checkInJobs,
  ...safeguardingJobs,
  ...commsJobs,
  ...insightsJobs,
];

/** Who hears which event: comms writes mail, safeguarding re-checks the laws, insights counts. */
export const listeners: Listener[] = [
  ...mentorshipsListeners,
  ...meetingsListeners,
  ...safeguardingListeners,
  ...commsListeners,
];
