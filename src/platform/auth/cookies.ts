import type { Config } from '../config.ts';

const isHttps = (config: Pick<Config, 'BASE_URL'>): boolean => config.BASE_URL.startsWith('https://');

/** `__Host-` binds a cookie to this host, this path and https; browsers refuse it on plain http. */
const nameOf = (config: Pick<Config, 'BASE_URL'>, name: string): string => (isHttps(config) ? `__Host-${name}` : name);

const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;

/** The value of one of our cookies, or undefined when it is absent or no token of ours. */
export function readCookie(config: Pick<Config, 'BASE_URL'>, header: string | null | undefined, name: string) {
  const wanted = `${nameOf(config, name)}=`;
  const part = (header ?? '')
    .slice(0, 8192)
    .split(';')
    .map((text) => text.trim())
    .find((text) => text.startsWith(wanted));
  const value = part?.slice(wanted.length);
  return value !== undefined && TOKEN.test(value) ? value : undefined;
}

/** A `Set-Cookie` line no script can read; without `maxAgeSeconds` it ends with the browser, 0 deletes it. */
export function writeCookie(
  config: Pick<Config, 'BASE_URL'>,
  cookie: { name: string; value: string; maxAgeSeconds?: number },
): string {
  const age = cookie.maxAgeSeconds === undefined ? '' : `; Max-Age=${cookie.maxAgeSeconds}`;
  const secure = isHttps(config) ? '; Secure' : '';
  return `${nameOf(config, cookie.name)}=${cookie.value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

const SESSION = 'viceversa';

/** The session's token in a request's cookies. */
export const sessionToken = (config: Pick<Config, 'BASE_URL'>, request: Request): string | undefined =>
  readCookie(config, request.headers.get('cookie'), SESSION);

export const sessionCookie = (config: Pick<Config, 'BASE_URL'>, token: string, maxAgeSeconds: number): string =>
  writeCookie(config, { name: SESSION, value: token, maxAgeSeconds });

export const endedSessionCookie = (config: Pick<Config, 'BASE_URL'>): string =>
  writeCookie(config, { name: SESSION, value: '', maxAgeSeconds: 0 });
