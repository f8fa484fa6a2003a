import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { HttpEnv } from '#platform/http';

const info = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Viceversa',
    version: '1',
    description: 'Everything the pages do, for programs. Refusals are RFC 9457 problems.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
};

type Operation = { summary?: string; tags?: string[]; description?: string };

/** `/api/openapi.json` and a reference page that reads without script. */
export function openApiDocument(app: OpenAPIHono<HttpEnv>) {
  return new Hono<HttpEnv>()
    .get('/api/openapi.json', (context) => context.json(app.getOpenAPI31Document(info)))
    .get('/api/reference', (context) => {
      const document = app.getOpenAPI31Document(info);
      const rows = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
        Object.entries((item ?? {}) as Record<string, Operation>).map(([method, operation]) => ({
          path,
          method,
          operation,
        })),
      );
      const tags = [...new Set(rows.map((row) => row.operation.tags?.[0] ?? 'other'))].sort();
      return context.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Viceversa API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/assets/bare.css"></head>
<body><main><h1>Viceversa API</h1>
<p>Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Writes need a session and the header <code>x-viceversa: 1</code>.</p>
${tags.map(
  (
    tag,
  ) => html`<h2>${tag}</h2><table><thead><tr><th scope="col">Call</th><th scope="col">What it does</th></tr></thead><tbody>
${rows
  .filter((row) => (row.operation.tags?.[0] ?? 'other') === tag)
  .map(
    (row) =>
      html`<tr><td><code>${row.method.toUpperCase()} ${row.path}</code></td><td>${row.operation.summary ?? ''}</td></tr>`,
  )}
</tbody></table>`,
)}</main></body></html>`);
    });
}
