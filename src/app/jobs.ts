import { mentorshipsListeners } from '#mentorships';
import type { Job, Listener } from '#platform';

/** Everything that runs on the clock or after commit, by room. */
export const jobs: Job[] = [];

/** Who hears which event: comms writes mail, safeguarding re-checks the laws, insights counts. */
export const listeners: Listener[] = [...mentorshipsListeners];
