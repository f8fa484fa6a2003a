import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { findPerson } from '#people';
import { type Ctx, faultsInWords, openLink, Problem } from '#platform';
import { checkFormToken, formToken } from '#platform/auth';
import type { HttpEnv } from '#platform/http';
import { getLanding, type Programme } from '#programmes';
import { searchTopics } from '#topics';
import {
  bareButton,
  bareButtons,
  bareDuo,
  bareForm,
  bareLayout,
  bareLink,
  bareNote,
  bareProblems,
  type Html,
  wordsFor,
} from '#ui';
import { LINK_PURPOSE } from '../access.ts';
import { changeEnrolment } from '../commands/change-enrolment.ts';
import { enrol, NOTICE_VERSION } from '../commands/enrol.ts';
import { withdraw } from '../commands/withdraw.ts';
import { findOwnEnrolment, type OwnEnrolment } from '../queries/enrolments.ts';
import { readForm } from '../queries/read-form.ts';
import { formOf, type Said, said } from '../rules/form.ts';
import type { Side } from '../schema.ts';
import { joinFields } from './join-form.ts';
import { notice, programmeFacts, summary } from './join-summary.ts';

type Here = Context<HttpEnv>;
type Visit = {
  here: Here;
  ctx: Ctx;
  programme: Programme;
  /** The mailed key, carried along from page to page. */
  key: string;
  own: OwnEnrolment | undefined;
  isKnown: boolean;
};

const base = '/join/:programmeId{[0-9a-f-]{36}}';

/** Who is here: signed in, or through the mailed key; the key acts only for its own programme. */
async function visit(here: Here): Promise<Visit> {
  const programmeId = here.req.param('programmeId') ?? '';
  const form = here.req.method === 'POST' ? await here.req.parseBody() : {};
  const given = 'key' in form ? form.key : here.req.query('key');
  const key = typeof given === 'string' ? given.slice(0, 200) : '';
  let ctx = here.var.ctx;
  if (key !== '') {
    const { id, personId, subjectId } = await openLink(ctx, LINK_PURPOSE, key);
    if (subjectId === programmeId) {
      const actor = { kind: 'link', purpose: LINK_PURPOSE, personId, subjectId, linkId: id } as const;
      ctx = { ...ctx, actor };
      const person = await findPerson(ctx, personId);
      if (person && here.req.header('accept-language') === undefined) ctx = { ...ctx, locale: person.locale };
    }
  }
  here.header('cache-control', 'no-store');
  const programme = await getLanding(ctx, programmeId);
  const isKnown = ctx.actor.kind === 'person' || ctx.actor.kind === 'link';
  const own = isKnown ? await findOwnEnrolment(ctx, programmeId) : undefined;
  return { here, ctx, programme, key, own: own?.withdrawnAt ? undefined : own, isKnown };
}

const address = ({ programme, key }: Visit, path = ''): string =>
  `/join/${programme.id}${path}${key ? `?key=${encodeURIComponent(key)}` : ''}`;

const hiddenIn = (visit: Visit) => ({ formToken: formToken(visit.here), ...(visit.key ? { key: visit.key } : {}) });

const draw = (visit: Visit, title: string, body: Html, lead?: string) => {
  const i18n = wordsFor(visit.ctx.locale);
  const frame = { i18n, title, programme: visit.programme.name, ...(lead ? { lead } : {}) };
  return visit.here.html(bareLayout(frame, body));
};

function landing(visit: Visit) {
  const i18n = wordsFor(visit.ctx.locale);
  const { programme } = visit;
  const isOpen = programme.state === 'recruiting';
  const enter = visit.isKnown
    ? bareButtons(
        bareLink(i18n._('Sign up as mentor'), address(visit, '/mentor')),
        bareLink(i18n._('Sign up as mentee'), address(visit, '/mentee'), true),
      )
    : html`<p>${bareLink(i18n._('Sign in to sign up'), `/sign-in?to=${encodeURIComponent(`/join/${programme.id}`)}`)}</p>`;
  const duo = bareDuo(
    {
      title: i18n._('Mentor'),
      body: html`<p>${i18n._('You are earlier in your career and know something that leaders do not. You lead the meetings.')}</p>`,
    },
    {
      title: i18n._('Mentee'),
      body: html`<p>${i18n._('You are senior and want to learn. You book the time, protect it and give something back.')}</p>`,
    },
  );
  const closed = bareNote(i18n._('Registration is not open. Ask the programme coordinator.'));
  return draw(
    visit,
    programme.name,
    html`<p>${programme.purpose}</p>${programmeFacts(i18n, programme)}${duo}${isOpen ? enter : closed}${notice(i18n, NOTICE_VERSION)}`,
  );
}

async function formPage(visit: Visit, side: Side, form: Said, errors: Record<string, string>) {
  const i18n = wordsFor(visit.ctx.locale);
  const topics = await searchTopics(visit.ctx, '', { limit: 200, offset: 0 });
  const fields = joinFields({
    i18n,
    programme: visit.programme,
    side,
    form,
    errors,
    topics,
    nonce: visit.here.var.nonce,
  });
  const title = side === 'mentor' ? i18n._('Sign up as mentor') : i18n._('Sign up as mentee');
  const body = html`${bareProblems(i18n, errors)}${programmeFacts(i18n, visit.programme)}${bareForm({ action: address(visit, `/${side}`), hidden: hiddenIn(visit) }, html`${fields}${bareButton(i18n._('Check what you wrote'), { name: 'step', value: 'check' })}`)}`;
  return draw(visit, title, body, i18n._('Nothing is sent before you have read it back.'));
}

function confirmPage(visit: Visit, form: Said, told: Html) {
  const i18n = wordsFor(visit.ctx.locale);
  const side = said(form, 'side') === 'mentor' ? 'mentor' : 'mentee';
  const carried = Object.entries(form)
    .filter(([name]) => !['step', 'formToken', 'key'].includes(name))
    .flatMap(([name, values]) => values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`));
  const send = visit.own ? i18n._('Save the change') : i18n._('Sign up');
  const edit = bareButton(i18n._('Change something'), { quiet: true, name: 'step', value: 'edit' });
  const buttons = html`${carried}${bareButtons(bareButton(send, { name: 'step', value: 'send' }), edit)}`;
  const body = html`${told}${notice(i18n, NOTICE_VERSION)}${bareForm({ action: address(visit, `/${side}`), hidden: hiddenIn(visit) }, buttons)}`;
  return draw(visit, i18n._('Is this right?'), body, i18n._('This is what the programme will hold about you.'));
}

function donePage(visit: Visit, own: OwnEnrolment) {
  const i18n = wordsFor(visit.ctx.locale);
  const names = new Map(own.topics.map((topic) => [topic.topicId, topic.name]));
  const told = summary(
    i18n,
    own,
    names,
    own.vetoes.map((veto) => veto.name),
  );
  const leave = bareForm(
    { action: address(visit, '/withdrawal'), hidden: hiddenIn(visit) },
    bareButton(i18n._('Withdraw'), { quiet: true }),
  );
  const next = i18n._(
    'Next: registration closes, then you hear about a proposed partner. You decide then; declining needs no reason.',
  );
  return draw(
    visit,
    own.side === 'mentor' ? i18n._('You have a place as mentor') : i18n._('You have a place as mentee'),
    html`${bareNote(next, 'good')}${told}<p>${bareLink(i18n._('Change what I said'), address(visit, `/${own.side}`), true)}</p><h2>${i18n._('Leave')}</h2><p>${i18n._('You can give your place back at any time, without a reason.')}</p>${leave}`,
  );
}

const formIn = async (here: Here): Promise<Said> => {
  const entries = Object.entries(await here.req.parseBody({ all: true })).slice(0, 120);
  const texts = (value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string').slice(0, 60);
  return Object.fromEntries(entries.map(([name, value]) => [name, texts(value)]));
};

const signIn = ({ here, programme }: Visit, side: Side) =>
  here.redirect(`/sign-in?to=${encodeURIComponent(`/join/${programme.id}/${side}`)}`, 303);

async function formFor(here: Here, side: Side) {
  const at = await visit(here);
  if (!at.isKnown) return signIn(at, side);
  if (at.own && at.own.side !== side) return here.redirect(address(at), 303);
  if (at.own) return formPage(at, side, formOf(at.own), {});
  const person = 'personId' in at.ctx.actor ? await findPerson(at.ctx, at.ctx.actor.personId) : undefined;
  return formPage(at, side, { timeZone: [person?.timeZone ?? at.programme.timeZone] }, {});
}

async function send(here: Here, side: Side) {
  await checkFormToken(here);
  const at = await visit(here);
  if (!at.isKnown || !('personId' in at.ctx.actor)) return signIn(at, side);
  const form: Said = { ...(await formIn(here)), side: [side] };
  const i18n = wordsFor(at.ctx.locale);
  const { place, errors, names, vetoNames } = await readForm(at.ctx, at.programme, side, form);
  const spoken = Object.fromEntries(
    Object.entries(errors).map(([field, { sentence, values }]) => [field, i18n._(sentence, values)]),
  );
  if (said(form, 'step') === 'edit' || Object.keys(errors).length > 0) return formPage(at, side, form, spoken);
  if (said(form, 'step') !== 'send') return confirmPage(at, form, summary(i18n, place, names, vetoNames));
  try {
    if (at.own) await changeEnrolment(at.ctx, at.own.id, place);
    else
      await enrol(at.ctx, {
        ...place,
        programmeId: at.programme.id,
        personId: at.ctx.actor.personId,
        source: at.key ? 'invitation' : 'registration',
      });
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { errors = { form: error.detailId }, values } = error;
    return formPage(
      at,
      side,
      form,
      faultsInWords({ errors, values }, (id, known) => i18n._(id, known)),
    );
  }
  return here.redirect(address(at), 303);
}

/** Registration without script: landing, one form a side, read-back, receipt with withdrawal. */
export const bare = new Hono<HttpEnv>()
  .get(base, async (here) => {
    const at = await visit(here);
    return at.own ? donePage(at, at.own) : landing(at);
  })
  .get(`${base}/mentor`, (here) => formFor(here, 'mentor'))
  .get(`${base}/mentee`, (here) => formFor(here, 'mentee'))
  .post(`${base}/mentor`, (here) => send(here, 'mentor'))
  .post(`${base}/mentee`, (here) => send(here, 'mentee'))
  .post(`${base}/withdrawal`, async (here) => {
    await checkFormToken(here);
    const at = await visit(here);
    if (at.own) await withdraw(at.ctx, at.own.id);
    const i18n = wordsFor(at.ctx.locale);
    return draw(
      at,
      i18n._('Your place is given back'),
      html`<p>${i18n._('Thank you for telling us. While registration is open you can sign up again.')}</p>`,
    );
  });
