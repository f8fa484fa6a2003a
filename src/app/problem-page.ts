import type { I18n } from '@lingui/core';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '#platform';
import type { HttpEnv } from '#platform/http';
import { bareLayout, bareLink } from '#ui';

/** A problem as a page of its own, for a browser that opened an address. */
export function problemPage(context: Context<HttpEnv>, problem: Problem, i18n: I18n) {
  const lead = i18n._(problem.detailId, problem.values);
  const page = bareLayout(
    { i18n, title: i18n._(problem.title), lead },
    html`<p>${bareLink(i18n._('Go to the start page'), '/')}</p>`,
  );
  return context.html(page, problem.status as ContentfulStatusCode);
}
