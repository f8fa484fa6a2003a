import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { HttpEnv } from '../http/index.ts';

/** Where a request comes from, for rate limits: the peer, or with TRUST_PROXY=on what the nearest proxy saw. */
export function addressOf(context: Context<HttpEnv>): string {
  if (context.var.ctx.config.TRUST_PROXY) {
    const nearest = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
    if (isIP(nearest)) return networkOf(nearest);
  }
  const hasPeer = typeof context.env === 'object' && context.env !== null && 'incoming' in context.env;
  return hasPeer ? networkOf(getConnInfo(context).remote.address ?? 'unknown') : 'unknown';
}

/** One household has a whole /64 of IPv6, so the tries are counted by that. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
