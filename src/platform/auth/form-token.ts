import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { HttpEnv } from '../http/index.ts';
import { defineProblem } from '../problems.ts';
import { readCookie, sessionToken, writeCookie } from './cookies.ts';

export const staleForm = defineProblem(
  'stale-form',
  403,
  /*i18n*/ 'This page was open too long',
  /*i18n*/ 'Nothing was sent. Open the page again and repeat it; cookies must be allowed for this address.',
);

const COOKIE = 'viceversa-form';
const ownKey = randomBytes(32);

function sign(config: Config, browser: string, session: string): string {
  return createHmac('sha256', config.SECRET ?? ownKey)
    .update(`form:${browser}:${session}`)
    .digest('base64url');
}

/** The hidden field `formToken` of a script-free form, bound to this browser and its session. */
export function formToken(context: Context<HttpEnv>): string {
  const { config } = context.var.ctx;
  const request = context.req.raw;
  let browser = readCookie(config, request.headers.get('cookie'), COOKIE);
  if (browser === undefined) {
    browser = randomBytes(24).toString('base64url');
    context.header('set-cookie', writeCookie(config, { name: COOKIE, value: browser }), { append: true });
  }
  return sign(config, browser, sessionToken(config, request) ?? '');
}

/** Refuses a form that was not drawn for this browser and session (`stale-form`). */
export async function checkFormToken(context: Context<HttpEnv>): Promise<void> {
  const { config } = context.var.ctx;
  const request = context.req.raw;
  const browser = readCookie(config, request.headers.get('cookie'), COOKIE);
  const given = (await context.req.parseBody()).formToken;
  if (browser === undefined || typeof given !== 'string') throw staleForm();
  const wanted = Buffer.from(sign(config, browser, sessionToken(config, request) ?? ''));
  const offered = Buffer.from(given.slice(0, 200));
  if (wanted.length !== offered.length || !timingSafeEqual(wanted, offered)) throw staleForm();
}
