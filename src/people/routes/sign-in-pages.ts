import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type Ctx, Problem } from '#platform';
import { addressOf, checkFormToken, endedSessionCookie, formToken, sessionCookie } from '#platform/auth';
import type { HttpEnv } from '#platform/http';
import {
  bareButton,
  bareButtons,
  bareField,
  bareForm,
  bareLayout,
  bareLink,
  bareNote,
  bareProblems,
  type Html,
  wordsFor,
} from '#ui';
import { askSignInLink } from '../commands/ask-sign-in-link.ts';
import type { SignedIn } from '../commands/begin-session.ts';
import { signOut } from '../commands/sessions.ts';
import {
  openSignInLink,
  SIGN_IN_LINK_MINUTES,
  signInByLink,
  signInByPassword,
  wrongPassword,
} from '../commands/sign-in.ts';
import { whoAmI } from '../queries/identity.ts';
import { deviceOf } from '../rules/device.ts';
import { returnPath } from '../rules/return-path.ts';
import { fieldOf, problemPage, unkept } from './bare-frame.ts';

type Page = Context<HttpEnv>;
type Words = ReturnType<typeof wordsFor>;

/** Sign-in without script: a link by mail or a password. Opening a mailed link changes nothing; its button does. */
export const signInPages = new Hono<HttpEnv>()
  .get('/sign-in', async (context) => {
    unkept(context);
    const { ctx } = context.var;
    if (ctx.actor.kind === 'person') return context.html(signedInPage(context, ctx, (await whoAmI(ctx)).person.name));
    return context.html(signInPage(context, { to: returnPath(context.req.query('to')), email: '' }));
  })
  .post('/sign-in', async (context) => {
    await checkFormToken(context);
    unkept(context);
    const { ctx } = context.var;
    const form = await context.req.parseBody();
    const [email, password] = [fieldOf(form, 'email').trim().slice(0, 320), fieldOf(form, 'password')];
    const to = returnPath(fieldOf(form, 'to'));
    const from = addressOf(context);
    const i18n = wordsFor(ctx.locale);
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
      const errors = { email: i18n._('Give your work address, such as ada@example.org') };
      return context.html(signInPage(context, { to, email, errors }), 422);
    }
    if (password === '' || fieldOf(form, 'way') === 'link') {
      await askSignInLink(ctx, { email, from, to });
      return context.html(askedPage(i18n, email));
    }
    try {
      const device = deviceOf(context.req.header('user-agent'));
      return welcome(context, await signInByPassword(ctx, { email, password, device, from }), to);
    } catch (error) {
      if (!(error instanceof Problem) || !wrongPassword.is(error)) throw error;
      const errors = { password: `${i18n._(error.title)}. ${i18n._(error.detailId)}` };
      return context.html(signInPage(context, { to, email, errors }), 401);
    }
  })
  .get('/sign-in/:token', async (context) => {
    unkept(context);
    const { name } = await openSignInLink(context.var.ctx, context.req.param('token'));
    return context.html(confirmPage(context, name));
  })
  .post('/sign-in/:token', async (context) => {
    await checkFormToken(context);
    unkept(context);
    const given = { token: context.req.param('token'), device: deviceOf(context.req.header('user-agent')) };
    const signedIn = await signInByLink(context.var.ctx, { ...given, from: addressOf(context) });
    return welcome(context, signedIn, returnPath(fieldOf(await context.req.parseBody(), 'to')));
  })
  .post('/sign-out', async (context) => {
    await checkFormToken(context);
    await signOut(context.var.ctx);
    context.header('set-cookie', endedSessionCookie(context.var.ctx.config), { append: true });
    return context.redirect('/sign-in', 303);
  });
signInPages.onError((error, context) => problemPage(error, context));

/** Hands over the new session and goes on. */
export function welcome(context: Page, signedIn: SignedIn, to: string): Response {
  const { config } = context.var.ctx;
  context.header('set-cookie', sessionCookie(config, signedIn.token, signedIn.maxAgeSeconds), { append: true });
  return context.redirect(to, 303);
}

function signInPage(context: Page, given: { to: string; email: string; errors?: Record<string, string> }): Html {
  const i18n = wordsFor(context.var.ctx.locale);
  const { to, email, errors } = given;
  const body = html`${bareProblems(i18n, errors)}${bareForm(
    { action: '/sign-in', hidden: { formToken: formToken(context), to } },
    html`${bareField({
      name: 'email',
      label: i18n._('Work address'),
      type: 'email',
      inputmode: 'email',
      autocomplete: 'username',
      maxlength: 320,
      value: email,
      error: errors?.email,
      required: true,
    })}${bareField({
      name: 'password',
      label: i18n._('Password'),
      hint: i18n._('Leave it empty to get a sign-in link by mail.'),
      type: 'password',
      autocomplete: 'current-password',
      error: errors?.password,
    })}${bareButtons(
      bareButton(i18n._('Sign in')),
      bareButton(i18n._('Mail me a sign-in link'), { quiet: true, name: 'way', value: 'link' }),
    )}`,
  )}`;
  const lead = i18n._('With the address your organisation knows you by. A sign-in link works without a password.');
  return bareLayout({ i18n, title: i18n._('Sign in'), lead }, body);
}

function askedPage(i18n: Words, email: string): Html {
  const lead = i18n._(
    'If {email} belongs to somebody here, a sign-in link is on its way. It works once, for {minutes} minutes.',
    { email, minutes: SIGN_IN_LINK_MINUTES },
  );
  return bareLayout(
    { i18n, title: i18n._('Look into your mail'), lead },
    html`${bareNote(i18n._('Nothing there after a few minutes? Look into the spam folder, check the address, or ask your programme coordinator which address is on file.'))}<p>${bareLink(i18n._('Back to sign-in'), '/sign-in', true)}</p>`,
  );
}

function confirmPage(context: Page, name: string): Html {
  const i18n = wordsFor(context.var.ctx.locale);
  const hidden = { formToken: formToken(context), to: returnPath(context.req.query('to')) };
  return bareLayout(
    {
      i18n,
      title: i18n._('Sign in'),
      lead: i18n._('This link is for {name}. It works once; if you are somebody else, close this page.', { name }),
    },
    bareForm({ action: context.req.path, hidden }, bareButton(i18n._('Sign in as {name}', { name }))),
  );
}

function signedInPage(context: Page, ctx: Ctx, name: string): Html {
  const i18n = wordsFor(ctx.locale);
  return bareLayout(
    { i18n, title: i18n._('You are signed in as {name}', { name }) },
    html`<p>${bareLink(i18n._('Go on'), returnPath(context.req.query('to')))}</p>${bareForm(
      { action: '/sign-out', hidden: { formToken: formToken(context) } },
      bareButton(i18n._('Sign out'), { quiet: true }),
    )}`,
  );
}
