import type { I18n } from '@lingui/core';
import { html } from 'hono/html';
import { type Html, nothing } from './layout.ts';

type Common = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
};

const idOf = (name: string) => `f-${name}`;

const describedBy = ({ name, hint, error }: Common) => {
  const ids = [hint && `${idOf(name)}-hint`, error && `${idOf(name)}-error`].filter(Boolean).join(' ');
  return ids ? html` aria-describedby="${ids}"` : nothing;
};

const under = ({ name, hint, error }: Common): Html =>
  html`${hint ? html`<p class="hint" id="${idOf(name)}-hint">${hint}</p>` : ''}${error ? html`<p class="error" id="${idOf(name)}-error">${error}</p>` : ''}`;

const flags = (part: Common): Html =>
  html`${describedBy(part)}${part.error ? html` aria-invalid="true"` : ''}${part.required ? html` required` : ''}`;

const top = (part: Common): Html => html`<label for="${idOf(part.name)}">${part.label}</label>${under(part)}`;

type FieldProps = Common & {
  value?: string | number | undefined;
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'tel' | 'url';
  autocomplete?: string;
  inputmode?: 'numeric' | 'email' | 'text';
  maxlength?: number;
  min?: number;
  max?: number;
};

/** One line to fill in: label, hint and error above. */
export const bareField = (part: FieldProps): Html =>
  html`<div class="field${part.error ? ' bad' : ''}">${top(part)}<input id="${idOf(part.name)}" name="${part.name}" type="${part.type ?? 'text'}" value="${part.value ?? ''}" maxlength="${part.maxlength ?? 200}"${part.autocomplete ? html` autocomplete="${part.autocomplete}"` : ''}${part.inputmode ? html` inputmode="${part.inputmode}"` : ''}${part.min === undefined ? '' : html` min="${part.min}"`}${part.max === undefined ? '' : html` max="${part.max}"`}${flags(part)}></div>`;

/** Several lines to fill in. */
export const bareText = (part: Common & { value?: string | undefined; rows?: number; maxlength?: number }): Html =>
  html`<div class="field${part.error ? ' bad' : ''}">${top(part)}<textarea id="${idOf(part.name)}" name="${part.name}" rows="${part.rows ?? 4}" maxlength="${part.maxlength ?? 4000}"${flags(part)}>${part.value ?? ''}</textarea></div>`;

type Choice = { value: string; label: string; hint?: string };

type ChoicesProps = Omit<Common, 'label'> & {
  legend: string;
  choices: Choice[];
  /** What is chosen now; several values with `many`. */
  chosen?: readonly string[] | undefined;
  many?: boolean;
  /** A short scale in one row, such as 1 to 5. */
  row?: boolean;
};

/** Radio buttons, or tick boxes with `many`; each target is at least 44 pixels high. */
export function bareChoices(part: ChoicesProps): Html {
  const common = { ...part, label: part.legend };
  const type = part.many ? 'checkbox' : 'radio';
  const lines = part.choices.map(
    (choice, index) =>
      html`<label class="choice"><input type="${type}" name="${part.name}" value="${choice.value}"${index === 0 ? html` id="${idOf(part.name)}"` : ''}${part.chosen?.includes(choice.value) ? html` checked` : ''}${part.required && !part.many ? html` required` : ''}><span>${choice.label}${choice.hint ? html`<small>${choice.hint}</small>` : ''}</span></label>`,
  );
  return html`<fieldset class="field${part.error ? ' bad' : ''}"${describedBy(common)}><legend>${part.legend}</legend>${under(common)}<div class="choices${part.row ? ' row' : ''}">${lines}</div></fieldset>`;
}

/** One tick box. */
export const bareTick = (part: Common & { checked?: boolean; value?: string }): Html =>
  html`<div class="field${part.error ? ' bad' : ''}">${under(part)}<label class="choice"><input type="checkbox" id="${idOf(part.name)}" name="${part.name}" value="${part.value ?? 'yes'}"${part.checked ? html` checked` : ''}${flags(part)}><span>${part.label}</span></label></div>`;

/** A list to choose one line from, for more than seven choices. */
export const bareSelect = (part: Common & { choices: Choice[]; chosen?: string | undefined; empty?: string }): Html =>
  html`<div class="field${part.error ? ' bad' : ''}">${top(part)}<select id="${idOf(part.name)}" name="${part.name}"${flags(part)}>${part.empty === undefined ? '' : html`<option value="">${part.empty}</option>`}${part.choices.map((choice) => html`<option value="${choice.value}"${choice.value === part.chosen ? html` selected` : ''}>${choice.label}</option>`)}</select></div>`;

/** The summary on top of a form that came back: takes focus, links to each field. */
export function bareProblems(i18n: I18n, errors: Record<string, string> | undefined): Html {
  const lines = Object.entries(errors ?? {});
  if (lines.length === 0) return nothing;
  return html`<div class="problems" role="alert" tabindex="-1" autofocus><h2>${i18n._('{count, plural, one {One answer needs another look} other {# answers need another look}}', { count: lines.length })}</h2><ul>${lines.map(([name, said]) => html`<li><a href="#${idOf(name)}">${said}</a></li>`)}</ul></div>`;
}

/** The one button of a form, or a quiet one. */
export const bareButton = (label: string, options: { quiet?: boolean; name?: string; value?: string } = {}): Html =>
  html`<button class="button${options.quiet ? ' quiet' : ''}"${options.name ? html` name="${options.name}" value="${options.value ?? ''}"` : ''}>${label}</button>`;

/** A link that looks like a button, for going somewhere. */
export const bareLink = (label: string, href: string, quiet = false): Html =>
  html`<a class="button${quiet ? ' quiet' : ''}" href="${href}">${label}</a>`;

/** Buttons and links beside each other, one under the other on a phone. */
export const bareButtons = (...buttons: Html[]): Html => html`<div class="buttons">${buttons}</div>`;

/** A form that posts; `hidden` carries tokens along. */
export const bareForm = (form: { action: string; hidden?: Record<string, string> }, body: Html): Html =>
  html`<form method="post" action="${form.action}" novalidate>${Object.entries(form.hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${body}</form>`;

/** A note beside the text: plain, good news, or a warning. */
export const bareNote = (body: Html | string, kind: 'plain' | 'good' | 'bad' = 'plain'): Html =>
  html`<div class="note ${kind}">${body}</div>`;

/** Where we are in a short walk: "Step 2 of 4". */
export const bareSteps = (i18n: I18n, step: number, of: number): Html =>
  html`<p class="steps">${i18n._('Step {step} of {of}', { step, of })}</p>`;

/** Terms and what they are, to read back before sending. */
export const bareFacts = (items: { term: string; is: Html | string }[]): Html =>
  html`<dl class="facts">${items.map((item) => html`<div><dt>${item.term}</dt><dd>${item.is}</dd></div>`)}</dl>`;

/** The two directions side by side: what the mentor teaches, what the mentee gives back. */
export const bareDuo = (
  teach: { title: string; body: Html | string },
  give: { title: string; body: Html | string },
): Html =>
  html`<div class="duo"><section class="teach"><h2>${teach.title}</h2>${teach.body}</section><section class="give"><h2>${give.title}</h2>${give.body}</section></div>`;
