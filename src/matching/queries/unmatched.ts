import type { Reason, TightSet, Unmatched } from '@viceversa/matching';
import { type Ctx, notAllowed } from '#platform';
import { can } from '../access.ts';
import { othersOf } from '../rules/trial.ts';
import { type RuleNumbers, reasonWords, removedWords } from '../rules/words.ts';
import type { UnmatchedView, Words } from '../schema.ts';
import { type Briefs, briefsOf, idsIn } from './briefs.ts';
import { findResult, loadRun } from './stored.ts';

const MOST_NAMES = 12;

/** Who has no partner in this run, mentees first, each with the reason, and what would help. For the coordinator. */
export async function listUnmatched(
  ctx: Ctx,
  runId: string,
  page: { limit: number; offset: number },
): Promise<{ unmatched: UnmatchedView[]; total: number }> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const result = await findResult(ctx, runId);
  const all: (Unmatched | { id: string; side: 'mentor' | 'mentee'; class: 'no-grade' })[] = [
    ...run.facts.excluded.map(({ personId, side }) => ({ id: personId, side, class: 'no-grade' as const })),
    ...(result?.unmatched ?? []),
  ];
  const shown = all.slice(page.offset, page.offset + page.limit);
  const engines = shown.filter((one) => one.class !== 'no-grade');
  const groupOf = (one: Unmatched) => (one.tightSet === null ? undefined : result?.tightSets[one.tightSet]);
  const named = engines.flatMap((one) => [
    ...(groupOf(one)?.people ?? []).slice(0, MOST_NAMES),
    ...(groupOf(one)?.partners ?? []).slice(0, MOST_NAMES),
  ]);
  const ids = [...new Set([...shown.map((one) => one.id), ...named])];
  const briefs = await briefsOf(ctx, run.programmeId, ids, idsIn(engines.flatMap((one) => one.reasons)));
  const unmatched = shown.map((one) =>
    one.class === 'no-grade' ? withoutGrade(one, briefs) : unmatchedView(one, groupOf(one), briefs, run.policy),
  );
  return { unmatched, total: all.length };
}

function withoutGrade(one: { id: string; side: 'mentor' | 'mentee' }, briefs: Briefs): UnmatchedView {
  const reason = reasonWords({ code: 'unmatched.no-grade', values: { who: one.id } }, briefs.names);
  const nothing = { removedBy: [], competitors: [], partners: [], places: null };
  return { person: briefs.of(one.id), side: one.side, class: 'no-grade', reasons: [reason], ...nothing };
}

function unmatchedView(
  one: Unmatched,
  group: TightSet | undefined,
  briefs: Briefs,
  policy: RuleNumbers,
): UnmatchedView {
  const names = (ids: readonly string[]) => ids.slice(0, MOST_NAMES).map((id) => briefs.names.get(id) ?? '?');
  return {
    person: briefs.of(one.id),
    side: one.side,
    class: one.class,
    reasons: [...one.reasons.map((reason) => reasonWords(withoutRule(reason), briefs.names)), ...advice(group)],
    removedBy: removedWords(one.removedBy, policy, othersOf(one)),
    competitors: names(group?.people ?? []),
    partners: names(group?.partners ?? []),
    places: group?.places ?? null,
  };
}

/** The engine names the rule that refuses most; which one it is can be a private wish. */
function withoutRule({ code, values: { rule: _, removed: __, ...values } }: Reason): Reason {
  return { code, values };
}

/** A tight group lacks exactly as many places as it has people too many. */
function advice(group: TightSet | undefined): Words[] {
  if (!group || group.peopleCount <= group.places) return [];
  return [reasonWords({ code: 'advice.places', values: { more: group.peopleCount - group.places } }, new Map())];
}
