import { Hono } from 'hono';
import { checkInsBare } from '#check-ins';
import { commsBare } from '#comms';
import { enrolmentBare } from '#enrolment';
import { meetingsBare } from '#meetings';
import { identityBare } from '#people';
import type { HttpEnv } from '#platform/http';

/** The pages that need no script: registration, sign-in, answers from mail. */
export function barePages() {
  return new Hono<HttpEnv>()
    .route('/', identityBare)
    .route('/', enrolmentBare)
    .route('/', meetingsBare)
    .route('/', checkInsBare)
    .route('/', commsBare);
}
