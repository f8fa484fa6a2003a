import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { I18n } from '@lingui/core';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of escaped HTML; `false`, `null` and `undefined` draw nothing. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const nothing: Html = raw('');

const here = import.meta.dirname;

/** The one style sheet of script-free pages: the app's tokens, following the device's scheme, and the parts. */
export const bareCss = (() => {
  const tokens = readFileSync(path.join(here, '../tokens.css'), 'utf8');
  const parts = readFileSync(path.join(here, 'bare.css'), 'utf8');
  const followed = tokens.replace(
    /:root\[data-mantine-color-scheme="dark"\] \{([^}]*)\}/,
    '@media (prefers-color-scheme:dark){:root{$1}}',
  );
  const css = `${followed}\n${parts}`
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1');
  return () => css;
})();

const mark = raw(
  '<svg width="28" height="28" viewBox="0 0 32 32" fill="none" aria-hidden="true"><path d="M4.5 17a8.5 8.5 0 0 1 17 0" stroke="var(--vv-teach-fill)" stroke-width="4" stroke-linecap="round"/><path d="M27.5 15a8.5 8.5 0 0 1-17 0" stroke="var(--vv-give-fill)" stroke-width="4" stroke-linecap="round"/></svg>',
);

export type BareFrame = {
  i18n: I18n;
  title: string;
  /** One sentence under the title. */
  lead?: string;
  /** The programme's name, beside the mark. */
  programme?: string;
  /** Who reads what is written here; stands at the foot. */
  whoSees?: string;
  /** Path and other languages: the language links at the foot. */
  languages?: { locale: string; name: string; href: string }[];
  /** No title in the page, for a page that brings its own. */
  untitled?: boolean;
};

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** A whole document without script: ≤ 30 KB with its style, both schemes, right-to-left by language. */
export function bareLayout(frame: BareFrame, body: Html): Html {
  const { i18n, title, lead, programme, whoSees, languages } = frame;
  const dir = rightToLeft.has(i18n.locale.slice(0, 2)) ? 'rtl' : 'ltr';
  return html`<!doctype html>
<html lang="${i18n.locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Viceversa</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/bare.css">
</head>
<body>
<a class="skip" href="#main">${i18n._('Skip to the page')}</a>
<header class="top">${mark}<span class="word">Viceversa</span>${programme ? html`<span class="programme">${programme}</span>` : ''}</header>
<main id="main">
${frame.untitled ? '' : html`<h1>${title}</h1>`}
${lead ? html`<p class="lead">${lead}</p>` : ''}
${body}
</main>
<footer class="foot">
${whoSees ? html`<p class="who">${whoSees}</p>` : ''}
${languages?.length ? html`<p>${languages.map((other) => html`<a href="${other.href}" lang="${other.locale}" hreflang="${other.locale}">${other.name}</a> `)}</p>` : ''}
</footer>
</body>
</html>`;
}
