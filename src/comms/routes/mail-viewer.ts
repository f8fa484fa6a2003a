import { Hono } from 'hono';
import { html } from 'hono/html';
import type { HttpEnv } from '#platform/http';
import { bareButtons, bareFacts, bareLayout, bareLink, bareNote, type Html, momentIn, wordsFor } from '#ui';
import { getMail, listMails } from '../queries/mails.ts';

const most = 200;
const alone = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-top-navigation-by-user-activation";

/** Shows the mails that a server would have sent; exists only while none is set up. */
export const mailViewer = new Hono<HttpEnv>()
  .use('/dev/mail/*', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  })
  .get('/dev/mail', async (context) => {
    const { ctx } = context.var;
    const mails = await listMails(ctx, { to: context.req.query('to'), limit: most });
    const i18n = wordsFor(ctx.locale);
    const lines = mails.map(
      (mail) =>
        html`<li><a href="/dev/mail/${mail.id}">${mail.subject}</a><br><small>${mail.toAddress} · ${mail.kind} · ${momentIn(i18n.locale, mail.createdAt, 'UTC')}${mail.abandonedAt ? html` · ${i18n._('given up')}` : ''}</small></li>`,
    );
    const body: Html =
      mails.length === 0
        ? bareNote(i18n._('No mail yet. Invite somebody, plan a meeting or ask for a sign-in link.'))
        : html`<ol reversed>${lines}</ol>`;
    return context.html(
      bareLayout(
        {
          i18n,
          title: i18n._('Mails'),
          lead: i18n._('No mail server is set, so mails stay here and in the data folder. Set SMTP_URL to send them.'),
        },
        body,
      ),
    );
  })
  .get('/dev/mail/:id{[0-9a-f-]{36}}', async (context) => {
    const { ctx } = context.var;
    const mail = await getMail(ctx, context.req.param('id'));
    const i18n = wordsFor(ctx.locale);
    return context.html(
      bareLayout(
        { i18n, title: mail.subject },
        html`${bareFacts([
          { term: i18n._('To'), is: mail.toAddress },
          { term: i18n._('Kind'), is: mail.kind },
          { term: i18n._('Written'), is: momentIn(i18n.locale, mail.createdAt, 'UTC') },
          ...(mail.calendar
            ? [
                {
                  term: i18n._('Calendar entry'),
                  is: html`<a href="/dev/mail/${mail.id}/meeting.ics">${mail.calendarMethod}</a>`,
                },
              ]
            : []),
        ])}<div class="note plain">${linked(mail.textBody)}</div>${bareButtons(
          bareLink(i18n._('As it looks in a mail program'), `/dev/mail/${mail.id}/html`, true),
          bareLink(i18n._('All mails'), '/dev/mail', true),
        )}`,
      ),
    );
  })
  .get('/dev/mail/:id{[0-9a-f-]{36}}/html', async (context) => {
    const mail = await getMail(context.var.ctx, context.req.param('id'));
    context.header('content-security-policy', alone);
    return context.html(mail.htmlBody);
  })
  .get('/dev/mail/:id{[0-9a-f-]{36}}/meeting.ics', async (context) => {
    const mail = await getMail(context.var.ctx, context.req.param('id'));
    return context.body(mail.calendar ?? '', 200, {
      'content-type': `text/calendar; charset=utf-8; method=${mail.calendarMethod ?? 'REQUEST'}`,
    });
  });

const address = /(https?:\/\/[^\s<>"]+)/;

const linked = (text: string): Html =>
  html`${text.split('\n').map((line) => html`${line.split(address).map((part) => (address.test(part) ? html`<a href="${part}">${part}</a>` : part))}<br>`)}`;
