import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { faultsInWords, limitRate, Problem, readInput, sha256 } from '#platform';
import { addressOf, checkFormToken, formToken } from '#platform/auth';
import { type HttpEnv, z } from '#platform/http';
import { bareButton, bareField, bareForm, bareLayout, bareProblems, type Html, wordsFor } from '#ui';
import { claimAdministrator, openClaim } from '../commands/first-administrator.ts';
import { deviceOf } from '../rules/device.ts';
import { fieldOf, problemPage, unkept } from './bare-frame.ts';
import { welcome } from './sign-in-pages.ts';

const claim = z.object({
  givenName: z.string().trim().min(1, /*i18n*/ 'Give your first name').max(200),
  familyName: z.string().trim().max(200),
  email: z.email(/*i18n*/ 'Give your work address, such as ada@example.org').max(320),
  password: z.string().max(1000),
});

type Shown = { givenName: string; familyName: string; email: string };

/** The one-time page on which somebody who can read the server's output becomes the first administrator. */
export const claimPages = new Hono<HttpEnv>()
  .get('/claim/:token', async (context) => {
    unkept(context);
    await openClaim(context.var.ctx, context.req.param('token'));
    return context.html(claimPage(context, { givenName: '', familyName: '', email: '' }));
  })
  .post('/claim/:token', async (context) => {
    await checkFormToken(context);
    unkept(context);
    const { ctx } = context.var;
    await limitRate(ctx, `claim/from/${sha256(addressOf(context))}`, 30, 900);
    const form = await context.req.parseBody();
    const shown = {
      givenName: fieldOf(form, 'givenName'),
      familyName: fieldOf(form, 'familyName'),
      email: fieldOf(form, 'email'),
    };
    const device = deviceOf(context.req.header('user-agent'));
    try {
      const read = readInput(claim, {
        ...shown,
        email: shown.email.trim().toLowerCase(),
        password: fieldOf(form, 'password'),
      });
      return welcome(context, await claimAdministrator(ctx, context.req.param('token'), read, device), '/');
    } catch (error) {
      if (!(error instanceof Problem) || !error.errors) throw error;
      return context.html(
        claimPage(
          context,
          shown,
          faultsInWords(error, (id, values) => wordsFor(ctx.locale)._(id, values)),
        ),
        422,
      );
    }
  });
claimPages.onError((error, context) => problemPage(error, context));

function claimPage(context: Context<HttpEnv>, shown: Shown, errors: Record<string, string> = {}): Html {
  const i18n = wordsFor(context.var.ctx.locale);
  const field = (name: keyof Shown, label: string, autocomplete: string, required: boolean) =>
    bareField({ name, label, autocomplete, required, value: shown[name], error: errors[name] });
  const body = html`${bareProblems(i18n, errors)}${bareForm(
    { action: context.req.path, hidden: { formToken: formToken(context) } },
    html`${field('givenName', i18n._('First name'), 'given-name', true)}${field(
      'familyName',
      i18n._('Family name'),
      'family-name',
      false,
    )}${field('email', i18n._('Work address'), 'username', true)}${bareField({
      name: 'password',
      label: i18n._('Password'),
      hint: i18n._('At least 12 characters; three or four unrelated words are easy to remember.'),
      type: 'password',
      autocomplete: 'new-password',
      error: errors.password,
      required: true,
    })}${bareButton(i18n._('Become administrator'))}`,
  )}`;
  const lead = i18n._(
    'This installation has no administrator yet. Whoever opens this link first becomes one; then it stops working.',
  );
  return bareLayout({ i18n, title: i18n._('Become the first administrator'), lead }, body);
}
