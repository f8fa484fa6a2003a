import { getPeople } from '#people';
import { type Ctx, notAllowed, notFound, sha256 } from '#platform';
import { getProgramme, matchingPolicy } from '#programmes';
import { can } from '../access.ts';
import type { Digest } from '../rules/digest.ts';
import { factsText } from '../rules/freeze.ts';
import { reasonWords } from '../rules/words.ts';
import type { RunMode, RunView, Side, Words } from '../schema.ts';
import { briefsOf, idsIn } from './briefs.ts';
import { gatherFacts } from './facts.ts';
import { isOvertaken, lastPublication, proposalRows, type RunFacts, stateOfProposal } from './stored.ts';

const rowsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('matchRuns')
    .select(['id', 'programmeId', 'requestedAt', 'requestedBy', 'startedAt', 'finishedAt', 'cancelledAt', 'failure'])
    .select([
      'progress',
      'publishedAt',
      'verifiedAt',
      'snapshotSha256',
      'resultSha256',
      'engineVersion',
      'mode',
      'proposing',
      'policy',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** One run with its summary, its seal in words and whether anything changed since. For the programme's coordinator. */
export async function getRun(ctx: Ctx, id: string): Promise<RunView> {
  const row = await rowsOf(ctx).select(['advice', 'factsSha256']).where('id', '=', id).executeTakeFirst();
  if (!row || !can(ctx.actor, 'match', row)) throw notFound();
  const [view] = await views(ctx, [row]);
  if (!view) throw notFound();
  const digest = row.advice as unknown as Digest | null;
  if (!digest) return view;
  return {
    ...view,
    isStale: row.publishedAt === null ? await isStale(ctx, row) : null,
    outcome: row.publishedAt === null ? null : await outcomeOf(ctx, id),
    summary: {
      ...digest.summary,
      kept: digest.summary.kept ?? null,
      lockedFloor: digest.summary.lockedFloor ?? null,
    },
    advice: await adviceWords(ctx, row.programmeId, digest),
    seal: sealView(digest, row.verifiedAt),
    cost: digest.cost ?? null,
  };
}

/** Counts what the coordinator sees line by line: no answer is in it, only what began or is over. */
async function outcomeOf(ctx: Ctx, runId: string): Promise<RunView['outcome']> {
  const states = (await proposalRows(ctx, { runId })).map(stateOfProposal);
  const count = (wanted: (typeof states)[number]) => states.filter((state) => state === wanted).length;
  return { begun: count('begun'), offered: count('offered'), lapsed: count('lapsed'), withheld: count('draft') };
}

/** Runs of a programme, newest first, without summaries. */
export async function listRuns(
  ctx: Ctx,
  programmeId: string,
  page: { limit: number; offset: number },
): Promise<RunView[]> {
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  const rows = await rowsOf(ctx)
    .where('programmeId', '=', programmeId)
    .orderBy('requestedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return views(ctx, rows);
}

/** The newest run of a programme, or `not-found` with the next step. */
export async function newestRun(ctx: Ctx, programmeId: string): Promise<string> {
  const [run] = await listRuns(ctx, programmeId, { limit: 1, offset: 0 });
  if (run) return run.id;
  throw notFound({ detail: /*i18n*/ 'This programme has no match run yet. Run the match first.' });
}

/** True when what a run would know now differs from what this run knew. */
export async function isStale(ctx: Ctx, run: { programmeId: string; factsSha256: string }): Promise<boolean> {
  return sha256(factsText(await gatherFacts(ctx, run.programmeId))) !== run.factsSha256;
}

async function views(ctx: Ctx, rows: readonly Row[]): Promise<RunView[]> {
  const people = await getPeople(
    ctx,
    rows.flatMap((row) => row.requestedBy ?? []),
  );
  const [first] = rows;
  if (!first) return [];
  const { format } = await getProgramme(ctx, first.programmeId);
  const last = await lastPublication(ctx, first.programmeId);
  return rows.map((row) => {
    const facts = row.progress as RunFacts;
    return {
      id: row.id,
      programmeId: row.programmeId,
      state: stateOf(row),
      mode: row.mode as RunMode,
      format,
      proposing: row.proposing as Side | null,
      policy: matchingPolicy.parse(row.policy),
      requestedAt: row.requestedAt,
      requestedBy: (row.requestedBy && people.get(row.requestedBy)?.name) ?? null,
      startedAt: row.startedAt,
      finishedAt: row.finishedAt,
      publishedAt: row.publishedAt,
      failure: row.failure === null ? null : (JSON.parse(row.failure) as Words),
      progress: row.finishedAt ? null : (facts.latest ?? null),
      mentors: facts.mentors,
      mentees: facts.mentees,
      isStale: null,
      isOvertaken: isOvertaken(row, last),
      summary: null,
      outcome: null,
      seal: null,
      cost: null,
      advice: [],
      snapshotSha256: row.snapshotSha256,
      resultSha256: row.resultSha256,
      engineVersion: row.engineVersion,
    };
  });
}

function stateOf(row: Row): RunView['state'] {
  if (row.publishedAt) return 'published';
  if (row.cancelledAt) return 'cancelled';
  if (row.failure !== null) return 'failed';
  if (row.finishedAt) return 'finished';
  return row.startedAt ? 'running' : 'waiting';
}

/** Older digests know certificates only. */
function sealView({ seal }: Digest, verifiedAt: string | null): RunView['seal'] {
  const { isProven, stages, kind = isProven ? 'certificate' : 'bound', gap = [] } = seal;
  return { isProven: isProven && verifiedAt !== null, kind, stages, gap, verifiedAt };
}

async function adviceWords(ctx: Ctx, programmeId: string, digest: Digest): Promise<Words[]> {
  const reasons = digest.advice.filter((one) => one.placed.length > 0).map((one) => one.reason);
  if (reasons.length === 0) return [];
  const { names } = await briefsOf(ctx, programmeId, [], idsIn(reasons));
  return reasons.map((reason) => reasonWords(reason, names));
}
