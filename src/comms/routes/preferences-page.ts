import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Ctx, openLink } from '#platform';
import type { HttpEnv } from '#platform/http';
import { bareButton, bareChoices, bareForm, bareLayout, bareNote, type Html, wordsFor } from '#ui';
import { setPreferences } from '../commands/set-preferences.ts';
import { getPreferences } from '../queries/preferences.ts';
import { optionalKind } from '../schema.ts';

/** The way out at the foot of optional mails; opening it changes nothing, mail programs may post to leave one kind. */
export const preferencesPage = new Hono<HttpEnv>()
  .use('/mail-preferences/:token', async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'same-origin');
  })
  .get('/mail-preferences/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    return context.html(await page(ctx, context.req.path, context.req.query('kind')));
  })
  .post('/mail-preferences/:token', async (context) => {
    const ctx = await linkCtx(context.var.ctx, context.req.param('token'));
    const form = await context.req.parseBody({ all: true });
    const { preferences } = await getPreferences(ctx);
    const leaving = optionalKind.safeParse(context.req.query('kind'));
    const kept = preferences.filter((one) => one.isWanted && one.kind !== leaving.data).map((one) => one.kind);
    const ticked = [form.wanted ?? []].flat().map(String);
    const chosen = optionalKind.options.filter((kind) => ticked.includes(kind));
    await setPreferences(ctx, { wanted: form['List-Unsubscribe'] === 'One-Click' ? kept : chosen });
    return context.html(await page(ctx, context.req.path, undefined, true));
  });

async function linkCtx(ctx: Ctx, token: string): Promise<Ctx> {
  const link = await openLink(ctx, 'mail-preferences', token);
  const { personId, purpose, subjectId, id: linkId } = link;
  return { ...ctx, actor: { kind: 'link', personId, purpose, subjectId, linkId } };
}

/** Coming from a mail, its kind stands unticked: one press leaves it. */
async function page(ctx: Ctx, action: string, leaving: string | undefined, isSaved = false): Promise<Html> {
  const i18n = wordsFor(ctx.locale);
  const { preferences } = await getPreferences(ctx);
  return bareLayout(
    {
      i18n,
      title: i18n._('Which mails do you want?'),
      lead: i18n._('Mails you need, such as calendar entries and sign-in links, always come.'),
    },
    html`${isSaved ? bareNote(i18n._('Saved.'), 'good') : ''}${bareForm(
      { action },
      html`${bareChoices({
        name: 'wanted',
        legend: i18n._('Send me'),
        many: true,
        choices: preferences.map((one) => ({ value: one.kind, label: one.name })),
        chosen: preferences.filter((one) => one.isWanted && one.kind !== leaving).map((one) => one.kind),
      })}${bareButton(i18n._('Save'))}`,
    )}`,
  );
}
