import { html, raw } from 'hono/html';
import { bareLayout, type Html, nothing, wordsFor } from '#ui';
import type { ApiDocument, Operation, Parameter, Schema } from './open-api.ts';

const style = raw(`
main,.top,.foot{max-inline-size:64rem}
.reference h2::first-letter{text-transform:uppercase}
.reference h2{margin-block-start:var(--vv-12)}
.reference h2 small{display:inline;font:400 var(--vv-small)/1 var(--vv-face);margin-inline-start:var(--vv-2)}
.reference h3{margin:var(--vv-4) 0 var(--vv-1);font-size:var(--vv-text)}
.reference code{font:0.875rem/1.5 var(--vv-mono)}
.parts{display:flex;flex-wrap:wrap;gap:var(--vv-2);padding:0;margin-block:var(--vv-6);list-style:none}
.parts a{display:block;padding:var(--vv-2) var(--vv-3);border:1px solid var(--vv-line);border-radius:var(--vv-radius);text-decoration:none}
.parts a:hover{border-color:var(--vv-edge)}
.reference details{border-block-end:1px solid var(--vv-line)}
.reference summary{display:grid;grid-template-columns:4.5rem minmax(0,1fr) 1rem;gap:0 var(--vv-3);align-items:baseline;padding-block:var(--vv-3);cursor:pointer;list-style:none}
.reference summary::-webkit-details-marker{display:none}
.reference summary::after{content:"+";grid-column:3;grid-row:1;color:var(--vv-ink-2)}
.reference [open]>summary::after{content:"−"}
.reference summary:hover code{text-decoration:underline;text-underline-offset:3px}
.reference .named{grid-template-columns:minmax(0,1fr) 1rem}
.reference .named::after{grid-column:2}
.verb{padding:0 var(--vv-2);border:1px solid var(--vv-line);border-radius:var(--vv-radius);font:600 0.75rem/1.75 var(--vv-mono);text-align:center}
.writes{border-color:var(--vv-edge);background:var(--vv-well)}
.reference summary code{font-weight:600}
.what{grid-column:2;color:var(--vv-ink-2)}
.inside{padding-block:0 var(--vv-6)}
.fields{margin:0}
.fields>div{display:grid;grid-template-columns:minmax(0,16rem) minmax(0,1fr);gap:0 var(--vv-4);padding-block:var(--vv-2);border-block-end:1px solid var(--vv-line)}
.fields>div:last-child{border:0}
.reference pre{margin:var(--vv-2) 0;padding:var(--vv-4);border-radius:var(--vv-radius);background:var(--vv-well);overflow-x:auto;overflow-wrap:normal}
@media(max-width:36em){.fields>div{grid-template-columns:1fr}.what{grid-column:1/-1;margin-block-start:var(--vv-1)}}
@media(min-width:48em){.inside{padding-inline-start:calc(4.5rem + var(--vv-3))}}
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

const joined = (parts: Html[], between: Html | string): Html =>
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

type Row = { name: string; is: Html };

const list = (rows: Row[]): Html =>
  html`<dl class="fields">${rows.map(({ name, is }) => html`<div><dt><code>${name}</code></dt><dd>${is}</dd></div>`)}</dl>`;

const orAbsent = (isOptional: boolean) => (isOptional ? ', may be absent' : '');

/** A schema field by field, or in a few words when it has none of its own. */
function fieldsOf(schema: Schema): Html {
  const fields = schema.$ref ? [] : flat(schema);
  if (fields.length === 0) return html`<p>${typeOf(schema)}</p>`;
  return list(
    fields.map(({ name, schema, isOptional }) => ({ name, is: html`${typeOf(schema)}${orAbsent(isOptional)}` })),
  );
}

const parametersOf = (parameters: readonly Parameter[]): Html =>
  parameters.length === 0
    ? nothing
    : html`<h3>Parameters</h3>${list(
        parameters.map(({ name, in: place, required, schema }) => ({
          name,
          is: html`in the ${place}: ${typeOf(schema)}${orAbsent(!required)}`,
        })),
      )}`;

const first = (content: Operation['responses'][string]['content']) => Object.values(content ?? {})[0];

/** An answer; what its status brings follows, field by field where the schema has no name. */
function answerOf([status, { description, content }]: [string, Operation['responses'][string]]): Html {
  const schema = first(content)?.schema;
  const isNamed = !schema || schema.$ref !== undefined || flat(schema).length === 0;
  const told = schema ? html`: ${typeOf(schema)}` : '';
  return html`<p><code>${status}</code> ${description}${isNamed ? told : ''}</p>${isNamed ? '' : fieldsOf(schema)}`;
}

/** Slashes are where a path may break on a phone. */
const breakable = (path: string): Html =>
  joined(
    path.split('/').map((part) => html`${part}`),
    html`<wbr>/`,
  );

/** What every call shares stands once on top: the header of whatever writes, and refusals. */
function callOf(method: string, path: string, operation: Operation): Html {
  const sent = first(operation.requestBody?.content);
  const own = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'header');
  const answers = Object.entries(operation.responses).filter(([status]) => status !== 'default');
  const verb = html`<span class="verb${method === 'get' ? '' : ' writes'}">${method.toUpperCase()}</span>`;
  return html`<details id="${operation.operationId}"><summary>${verb}<code>${breakable(path)}</code><span class="what">${operation.summary ?? ''}</span></summary><div class="inside">
${parametersOf(own)}
${sent ? html`<h3>Send</h3>${fieldsOf(sent.schema ?? {})}<pre tabindex="0" aria-label="Example"><code>${JSON.stringify(sent.example, null, 2)}</code></pre>` : ''}
<h3>Answer</h3>${answers.map(answerOf)}</div></details>`;
}

/** The OpenAPI document for people: every call with parameters, an example and its answers; works without script. */
export function referencePage(document: ApiDocument, nonce: string): Html {
  const calls = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );
  const parts = document.tags.map(({ name, description }) => {
    const own = calls.filter(({ operation }) => operation.tags?.[0] === name);
    const body = html`<p>${description}</p>${own.map(({ method, path, operation }) => callOf(method, path, operation))}`;
    return { name, count: own.length, body };
  });
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      html`<details id="schema-${name}"><summary class="named"><code>${name}</code></summary><div class="inside">${fieldsOf(schema)}</div></details>`,
  );
  const all = [...parts, { name: 'schemas', count: schemas.length, body: html`${schemas}` }];
  return bareLayout(
    { i18n: wordsFor('en'), title: 'Viceversa API', lead: 'Everything the pages do, for programs.' },
    html`<style nonce="${nonce}">${style}</style><div class="reference">
<p>For machines: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>
<ul>${document.info.description
      .split('\n')
      .slice(1)
      .map((line) => html`<li>${withCode(line)}</li>`)}</ul>
<nav aria-label="Parts"><ul class="parts">${all.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}</ul></nav>
${all.map(({ name, count, body }) => html`<h2 id="${name}">${name}<small>${count}</small></h2>${body}`)}</div>`,
  );
}

const withCode = (line: string): Html =>
  html`${line.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
