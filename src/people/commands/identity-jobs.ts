import type { Job } from '#platform';
import { sendSignInLink } from './ask-sign-in-link.ts';
import { tidyIdentityJob } from './tidy-identity.ts';

export const identityJobs: Job[] = [sendSignInLink as Job, tidyIdentityJob];
