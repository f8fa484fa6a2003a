import type { Ctx } from '#platform';

/** The same ctx with nobody in it: what begins or lapses must not tell whose answer came last. */
export const withoutActor = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: 'system', job: 'matching' },
  requestId: 'withheld',
});
