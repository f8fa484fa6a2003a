import type { I18n } from '@lingui/core';
import { html, raw } from 'hono/html';
import type { Programme } from '#programmes';
import type { TopicView } from '#topics';
import { bareChoices, bareField, bareSelect, bareText, bareTick, type Html, nothing } from '#ui';
import { PARTS, type Said, STYLE_QUESTIONS, said } from '../rules/form.ts';
import { mostPartners } from '../rules/place.ts';
import type { Side } from '../schema.ts';

export type FormFrame = {
  i18n: I18n;
  programme: Programme;
  side: Side;
  form: Said;
  /** Field → what to mend, in the reader's words. */
  errors: Record<string, string>;
  topics: readonly TopicView[];
  nonce: string;
};

const numbers = (labels: readonly string[], first: number) =>
  labels.map((label, at) => ({ value: String(first + at), label }));

const SHOWN_TOPICS = 2;

/** The first topics, and the others behind one press unless something stands in them. */
function topicRows(frame: FormFrame, fields: readonly string[], extrasOf: (field: string) => Html): Html {
  const { i18n } = frame;
  const rows = fields.map((field, at) =>
    topicRow(frame, field, i18n._('Topic {number}', { number: at + 1 }), extrasOf(field)),
  );
  const isUsed = fields.slice(SHOWN_TOPICS).some((field) => said(frame.form, field) !== '' || frame.errors[field]);
  return html`${rows.slice(0, SHOWN_TOPICS)}<details class="more"${isUsed ? html` open` : ''}><summary>${i18n._('More topics')}</summary>${rows.slice(SHOWN_TOPICS)}</details>`;
}

/** One row: a topic to type with suggestions, and how far along. */
function topicRow(frame: FormFrame, field: string, label: string, extras: Html): Html {
  const error = frame.errors[field];
  const bad = error ? html` aria-invalid="true" aria-describedby="f-${field}-error"` : '';
  return html`<div class="topic${error ? ' bad' : ''}"><label for="f-${field}">${label}</label>${error ? html`<p class="error" id="f-${field}-error">${error}</p>` : ''}<input id="f-${field}" name="${field}" list="topics" maxlength="200" autocomplete="off" value="${said(frame.form, field)}"${bad}>${extras}</div>`;
}

const small = (
  frame: FormFrame,
  name: string,
  label: string,
  choices: { value: string; label: string }[],
  otherwise: string,
) => bareSelect({ name, label, choices, chosen: said(frame.form, name) || otherwise });

const fault = ({ errors }: FormFrame): Html =>
  errors.topics ? html`<p class="error" id="f-topics-error">${errors.topics}</p>` : nothing;

function teaching(frame: FormFrame): Html {
  const { i18n } = frame;
  const sure = numbers(
    [i18n._('1 · just started'), '2', i18n._('3 · fairly sure'), '4', i18n._('5 · could teach a class')],
    1,
  );
  const rows = topicRows(
    frame,
    [1, 2, 3, 4, 5].map((at) => `offer${at}`),
    (field) => small(frame, `${field}level`, i18n._('How sure are you?'), sure, '3'),
  );
  const back = [1, 2].map((at) =>
    topicRow(frame, `back${at}`, i18n._('I would like to learn {number}', { number: at }), nothing),
  );
  const not = [1, 2].map((at) =>
    topicRow(frame, `not${at}`, i18n._('Please do not ask me about {number}', { number: at }), nothing),
  );
  const identity = frame.topics.filter((topic) => topic.isIdentity);
  return html`<fieldset class="field" id="f-topics"><legend>${i18n._('What could you teach?')}</legend><p class="hint">${i18n._('You do not need to be an expert. Type a topic or a tool, such as TikTok; suggestions appear.')}</p>${fault(frame)}${rows}</fieldset>
${bareText({ name: 'statement', label: i18n._('A time you explained something to somebody more senior'), hint: i18n._('Optional. Your partner sees it with a proposal.'), value: said(frame.form, 'statement'), rows: 3, maxlength: 2000 })}
<fieldset class="field"><legend>${i18n._('What would you like in return?')}</legend>${back}${bareText({ name: 'wantBack', label: i18n._('In your own words'), hint: i18n._('Optional. Your partner sees it with a proposal.'), value: said(frame.form, 'wantBack'), rows: 2, maxlength: 2000 })}</fieldset>
${identity.length === 0 ? '' : bareChoices({ name: 'identity', legend: i18n._('Topics about who you are'), hint: i18n._('Only if you want to talk about them. Nobody is asked to speak for a whole group. The coordinator and a proposed partner see what you tick.'), many: true, choices: identity.map((topic) => ({ value: topic.id, label: topic.name })), chosen: frame.form.identity })}
<fieldset class="field"><legend>${i18n._('What should nobody ask you about?')}</legend>${not}</fieldset>`;
}

function learning(frame: FormFrame): Html {
  const { i18n } = frame;
  const scale = [
    i18n._('0 · nothing yet'),
    i18n._('1 · heard of it'),
    i18n._('2 · with help'),
    i18n._('3 · alone'),
    i18n._('4 · teach others'),
  ];
  const wish = numbers([i18n._('nice to have'), i18n._('useful'), i18n._('needed now')], 1);
  const levels = (field: string) =>
    html`<div class="three">${small(frame, `${field}now`, i18n._('Where are you now?'), numbers(scale, 0), '1')}${small(frame, `${field}target`, i18n._('Where to?'), numbers(scale.slice(1), 1), '3')}${small(frame, `${field}priority`, i18n._('How much?'), wish, '2')}</div>`;
  const rows = topicRows(
    frame,
    [1, 2, 3, 4].map((at) => `need${at}`),
    levels,
  );
  const give = [1, 2].map((at) =>
    topicRow(frame, `give${at}`, i18n._('I could give back {number}', { number: at }), nothing),
  );
  return html`<fieldset class="field" id="f-topics"><legend>${i18n._('What do you want to learn?')}</legend><p class="hint">${i18n._('At least one. Type a topic or a tool, such as ChatGPT; suggestions appear.')}</p>${fault(frame)}${rows}</fieldset>
${bareText({ name: 'statement', label: i18n._('Which decision or task would this help you with?'), hint: i18n._('Your partner sees it with a proposal.'), value: said(frame.form, 'statement'), rows: 3, maxlength: 2000 })}
<fieldset class="field"><legend>${i18n._('What can you give back?')}</legend><p class="hint">${i18n._('For example: how decisions are made, or an introduction.')}</p>${give}</fieldset>`;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** The week as a table of ticks; every tick names its day and part for who cannot see the table. */
function week(frame: FormFrame): Html {
  const { i18n } = frame;
  const chosen = new Set(frame.form.free ?? []);
  const nameOf = (day: number, weekday: 'long' | 'short') =>
    new Intl.DateTimeFormat(frame.i18n.locale, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
  const head = PARTS.map(
    (part) =>
      html`<th scope="col">${i18n._(part.label)}<small>${part.from.slice(0, 2)}–${part.to.slice(0, 2)}</small></th>`,
  );
  const cell = (day: number, part: (typeof PARTS)[number]) => {
    const value = `${day}-${part.key}`;
    return html`<td><label><input type="checkbox" name="free" value="${value}"${chosen.has(value) ? html` checked` : ''} aria-label="${nameOf(day, 'long')}, ${i18n._(part.label)}"></label></td>`;
  };
  const rows = DAYS.map(
    (day) => html`<tr><th scope="row">${nameOf(day, 'short')}</th>${PARTS.map((part) => cell(day, part))}</tr>`,
  );
  return html`<fieldset class="field"><legend>${i18n._('When are you usually free for a meeting?')}</legend><p class="hint">${i18n._('In your own time zone. Tick nothing if any working hour suits you.')}</p><table class="week"><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table>${bareField({ name: 'timeZone', label: i18n._('Your time zone'), value: said(frame.form, 'timeZone'), error: frame.errors.timeZone, maxlength: 64 })}</fieldset>`;
}

function style(frame: FormFrame): Html {
  const { i18n } = frame;
  const scale = ['0', '1', '2', '3', '4'];
  const rows = STYLE_QUESTIONS.map(({ key, left, right }) => {
    const name = `style-${key}`;
    const dots = scale.map(
      (value) =>
        html`<label><input type="radio" name="${name}" value="${value}"${said(frame.form, name) === value ? html` checked` : ''} aria-label="${value === '0' ? i18n._(left) : value === '4' ? i18n._(right) : `${value}/4`}"></label>`,
    );
    return html`<div class="scale" role="group" aria-label="${i18n._(left)} – ${i18n._(right)}"><span>${i18n._(left)}</span><span class="dots">${dots}</span><span>${i18n._(right)}</span></div>`;
  });
  return html`<fieldset class="field"><legend>${i18n._('How you like to work')}</legend><p class="hint">${i18n._('Optional. Used only to find a partner who suits you; nobody else sees it.')}</p>${rows}</fieldset>`;
}

/** All fields of one side, in one column. */
export function joinFields(frame: FormFrame): Html {
  const { i18n } = frame;
  const { programme, side, form, errors } = frame;
  const most = mostPartners(programme, side);
  const listed = side === 'mentor' ? frame.topics.filter((topic) => !topic.isIdentity) : frame.topics;
  const least = programme.format === 'circle' ? programme.policy.circleLeast : 1;
  const capacity = Array.from({ length: most - least + 1 }, (_, at) => ({
    value: String(at + least),
    label: String(at + least),
  }));
  return html`<style nonce="${frame.nonce}">${CSS}</style><datalist id="topics">${listed.map((topic) => html`<option value="${topic.name}">`)}</datalist>
${side === 'mentor' ? teaching(frame) : learning(frame)}
${bareChoices({
  name: 'mode',
  legend: i18n._('How would you like to meet?'),
  choices: [
    { value: 'either', label: i18n._('Either is fine') },
    { value: 'in_person', label: i18n._('In person') },
    { value: 'remote', label: i18n._('By video or phone') },
  ],
  chosen: [said(form, 'mode') || 'either'],
})}
${week(frame)}
${side === 'mentor' && most > least ? bareSelect({ name: 'capacity', label: i18n._('How many partners could you take at once?'), choices: capacity, chosen: said(form, 'capacity') || String(least), error: errors.capacity }) : ''}
${style(frame)}
${bareText({ name: 'vetoes', label: i18n._('People you should not be paired with'), hint: i18n._('Private: only the matching uses it. No coordinator, manager or partner can see it. One name or e-mail address a line; no reason needed.'), value: said(form, 'vetoes'), rows: 2, error: errors.vetoes, maxlength: 4000 })}
${bareTick({ name: 'pledge', label: i18n._('I can give about {hours} hours: {count} meetings of {minutes} minutes.', { hours: programme.hoursPledged, count: programme.plannedMeetings, minutes: programme.meetingMinutes }), checked: said(form, 'pledge') === 'yes', error: errors.pledge })}`;
}

const CSS = raw(`
.topic{margin-block:0 20px}
.topic.bad{margin-block-start:8px}
form .topic>label{display:block;font-weight:600}
.topic .field{margin-block-start:6px}
form .topic .field>label:not(.choice){font-weight:400;font-size:.9375rem}
.three{display:grid;gap:0 8px;grid-template-columns:repeat(3,1fr);align-items:end}
table.week{width:100%;border-collapse:collapse;table-layout:fixed;margin-block:8px 16px}
.week th{font-weight:500;font-size:.8125rem;padding:2px;text-align:center}
.week th small{display:block;font-weight:400}
.week th[scope=row]{text-align:start}
.week td{padding:0}
.week td label{display:grid;place-items:center;padding:10px 0}
.week input,.scale input{width:24px;height:24px;margin:0;accent-color:var(--vv-ink)}
.scale{display:grid;gap:4px 12px;grid-template-columns:1fr auto 1fr;align-items:center;margin-block:10px}
.scale>span:last-child{text-align:end}
.dots{display:flex}
.dots label{padding:9px}
@media(max-width:480px){
.three{grid-template-columns:1fr 1fr}
.three>:last-child{grid-column:1/-1}
.scale{grid-template-columns:1fr 1fr;align-items:end}
.dots{grid-row:2;grid-column:1/3;justify-content:space-between}
}`);
