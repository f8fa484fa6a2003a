import { html, raw } from 'hono/html';
import { bareLayout, type Html, wordsFor } from '#ui';
import type { ApiDocument, Operation, Parameter, Schema } from './open-api.ts';

const style = raw(`
main,.top{max-inline-size:64rem}
.calls details{border-block-end:1px solid var(--vv-line);padding-block:var(--vv-1)}
.calls summary{cursor:pointer;padding-block:var(--vv-1)}
.calls summary code{font-weight:600;overflow-wrap:anywhere;margin-inline-end:var(--vv-2)}
.calls code{font-family:ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.9375em}
.calls summary span{color:var(--vv-ink-2)}
.calls table{border-collapse:collapse;inline-size:100%;margin-block:var(--vv-2)}
.calls th,.calls td{text-align:start;vertical-align:top;padding:var(--vv-1) var(--vv-3) var(--vv-1) 0;overflow-wrap:anywhere;font-weight:400}
.calls th{white-space:nowrap}
.calls caption{text-align:start;font-weight:600;padding-block:var(--vv-2)}
.calls pre{background:var(--vv-well);padding:var(--vv-3);border-radius:var(--vv-radius);overflow-x:auto;font-size:.875rem}
`);

const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A schema in a few words; a named one is a link to where it is told. */
function typeOf(schema: Schema | undefined): Html {
  if (!schema) return html`anything`;
  if (schema.$ref) return html`<a href="#schema-${nameIn(schema.$ref)}">${nameIn(schema.$ref)}</a>`;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return joined(choices.map(typeOf), schema.allOf ? ' and ' : ' or ');
  if (schema.enum) return html`${schema.enum.map((value) => JSON.stringify(value)).join(' or ')}`;
  if (schema.const !== undefined) return html`${JSON.stringify(schema.const)}`;
  if (schema.items) return html`list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? 'object'].flat().join(' or ');
  if (typeof schema.additionalProperties === 'object') return html`${types} of ${typeOf(schema.additionalProperties)}`;
  return html`${schema.format ? `${types} (${schema.format})` : types}`;
}

const joined = (parts: Html[], between: string): Html =>
  html`${parts.map((part, at) => (at === 0 ? part : html`${between}${part}`))}`;

type Field = { name: string; schema: Schema; isOptional: boolean };

/** Fields and the fields within them, such as `counts.rows` and `files[].name`. */
function flat(schema: Schema, above = ''): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = `${above}${key}`;
    const within = field.items ? flat(field.items, `${name}[].`) : flat(field, `${name}.`);
    return [{ name, schema: field, isOptional: !required.has(key) }, ...within];
  });
}

function fieldsOf(schema: Schema): Html {
  const rows = flat(schema).map(
    ({ name, schema, isOptional }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${typeOf(schema)}${isOptional ? ', may be absent' : ''}</td></tr>`,
  );
  return rows.length === 0 ? html`<p>${typeOf(schema)}</p>` : html`<table>${rows}</table>`;
}

const parametersOf = (parameters: readonly Parameter[]): Html =>
  html`<table><caption>Parameters</caption>${parameters.map(
    ({ name, in: place, required, schema }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${place}</td><td>${typeOf(schema)}${required ? '' : ', may be absent'}</td></tr>`,
  )}</table>`;

function callOf(method: string, path: string, operation: Operation): Html {
  const [sent] = Object.values(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses).map(([status, { description, content }]) => {
    const [told] = Object.values(content ?? {});
    return html`<tr><th scope="row"><code>${status}</code></th><td>${description}</td><td>${told ? typeOf(told.schema) : 'nothing'}</td></tr>`;
  });
  return html`<details id="${operation.operationId}"><summary><code>${method.toUpperCase()} ${path}</code><span>${operation.summary ?? ''}</span></summary>
${operation.parameters?.length ? parametersOf(operation.parameters) : ''}
${sent ? html`<p>Send ${typeOf(sent.schema)}, for example:</p><pre><code>${JSON.stringify(sent.example, null, 2)}</code></pre>` : ''}
<table><caption>Answers</caption>${answers}</table></details>`;
}

/** The OpenAPI document for people: every call with parameters, an example and its answers; works without script. */
export function referencePage(document: ApiDocument, nonce: string): Html {
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
  const sections = document.tags.map(
    ({ name, description }) =>
      html`<h2 id="${name}">${name}</h2><p>${description}</p>${calls
        .filter(({ operation }) => operation.tags?.[0] === name)
        .map(({ method, path, operation }) => callOf(method, path, operation))}`,
  );
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      html`<details id="schema-${name}"><summary><code>${name}</code></summary>${fieldsOf(schema)}</details>`,
  );
  return bareLayout(
    { i18n: wordsFor('en'), title: 'Viceversa API', lead: 'Everything the pages do, for programs.' },
    html`<style nonce="${nonce}">${style}</style><div class="calls">
<p>For machines: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<ul>${document.info.description
      .split('\n')
      .slice(1)
      .map((line) => html`<li>${withCode(line)}</li>`)}</ul>
<p>${document.tags.map(({ name }) => html`<a href="#${name}">${name}</a> `)}<a href="#schemas">schemas</a></p>
${sections}<h2 id="schemas">schemas</h2>${schemas}</div>`,
  );
}

const withCode = (line: string): Html =>
  html`${line.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
