import type { Ctx } from '#platform';
import { type EngineFailure, failureWords } from '../rules/failures.ts';
import type { Words } from '../schema.ts';
import { briefsOf, idsIn } from './briefs.ts';

/** What went wrong and the next step, with people's names for the ids that the engine knows. */
export async function toldFailure(ctx: Ctx, programmeId: string, failure: EngineFailure): Promise<Words> {
  const { names } = await briefsOf(ctx, programmeId, idsIn([{ values: { message: failure.message } }]), []);
  return failureWords({
    ...failure,
    message: [...names].reduce((text, [id, name]) => text.replaceAll(id, name), failure.message),
  });
}
