import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Ctx, faultsInWords, openLink, Problem } from '#platform';
import type { HttpEnv } from '#platform/http';
import {
  bareButton,
  bareChoices,
  bareForm,
  bareLayout,
  bareLink,
  bareNote,
  bareProblems,
  bareText,
  dayIn,
  type Html,
  wordsFor,
} from '#ui';
import { answerCheckIn, checkInClosed } from '../commands.ts';
import { getCheckInForm } from '../queries.ts';
import type { CheckInForm } from '../schema.ts';

type Words = ReturnType<typeof wordsFor>;
type Shown = { errors?: Record<string, string>; chosen?: Record<string, string>; comment?: string };

/** The mailed check-in: opening it changes nothing and never shows saved answers, since mailboxes are shared. */
export const bare = new Hono<HttpEnv>()
  .use('/check-in/:token', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'same-origin');
  })
  .get('/check-in/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    const form = await getCheckInForm(ctx, ctx.actor.subjectId);
    if (!form.isOpen) throw checkInClosed();
    return context.html(formPage(wordsFor(ctx.locale), form, context.req.path, {}));
  })
  .post('/check-in/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    const form = await getCheckInForm(ctx, ctx.actor.subjectId);
    const i18n = wordsFor(ctx.locale);
    const { comment, chosen, answers } = read(await context.req.parseBody());
    if (Object.keys(answers).length === 0 && comment === '') {
      const errors = { [form.items[0]?.key ?? '']: i18n._('Answer at least one question, or close the page') };
      return context.html(formPage(i18n, form, context.req.path, { errors, chosen, comment }), 422);
    }
    try {
      await answerCheckIn(ctx, { checkInId: form.id, answers, comment: comment.slice(0, 2000) });
    } catch (error) {
      if (!(error instanceof Problem) || !error.errors) throw error;
      const errors = faultsInWords(error, (id, values) => i18n._(id, values));
      return context.html(formPage(i18n, form, context.req.path, { errors, chosen, comment }), 422);
    }
    return context.html(thanksPage(i18n, form));
  });

async function linkCtx(ctx: Ctx, token: string) {
  const link = await openLink(ctx, 'check-in', token);
  const { personId, purpose, id: linkId } = link;
  return { ...ctx, actor: { kind: 'link' as const, personId, purpose, subjectId: link.subjectId ?? '', linkId } };
}

function read(body: Record<string, unknown>) {
  const chosen: Record<string, string> = {};
  const answers: Record<string, number> = {};
  let comment = '';
  for (const [name, value] of Object.entries(body).slice(0, 60)) {
    if (typeof value !== 'string' || value === '') continue;
    if (name === 'comment') comment = value.trim();
    else {
      chosen[name] = value.slice(0, 10);
      answers[name] = /^\d{1,2}$/.test(value) ? Number(value) : -1;
    }
  }
  return { chosen, answers, comment };
}

const labels = (i18n: Words, scale: CheckInForm['items'][number]['scale'], values: number[]) => {
  if (scale !== 'happened') return values.map((value) => ({ value: String(value), label: String(value) }));
  const words = [i18n._('No'), i18n._('Once'), i18n._('More than once')];
  return values.map((value) => ({ value: String(value), label: words[value] ?? String(value) }));
};

function question(i18n: Words, item: CheckInForm['items'][number], shown: Shown): Html {
  return bareChoices({
    name: item.key,
    legend: item.text,
    error: shown.errors?.[item.key],
    chosen: [shown.chosen?.[item.key] ?? ''],
    choices: labels(i18n, item.scale, item.values),
    row: true,
  });
}

/** Questions under their scale, each group with the one line that says who sees it. */
function groups(i18n: Words, form: CheckInForm, shown: Shown): Html[] {
  const titles = {
    agree: i18n._('How is it going? 1 = not at all, 5 = fully'),
    happened: i18n._('Has this happened since the last check-in?'),
    recommend: i18n._('And overall? 0 = not at all, 10 = certainly'),
  };
  const scales = ['agree', 'happened', 'recommend'] as const;
  return scales.flatMap((scale) => {
    const items = form.items.filter((item) => item.scale === scale);
    const [first] = items;
    if (!first) return [];
    return [
      html`<h2>${titles[scale]}</h2><p class="who">${first.whoSees}</p>${items.map((item) => question(i18n, item, shown))}`,
    ];
  });
}

function formPage(i18n: Words, form: CheckInForm, action: string, shown: Shown): Html {
  const names = new Intl.ListFormat(i18n.locale).format(form.partners);
  return bareLayout(
    {
      i18n,
      title: i18n._('How is it going with {names}?', { names }),
      lead: i18n._('Every question may be left out. You can answer until {day}.', {
        day: dayIn(i18n.locale, form.closesOn),
      }),
      whoSees: i18n._(
        'Confidential, not anonymous: your answers are stored under your name and shown to nobody by name.',
      ),
    },
    html`${form.isAnswered ? bareNote(i18n._('You have answered this check-in. If you send it again, the new answers replace the old ones. They are not shown here, because other people may read your mail.')) : ''}${bareProblems(i18n, shown.errors)}${bareForm(
      { action },
      html`${groups(i18n, form, shown)}${bareText({
        name: 'comment',
        label: i18n._('Anything else? (optional)'),
        hint: form.whoSeesComment,
        value: shown.comment,
        maxlength: 2000,
      })}${bareButton(i18n._('Send answers'))}`,
    )}${bareNote(html`<a href="/talk">${i18n._('Talk to someone outside my line')}</a>`)}`,
  );
}

function thanksPage(i18n: Words, form: CheckInForm): Html {
  return bareLayout(
    { i18n, title: i18n._('Thank you, your answers are saved') },
    html`${bareNote(
      i18n._('You can change them by the same link until {day}.', { day: dayIn(i18n.locale, form.closesOn) }),
      'good',
    )}<p>${i18n._('If something is wrong and should not wait, you can talk to somebody who is not in your line or your partner’s.')}</p><p>${bareLink(i18n._('Talk to someone outside my line'), '/talk', true)}</p>`,
  );
}
