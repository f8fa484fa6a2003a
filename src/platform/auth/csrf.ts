import { createMiddleware } from 'hono/factory';
import type { Config } from '../config.ts';
import type { HttpEnv } from '../http/index.ts';
import { defineProblem } from '../problems.ts';
import { sessionToken } from './cookies.ts';

export const foreignRequest = defineProblem(
  'foreign-request',
  403,
  /*i18n*/ 'This request came from somewhere else',
  /*i18n*/ 'It did not come from a page of this installation, so nothing was done. Open the page here and send it again.',
);
export const headerMissing = defineProblem(
  'header-missing',
  403,
  /*i18n*/ 'A header is missing',
  /*i18n*/ 'Requests that change something need the header "x-viceversa: 1". Add it and send again.',
);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export type RequestOrigin = 'ours' | 'foreign' | 'unsaid';

/**
 * Where a browser says the request comes from. `Sec-Fetch-Site` cannot be forged by a page, and unlike `Origin` it is
 * not blanked by a referrer policy; older browsers are judged by `Origin`; a program that is no browser says neither.
 */
export function originOf(config: Pick<Config, 'BASE_URL'>, request: Request): RequestOrigin {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'ours' : 'foreign';
  const origin = request.headers.get('origin');
  if (origin === null) return 'unsaid';
  const own = new Set([new URL(config.BASE_URL).origin]);
  const host = request.headers.get('host');
  if (host) own.add(`${new URL(config.BASE_URL).protocol}//${host}`);
  return own.has(origin) ? 'ours' : 'foreign';
}

/**
 * Refuses writes that another site made a browser send. JSON writes also need `x-viceversa: 1`, which a foreign page
 * cannot add; a request that carries a session cookie must say that it comes from here.
 */
export const csrf = () =>
  createMiddleware<HttpEnv>(async (context, next) => {
    const request = context.req.raw;
    if (SAFE.has(request.method)) return next();
    const { config } = context.var.ctx;
    const origin = originOf(config, request);
    if (origin === 'foreign') throw foreignRequest();
    if (context.req.path.startsWith('/api/')) {
      if (request.headers.get('x-viceversa') !== '1') throw headerMissing();
    } else if (origin === 'unsaid' && sessionToken(config, request) !== undefined) {
      throw foreignRequest();
    }
    return next();
  });
