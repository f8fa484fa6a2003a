import { canonicalJson, type Result } from '@viceversa/matching';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { Comparison } from '../schema.ts';
import { runNotFinished } from './ask-about.ts';
import { briefsOf } from './briefs.ts';
import { findResult, loadRun } from './stored.ts';

const MOST_LISTED = 500;

/** What a later run changed against an earlier one of the same programme: pairs made, pairs lost, stage by stage. */
export async function compareRuns(ctx: Ctx, beforeId: string, afterId: string): Promise<Comparison> {
  const [before, after] = [await loadRun(ctx, beforeId), await loadRun(ctx, afterId)];
  if (!can(ctx.actor, 'match', before) || !can(ctx.actor, 'match', after)) throw notAllowed();
  const [old, fresh] = [await findResult(ctx, beforeId), await findResult(ctx, afterId)];
  if (!old || !fresh) throw runNotFinished();
  const oldKeys = keysOf(old);
  const freshKeys = keysOf(fresh);
  const added = fresh.pairs.filter((pair) => !oldKeys.has(keyOf(pair)));
  const removed = old.pairs.filter((pair) => !freshKeys.has(keyOf(pair)));
  const listed = [...added, ...removed].flatMap((pair) => [pair.mentor, pair.mentee]);
  const { names } = await briefsOf(ctx, before.programmeId, [...new Set(listed)], []);
  const named = (pairs: Result['pairs']) =>
    pairs.slice(0, MOST_LISTED).map(({ mentor, mentee, score }) => ({
      mentor: names.get(mentor) ?? '?',
      mentee: names.get(mentee) ?? '?',
      score,
    }));
  const stages = [...new Set([...old.objective, ...fresh.objective].map((one) => one.stage))];
  const valueIn = (result: Result, stage: string) => result.objective.find((one) => one.stage === stage)?.value ?? null;
  return {
    added: named(added),
    removed: named(removed),
    addedCount: added.length,
    removedCount: removed.length,
    kept: old.pairs.length - removed.length,
    objective: stages.map((stage) => ({ stage, before: valueIn(old, stage), after: valueIn(fresh, stage) })),
    isSamePolicy: canonicalJson(before.policy) === canonicalJson(after.policy),
    isSameSnapshot: before.factsSha256 === after.factsSha256,
  };
}

const keyOf = (pair: { mentor: string; mentee: string }) => `${pair.mentor} ${pair.mentee}`;
const keysOf = (result: Result) => new Set(result.pairs.map(keyOf));
