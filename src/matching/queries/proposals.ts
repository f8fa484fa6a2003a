import { type Ctx, notAllowed } from '#platform';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { byJudgement, flagsOf } from '../rules/judgement.ts';
import { lossView } from '../rules/loss.ts';
import { together } from '../rules/together.ts';
import { reasonWords } from '../rules/words.ts';
import type { ProposalView, Side, Words } from '../schema.ts';
import { type Briefs, briefsOf, idsIn } from './briefs.ts';
import { loadRun, type ProposalRow, proposalRows, stateOfProposal } from './stored.ts';

type Page = { limit: number; offset: number };

/** Proposals of a run in the order of a review: what needs judgement first, pairs that begin together beside each other. For the programme's coordinator. */
export async function listProposals(
  ctx: Ctx,
  runId: string,
  page: Page,
): Promise<{ proposals: ProposalView[]; total: number }> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const rows = await proposalRows(ctx, { runId });
  const lowest = Math.min(...rows.map((row) => row.score));
  const floor = rows.some((row) => row.score > lowest) ? lowest : null;
  const { format } = await getProgramme(ctx, run.programmeId);
  const judged = rows
    .map((row) => ({ row, id: row.id, score: row.score, flags: flagsOf(judgedOf(row, floor)) }))
    .sort(byJudgement);
  const shown = together(
    format,
    judged.map(({ row, flags }) => ({ ...row, flags })),
  )
    .flat()
    .slice(page.offset, page.offset + page.limit);
  const briefs = await briefsFor(ctx, run.programmeId, shown);
  return { proposals: shown.map((row) => ({ ...viewOf(row, briefs), flags: row.flags })), total: rows.length };
}

const judgedOf = (row: ProposalRow, floor: number | null) => ({
  score: row.score,
  floor,
  isLocked: row.isLocked,
  brokenRule: null,
  contributions: row.contributions,
});

/** Names for the people and topics of these proposals. */
export function briefsFor(ctx: Ctx, programmeId: string, rows: readonly ProposalRow[]): Promise<Briefs> {
  const people = rows.flatMap((row) => [row.mentorId, row.menteeId]);
  return briefsOf(ctx, programmeId, people, idsIn(rows.flatMap((row) => row.reasons)));
}

/** Why these two, in words; what adds nothing to their fit is no reason. */
export function reasonsOf(row: ProposalRow, names: ReadonlyMap<string, string>, reader?: Side): Words[] {
  const points = new Map<string, number>(row.contributions.map((one) => [`term.${one.term}`, one.points]));
  return row.reasons.filter(({ code }) => points.get(code) !== 0).map((reason) => reasonWords(reason, names, reader));
}

/** Reasons that the two may read, in this order: what they can give each other, never wishes, waiting or scores. */
const TOLD = ['term.need-fit', 'term.mutual', 'term.cross-unit', 'term.availability'];

/** What one of the two reads about why they were proposed. */
export function toldTo(reader: Side, row: ProposalRow, names: ReadonlyMap<string, string>): Words[] {
  const reasons = reasonsOf(row, names, reader);
  return TOLD.flatMap((code) => reasons.filter((one) => one.code === code));
}

export function viewOf(row: ProposalRow, briefs: Briefs): Omit<ProposalView, 'flags'> {
  return {
    id: row.id,
    runId: row.runId,
    mentor: { ...briefs.of(row.mentorId), enrolmentId: row.mentorEnrolmentId },
    mentee: { ...briefs.of(row.menteeId), enrolmentId: row.menteeEnrolmentId },
    score: row.score,
    contributions: row.contributions,
    reasons: reasonsOf(row, briefs.names),
    told: { mentor: toldTo('mentor', row, briefs.names), mentee: toldTo('mentee', row, briefs.names) },
    price: lossView(row.price),
    isLocked: row.isLocked,
    isKept: row.isKept,
    state: stateOfProposal(row),
    answerBy: row.answerBy,
  };
}
