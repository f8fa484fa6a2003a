import { Hono } from 'hono';
import { type HttpEnv, newApi } from '#platform/http';
import { claimPages } from './claim-pages.ts';
import { identityApi as ownApi } from './identity-api.ts';
import { sessionApi } from './session-api.ts';
import { signInPages } from './sign-in-pages.ts';

export const identityApi = newApi().route('/', sessionApi).route('/', ownApi);

/** The script-free pages of identity: sign-in, sign-out, the first administrator. */
export const identityBare = new Hono<HttpEnv>().route('/', signInPages).route('/', claimPages);
