import { z } from '@hono/zod-openapi';
import { listUnits } from '#people';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import type { Digest } from '../rules/digest.ts';
import { type Released, releasedFacts } from '../rules/fairness.ts';
import { reasonWords, removedWords } from '../rules/words.ts';
import { side, words } from '../schema.ts';
import { runNotFinished } from './ask-about.ts';
import { briefsOf, idsIn } from './briefs.ts';
import { findDigest, loadRun } from './stored.ts';

const count = z.number().int();
const distribution = z
  .object({
    n: count,
    lowest: z.number().nullable(),
    deciles: z.array(z.number()).readonly(),
    mean: z.number().nullable(),
  })
  .nullable();
const group = z.object({ people: count, covered: count, mean: z.number().nullable() });
const groups = z.array(
  z.object({
    side,
    rows: z.array(group.extend({ name: z.string() })),
    others: group.extend({ groups: count }).nullable(),
  }),
);
/** Who got what, never about fewer than five people, and what the rules removed. */
export const fairnessView = z
  .object({
    all: distribution,
    bySide: z.object({ mentor: distribution, mentee: distribution }),
    byUnit: groups,
    byPriority: groups,
    blockingPairs: count.nullable(),
    /** How many pairs each rule was the first to refuse; private wishes are not counted here. */
    removed: z.array(z.object({ words, count })),
    /** What to know before a rule is tightened. */
    warnings: z.array(words),
  })
  .openapi('RunFairness');
export type FairnessView = z.infer<typeof fairnessView>;

const SYSTEM = { kind: 'system', job: 'matching' } as const;

/** Figures about who got what in a run, for its coordinator; null for a run of a version that did not keep them. */
export async function getFairness(ctx: Ctx, runId: string): Promise<FairnessView | null> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const digest: Partial<Digest> | undefined = await findDigest(ctx, runId);
  if (!digest) throw runNotFinished();
  const { facts, removed = {}, warnings = [] } = digest;
  if (!facts) return null;
  const units = new Map((await listUnits({ ...ctx, actor: SYSTEM })).map((unit) => [unit.id, unit.name]));
  const people = idsIn(warnings);
  const { names } = await briefsOf(ctx, run.programmeId, people, []);
  const { byUnit, byPriority, ...rest } = releasedFacts(facts);
  return {
    ...rest,
    byUnit: named(byUnit, (key) => units.get(key) ?? ''),
    byPriority: named(byPriority, (key) => key),
    removed: removedWords(removed, run.policy),
    warnings: warnings.map((warning) => reasonWords(warning, names)),
  };
}

/** Sorted by name, so that the place in the list tells nothing. */
const named = (list: readonly (Released & { side: 'mentor' | 'mentee' })[], nameOf: (key: string) => string) =>
  list.map(({ side, rows, others }) => ({
    side,
    others,
    rows: rows.map(({ key, ...row }) => ({ ...row, name: nameOf(key) })).sort((a, b) => a.name.localeCompare(b.name)),
  }));
