import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { I18n } from '@lingui/core';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { definedProblems, notFound, type Problem } from '#platform';
import type { HttpEnv } from '#platform/http';
import { bareLayout, bareLink, wordsFor } from '#ui';

const DOCS = path.resolve(import.meta.dirname, '../../docs/problems');

/** What each problem's `type` leads to: its page of docs/problems, without script. */
export const problemPages = new Hono<HttpEnv>().get('/problems/:type', (context) => {
  const known = definedProblems().find(({ type }) => type === context.req.param('type'));
  if (!known) throw notFound();
  const [title = '', ...paragraphs] = readFileSync(path.join(DOCS, `${known.type}.md`), 'utf8')
    .trim()
    .split(/\n\n+/);
  const plain = (text: string) => text.replace(/^#+ |\*\*|`/g, '');
  const body = html`${paragraphs.map((text) => html`<p>${plain(text)}</p>`)}`;
  return context.html(bareLayout({ i18n: wordsFor('en'), title: plain(title) }, body));
});

/** A problem as a page of its own, for a browser that opened an address. */
export function problemPage(context: Context<HttpEnv>, problem: Problem, i18n: I18n) {
  const lead = i18n._(problem.detailId, problem.values);
  const page = bareLayout(
    { i18n, title: i18n._(problem.title), lead },
    html`<p>${bareLink(i18n._('Go to the start page'), '/')}</p>`,
  );
  return context.html(page, problem.status as ContentfulStatusCode);
}
