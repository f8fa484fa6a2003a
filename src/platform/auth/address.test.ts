import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpEnv } from '../http/index.ts';
import { openWorld, type World } from '../testing/index.ts';
import { addressOf } from './index.ts';

describe('the address tries are counted by', () => {
  let direct: World;
  let proxied: World;
  beforeAll(async () => {
    direct = await openWorld();
    proxied = await openWorld({ env: { TRUST_PROXY: 'on' } });
  });
  afterAll(async () => {
    await direct.close();
    await proxied.close();
  });

  async function seen(world: World, forwarded: string, peer: string): Promise<string> {
    const app = new Hono<HttpEnv>();
    app.get('/', (context) => {
      context.set('ctx', world.ctx());
      return context.text(addressOf(context));
    });
    const env = { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } } };
    return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } }, env)).text();
  }

  test('is the peer: a header that anybody can write does not count', async () => {
    expect(await seen(direct, '203.0.113.9', '198.51.100.7')).toBe('198.51.100.7');
  });

  test('is behind a proxy what the nearest one saw, not what the client claims', async () => {
    expect(await seen(proxied, '10.0.0.1, 203.0.113.9', '127.0.0.1')).toBe('203.0.113.9');
    expect(await seen(proxied, 'nonsense', '198.51.100.7')).toBe('198.51.100.7');
  });

  test('is the /64 of an IPv6 address, however it is written', async () => {
    expect(await seen(direct, '', '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(await seen(direct, '', '2001:db8::9')).toBe('2001:db8:0:0::/64');
  });
});
