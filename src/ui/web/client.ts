import type { Hono } from 'hono';
import { type ClientResponse, hc } from 'hono/client';

/** What the server says when it refuses or fails (RFC 9457); `errors` holds one sentence per field. */
export type ProblemBody = {
  type: string;
  title: string;
  detail?: string;
  status: number;
  errors?: Record<string, string>;
  requestId?: string;
};

export class ProblemError extends Error {
  readonly problem: ProblemBody;
  constructor(problem: ProblemBody) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const timeoutMs = 30_000;

async function problemOf(response: Response): Promise<ProblemBody> {
  const fallback = { type: 'about:blank', title: response.statusText || 'Request failed', status: response.status };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' && body !== null ? { ...fallback, ...body } : fallback;
}

/** Same-origin fetch that marks itself as ours (against cross-site requests) and throws a ProblemError unless the answer is good. */
export async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('x-viceversa', '1');
  headers.set('accept-language', document.documentElement.lang || 'en');
  const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
  const response = await fetch(input, { ...init, headers, signal, credentials: 'same-origin' }).catch(
    (cause: unknown) => {
      const late = cause instanceof DOMException && cause.name === 'TimeoutError';
      throw new ProblemError({
        type: late ? 'too-slow' : 'unreachable',
        title: late ? 'too slow' : 'unreachable',
        status: 0,
      });
    },
  );
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

/** A typed client over a room's routes: `clientFor<typeof peopleRoutes>('/api/v1')`. */
// biome-ignore lint/suspicious/noExplicitAny: the bound Hono itself sets for its client
export function clientFor<Routes extends Hono<any, any, any>>(base = '/') {
  return hc<Routes>(base, { fetch: send });
}

type Good<R> =
  R extends ClientResponse<infer Body, infer Status, string>
    ? `${Status}` extends `2${string}`
      ? Body
      : Status extends 200
        ? Body
        : never
    : never;

/** The body of a good answer; throws ProblemError otherwise. */
export async function ask<R extends ClientResponse<unknown, number, string>>(call: Promise<R>): Promise<Good<R>> {
  const response = await call;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as Good<R>;
}
