import { type Ctx, conflict, json, nowIso, readInput, record, transaction } from '#platform';
import { differences } from '../rules.ts';
import { matchingPolicy, type NewMatchingPolicy } from '../schema.ts';
import { requireChangeable } from './change-programme.ts';

/**
 * Replaces the matching policy and returns its new version; `expectedVersion` is the one that was read, so that of two
 * people at once the second is told (`conflict`). The event keeps what changed: it is the policy's history.
 */
export async function changePolicy(
  ctx: Ctx,
  id: string,
  input: { policy: NewMatchingPolicy; expectedVersion: number },
): Promise<{ version: number }> {
  const policy = readInput(matchingPolicy, input.policy);
  return transaction(ctx, async (ctx) => {
    const programme = await requireChangeable(ctx, id);
    if (programme.policyVersion !== input.expectedVersion) throw conflict();
    const changes = differences(programme.policy, policy);
    if (changes.length === 0) return { version: programme.policyVersion };
    const version = programme.policyVersion + 1;
    const done = await ctx.db
      .updateTable('programmes')
      .set({ policy: json(policy), policyVersion: version, updatedAt: nowIso(ctx) })
      .where('id', '=', id)
      .where('policyVersion', '=', input.expectedVersion)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw conflict();
    await record(ctx, {
      type: 'programme-changed',
      subject: { kind: 'programme', id },
      programmeId: id,
      data: { fields: ['policy'], version, changes },
    });
    return { version };
  });
}
