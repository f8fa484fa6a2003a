import type { Context } from 'hono';
import { Problem } from '#platform';
import { type HttpEnv, toProblem } from '#platform/http';
import { bareLayout, bareLink, type Html, wordsFor } from '#ui';

/** No page about signing in is kept, and none tells its address to anybody else. */
export function unkept(context: Context<HttpEnv>): void {
  context.header('cache-control', 'no-store');
}

/** A refusal as a page: what happened and the way back to signing in. */
export async function problemPage(error: unknown, context: Context<HttpEnv>): Promise<Response> {
  const { ctx } = context.var;
  const problem = error instanceof Problem ? error : toProblem(error, ctx);
  const i18n = wordsFor(ctx.locale);
  const lead = i18n._(problem.detailId, problem.values);
  unkept(context);
  context.status(problem.status as 400);
  return context.html(bareLayout({ i18n, title: i18n._(problem.title), lead }, signInAgain(i18n._('Go to sign-in'))));
}

const signInAgain = (label: string): Html => bareLink(label, '/sign-in');

/** A text field of a posted form, or an empty text. */
export const fieldOf = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};
