import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Ctx } from '../ctx.ts';
import { faultsOf } from '../input.ts';
import { invalidInput } from '../problems.ts';

/** What every handler finds: `context.var.ctx` is the command's first argument; `nonce` is the page's CSP nonce. */
export type HttpEnv = { Variables: { ctx: Ctx; nonce: string } };

export { problemBody, problemResponse, toProblem } from './problem-response.ts';
export { createRoute, z };

/** A router of one room. Wrong input becomes one problem that names every field. */
export const newApi = () =>
  new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput({ errors: faultsOf(result.error, result.target) });
    },
  });

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.record(z.string(), z.string()).optional(),
  })
  .openapi('Problem');

/** A JSON answer of a route. */
export const answer = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});

/** Ids for examples. */
export const exampleId = '01a2106c-169d-7f36-816b-513f5637df79';
export const otherExampleId = '01a2106c-1325-7b55-bac3-aeaf39fbe553';

/** A JSON body of a route with one example of it; refused above 1 MiB unless the route says otherwise. */
export const body = <T extends z.ZodType>(schema: T, example: z.input<T>) => ({
  content: { 'application/json': { schema, example } },
  required: true as const,
});

/** Every route may answer with a problem. */
export const problems = {
  default: {
    content: { 'application/problem+json': { schema: problemSchema } },
    description: 'A refusal: what happened and the next step (RFC 9457)',
  },
};

/** A path parameter that is one of our ids. */
export const idParam = <Name extends string>(name: Name) => {
  const id = z.uuid().openapi({ param: { name, in: 'path', required: true } });
  return z.object({ [name]: id } as Record<Name, typeof id>);
};

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
