import { Hono } from 'hono';
import { enrolmentBare } from '#enrolment';
import type { HttpEnv } from '#platform/http';

/** The pages that need no script: registration, sign-in, answers from mail. */
export function barePages() {
  return new Hono<HttpEnv>().route('/', enrolmentBare);
}
