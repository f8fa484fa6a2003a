import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import type { HttpEnv } from '#platform/http';
import { referencePage } from './reference-page.ts';

const info = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Viceversa',
    version: '1',
    description: [
      'Everything the pages do, for programs.',
      'Sign in with `POST /api/v1/sessions`; the session is a cookie. Whatever is not a GET needs the header `x-viceversa: 1`.',
      'Refusals are RFC 9457 problems: `type` names the problem, `detail` says what happened and the next step, `errors` names each field.',
      'Lists take `limit` (at most 200) and `offset`. Instants are ISO 8601 in UTC, days are `YYYY-MM-DD`.',
      'A sentence that comes with `values` has places in braces for them.',
    ].join('\n'),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  security: [{ session: [] }],
  tags: [
    { name: 'people', description: 'The directory: people, grades, units, declared links, imports' },
    { name: 'identity', description: 'Sessions, roles, your own account' },
    { name: 'topics', description: 'What can be taught and learnt' },
    { name: 'programmes', description: 'Aims, design, policy and KPIs of a programme' },
    { name: 'enrolment', description: 'Places in a programme: sign-ups, invitations, whether it can be matched' },
    { name: 'mentorships', description: 'Pairs that have begun: agreement, goals, learnings, promises, pause, ending' },
    { name: 'matching', description: 'Match runs, proposals, reasons, locks and forbids, publication' },
    { name: 'meetings', description: 'Times, kits and logs' },
    { name: 'check-ins', description: 'Short questionnaires' },
    { name: 'safeguarding', description: 'Concerns, cases and early warnings' },
    { name: 'mail', description: 'The outbox and who wants which mails' },
    { name: 'insights', description: 'What needs the coordinator, and released figures' },
  ],
};

export type Parameter = { name: string; in: string; required?: boolean; schema?: Schema; description?: string };
export type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
};
type Content = Record<string, { schema?: Schema; example?: unknown }>;
export type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
export type ApiDocument = {
  info: { title: string; description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> } & Record<string, unknown>;
};

const writes: Parameter = {
  name: 'x-viceversa',
  in: 'header',
  required: true,
  description: 'A page of another site cannot send it',
  schema: { type: 'string', const: '1' },
};

/** `GET /api/v1/people/imports/{id}` → `getPeopleImportsById`. */
const operationId = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api\/v1/, '')
    .replace(/\{(\w)(\w*)\}/g, (_, first: string, rest: string) => `by-${first}${rest}`)
    .replace(/[/-]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The OpenAPI 3.1 document of the routes, with what every call shares. */
export function documentOf(app: Pick<OpenAPIHono<HttpEnv>, 'getOpenAPI31Document'>): ApiDocument {
  const document = app.getOpenAPI31Document(info) as unknown as ApiDocument & { webhooks?: unknown };
  delete document.webhooks;
  document.components.securitySchemes = {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: 'viceversa',
      description: 'Set by signing in; over https its name is `__Host-viceversa`',
    },
  };
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item)) {
      operation.operationId = operationId(method, path);
      if (method !== 'get') operation.parameters = [...(operation.parameters ?? []), writes];
    }
  return document;
}

/** `/api/openapi.json` and a reference page that reads without script. */
export function openApiDocument(app: OpenAPIHono<HttpEnv>) {
  return new Hono<HttpEnv>()
    .get('/api/openapi.json', (context) => context.json(documentOf(app)))
    .get('/api/reference', (context) => context.html(referencePage(documentOf(app), context.var.nonce)));
}
