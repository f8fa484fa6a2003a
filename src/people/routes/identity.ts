import { Hono } from 'hono';
import type { HttpEnv } from '#platform/http';
import { claimPages } from './claim-pages.ts';
import { signInPages } from './sign-in-pages.ts';

export { identityApi } from './identity-api.ts';

/** The script-free pages of identity: sign-in, sign-out, the first administrator. */
export const identityBare = new Hono<HttpEnv>().route('/', signInPages).route('/', claimPages);
