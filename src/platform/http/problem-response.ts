import { HTTPException } from 'hono/http-exception';
import type { Ctx } from '../ctx.ts';
import { pgFault } from '../db/index.ts';
import { conflict, faultsInWords, fill, internalError, invalidInput, Problem, type Translate } from '../problems.ts';

/** Turns anything thrown into a problem; what is not ours is logged whole and shown only by its number. */
export function toProblem(error: unknown, ctx: Pick<Ctx, 'log' | 'requestId'>): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status < 500) {
    return invalidInput({
      detail: /*i18n*/ 'The request could not be read: {reason}',
      values: { reason: error.message },
    });
  }
  const fault = pgFault(error);
  if (fault?.code === '23505' || fault?.code === '40001') return conflict();
  const facts = error instanceof Error ? { error: error.message, stack: error.stack } : { error: String(error) };
  ctx.log.error({ ...facts, requestId: ctx.requestId, constraint: fault?.constraint }, 'unexpected');
  return internalError({ values: { requestId: ctx.requestId } });
}

/** A problem as RFC 9457 has it; `translate` turns a message id and values into words. */
export function problemBody(problem: Problem, translate: Translate = fill) {
  return {
    type: `/problems/${problem.type}`,
    title: translate(problem.title),
    status: problem.status,
    detail: translate(problem.detailId, problem.values),
    ...(problem.errors ? { errors: faultsInWords(problem, translate) } : {}),
  };
}

/** A problem as an answer, in the reader's language. */
export function problemResponse(problem: Problem, ctx: Pick<Ctx, 'requestId'>, translate: Translate = fill): Response {
  const body = { ...problemBody(problem, translate), requestId: ctx.requestId };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
