import type { Ctx } from '#platform';

/** The same ctx with nobody in it: for events that must not tell who asked. */
export const withoutActor = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: 'system', job: 'mentorships' },
  requestId: 'withheld',
});
