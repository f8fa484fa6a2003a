import { randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from '../http/index.ts';

/** What a page may load: its own files and what carries the nonce. Mantine sets style attributes, so those stay open. */
export const contentPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const ALWAYS: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  // Not `no-referrer`: browsers then send `Origin: null` with our own forms.
  'referrer-policy': 'same-origin',
};

/** Makes the request's nonce and sets the headers of every answer; a handler's own stricter value stays. */
export const securityHeaders = () =>
  createMiddleware<HttpEnv>(async (context, next) => {
    const nonce = randomBytes(16).toString('base64');
    context.set('nonce', nonce);
    await next();
    const { headers } = context.res;
    const set = (name: string, value: string) => {
      if (!headers.has(name)) headers.set(name, value);
    };
    for (const [name, value] of Object.entries(ALWAYS)) set(name, value);
    set('content-security-policy', contentPolicy(nonce));
    if (context.var.ctx.config.BASE_URL.startsWith('https://')) {
      set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    }
    if (context.req.path.startsWith('/api/')) set('cache-control', 'no-store');
  });
