import { html } from 'hono/html';
import type { wordsFor } from '#ui';
import { oneLine } from './addresses.ts';

export type Words = ReturnType<typeof wordsFor>;

/** One mail: one purpose, one action, why it came, the way out where there is one. */
export type Letter = {
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  facts?: readonly { term: string; is: string }[];
  points?: readonly string[];
  action?: { label: string; url: string };
  after?: readonly string[];
  why: string;
};

export type Footer = { optOutUrl: string | null; talkUrl: string | null };

const optOutLabel = (i18n: Words) => i18n._('Stop this kind of mail');
const talkLabel = (i18n: Words) => i18n._('Talk to someone outside my line');

export const subjectOf = (letter: Letter): string => oneLine(letter.subject, 150);

/** The letter as plain text, lines as written. */
export function textOf(i18n: Words, letter: Letter, footer: Footer): string {
  const facts = (letter.facts ?? []).map((fact) => `${fact.term}: ${oneLine(fact.is, 400)}`).join('\n');
  const points = (letter.points ?? []).map((point) => `- ${point}`).join('\n');
  const action = letter.action ? `${letter.action.label}:\n${letter.action.url}` : '';
  const foot = [
    letter.why,
    footer.optOutUrl ? `${optOutLabel(i18n)}: ${footer.optOutUrl}` : '',
    footer.talkUrl ? `${talkLabel(i18n)}: ${footer.talkUrl}` : '',
  ];
  const parts = [letter.greeting, ...letter.paragraphs, facts, points, action, ...(letter.after ?? [])];
  return `${[...parts, ['-- ', ...foot.filter(Boolean)].join('\n')].filter(Boolean).join('\n\n')}\n`;
}

const ink = '#22201c';
const quiet = '#5a564e';
const paper = '#faf9f5';

/** The letter as simple HTML: inline style, no pictures, nothing loaded from outside. */
export async function htmlOf(i18n: Words, letter: Letter, footer: Footer): Promise<string> {
  const facts = letter.facts?.length
    ? html`<table role="presentation" style="margin:0 0 16px">${letter.facts.map((fact) => html`<tr><td style="padding:2px 16px 2px 0;color:${quiet};vertical-align:top">${fact.term}</td><td style="padding:2px 0;overflow-wrap:anywhere;word-break:break-word">${fact.is}</td></tr>`)}</table>`
    : '';
  const points = letter.points?.length
    ? html`<ul style="margin:0 0 16px;padding-inline-start:20px">${letter.points.map((point) => html`<li style="margin:0 0 6px">${point}</li>`)}</ul>`
    : '';
  const action = letter.action
    ? html`<p style="margin:24px 0"><a href="${letter.action.url}" style="display:inline-block;background:${ink};color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:8px">${letter.action.label}</a></p>`
    : '';
  const line = (text: string) => html`<p style="margin:0 0 16px">${text}</p>`;
  const link = (url: string | null, label: string) =>
    url ? html`<p style="margin:0 0 6px"><a href="${url}" style="color:${quiet}">${label}</a></p>` : '';
  const page = await html`<!doctype html>
<html lang="${i18n.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subjectOf(letter)}</title></head>
<body style="margin:0;background:${paper};color:${ink};font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p style="margin:0 0 24px;font-weight:600">Viceversa</p>
${line(letter.greeting)}${letter.paragraphs.map(line)}${facts}${points}${action}${(letter.after ?? []).map(line)}
<div style="margin-top:32px;padding-top:16px;border-top:1px solid #e3dfd6;color:${quiet};font-size:14px"><p style="margin:0 0 6px">${letter.why}</p>${link(footer.optOutUrl, optOutLabel(i18n))}${link(footer.talkUrl, talkLabel(i18n))}</div>
</div></body></html>`;
  return String(page);
}
