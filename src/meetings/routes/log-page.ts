import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Ctx, openLink, Problem } from '#platform';
import type { HttpEnv } from '#platform/http';
import {
  bareButton,
  bareChoices,
  bareForm,
  bareLayout,
  bareLink,
  bareNote,
  bareProblems,
  type Html,
  momentIn,
  wordsFor,
} from '#ui';
import { logMeeting } from '../commands/index.ts';
import { getMeeting } from '../queries/index.ts';
import { type MeetingView, meetingLog } from '../schema.ts';

type Words = ReturnType<typeof wordsFor>;

/**
 * The mailed one-tap log: opening it shows the questions and changes nothing, since mail scanners open links too.
 * Its referrer stays on this site; with none at all browsers send no origin and the form is refused.
 */
export const bare = new Hono<HttpEnv>()
  .get('/log-meeting/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    const meeting = await getMeeting(ctx, ctx.actor.subjectId);
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'same-origin');
    return context.html(logPage(wordsFor(ctx.locale), meeting, context.req.path));
  })
  .post('/log-meeting/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    const meeting = await getMeeting(ctx, ctx.actor.subjectId);
    const i18n = wordsFor(ctx.locale);
    const form = await context.req.parseBody();
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'same-origin');
    const read = meetingLog.safeParse({
      wasHeld: form.held === 'yes' ? true : form.held === 'no' ? false : undefined,
      worthIt: tapOf(form.worthIt),
      couldSpeak: tapOf(form.couldSpeak),
      nextClear: tapOf(form.nextClear),
    });
    if (!read.success) {
      const errors = { held: i18n._('Say first whether the meeting took place') };
      return context.html(logPage(i18n, meeting, context.req.path, errors), 422);
    }
    try {
      await logMeeting(ctx, { meetingId: meeting.id, ...read.data });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409) throw error;
      const errors = { held: i18n._(error.detailId, error.values) };
      return context.html(logPage(i18n, meeting, context.req.path, errors), 409);
    }
    return context.html(savedPage(i18n, ctx, meeting));
  });

const tapOf = (value: unknown): number | undefined =>
  typeof value === 'string' && /^[1-5]$/.test(value) ? Number(value) : undefined;

async function linkCtx(ctx: Ctx, token: string) {
  const link = await openLink(ctx, 'log-meeting', token);
  const { personId, purpose, id: linkId } = link;
  const subjectId = link.subjectId ?? '';
  return { ...ctx, actor: { kind: 'link' as const, personId, purpose, subjectId, linkId } };
}

const names = (i18n: Words, meeting: MeetingView): string =>
  new Intl.ListFormat(i18n.locale).format(meeting.partners.map((partner) => partner.givenName));

function logPage(i18n: Words, meeting: MeetingView, action: string, errors?: Record<string, string>): Html {
  const title = i18n._('Your meeting with {names}', { names: names(i18n, meeting) });
  const scale = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value) }));
  const tap = (name: string, legend: string) =>
    bareChoices({ name, legend, hint: i18n._('1 = not at all, 5 = fully'), choices: scale, row: true });
  return bareLayout(
    {
      i18n,
      title,
      lead: momentIn(i18n.locale, meeting.startsAt, meeting.timeZone),
      whoSees: i18n._(
        'Both of you and the coordinator see that the meeting took place. Your three taps are counted in group figures only, from five people on. Your partner never sees them.',
      ),
    },
    html`${bareProblems(i18n, errors)}${bareForm(
      { action },
      html`${bareChoices({
        name: 'held',
        legend: i18n._('Did the meeting take place?'),
        error: errors?.held,
        choices: [
          { value: 'yes', label: i18n._('Yes') },
          { value: 'no', label: i18n._('No') },
        ],
        row: true,
        required: true,
      })}${tap('worthIt', i18n._('This meeting was worth its time'))}${tap('couldSpeak', i18n._('I could say what I thought'))}${tap('nextClear', i18n._('We know what happens next'))}${bareButton(i18n._('Save'))}`,
    )}${bareNote(html`<a href="/talk">${i18n._('Talk to someone outside my line')}</a>`)}`,
  );
}

function savedPage(i18n: Words, ctx: Ctx, meeting: MeetingView): Html {
  const title = i18n._('Saved, thank you');
  return bareLayout(
    { i18n, title },
    html`${bareNote(i18n._('You can change it by the same link until the log closes, 30 days after the meeting.'), 'good')}<p>${bareLink(i18n._('Open the mentorship'), `${ctx.config.BASE_URL}/mentorships/${meeting.mentorshipId}`, true)}</p>`,
  );
}
