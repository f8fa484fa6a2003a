import { getPeople } from '#people';
import { type Ctx, defineProblem, notAllowed, nowIso, personIdOf, record, transaction } from '#platform';
import { getProgramme, type Programme } from '#programmes';
import { can } from '../access.ts';
import { runNotFinished } from '../queries/ask-about.ts';
import { isStale } from '../queries/runs.ts';
import { soundGroups, type Withheld } from '../queries/sound-pairs.ts';
import {
  isOvertaken,
  lastPublication,
  loadRun,
  type ProposalRow,
  proposalRows,
  type RunRow,
} from '../queries/stored.ts';
import type { Published } from '../schema.ts';
import { beginTogether } from './begin-together.ts';

export const runStale = defineProblem(
  'run-stale',
  409,
  /*i18n*/ 'Something changed since this run',
  /*i18n*/ 'The directory, enrolments, policy or decisions are not what this run knew. Run the match again, or publish it as it is.',
);
export const runPublished = defineProblem(
  'run-published',
  409,
  /*i18n*/ 'This run is published already',
  /*i18n*/ 'Its proposals are with the people. Run the match again to propose more.',
);
export const runOvertaken = defineProblem(
  'run-overtaken',
  409,
  /*i18n*/ 'Another run was published since this one was asked for',
  /*i18n*/ 'It would propose people who have a proposal already. Run the match again and publish that.',
);

/**
 * Offers a run's pairs to the people, or begins the mentorships at once when the policy asks for no acceptance. Laws 1 and
 * 2 are checked again for every pair with today's directory: a pair that breaks one is withheld and said, and so is one
 * that is kept apart by now.
 */
export async function publishRun(ctx: Ctx, runId: string, options: { evenIfStale?: boolean } = {}): Promise<Published> {
  return transaction(ctx, async (ctx) => {
    const run = await loadRun(ctx, runId);
    if (!can(ctx.actor, 'match', run)) throw notAllowed();
    const inProgramme = ctx.db.selectFrom('matchRuns').where('programmeId', '=', run.programmeId);
    await inProgramme.select('id').orderBy('id').forUpdate().execute();
    if (run.resultSha256 === null) throw runNotFinished();
    const fresh = await loadRun(ctx, runId);
    if (fresh.publishedAt) throw runPublished();
    if (isOvertaken(fresh, await lastPublication(ctx, run.programmeId))) throw runOvertaken();
    if (!options.evenIfStale && (await isStale(ctx, run))) throw runStale();
    const programme = await getProgramme(ctx, run.programmeId);
    const rows = await proposalRows(ctx, { runId });
    const { groups, withheld } = await soundGroups(ctx, programme, rows);
    const now = nowIso(ctx);
    await ctx.db
      .updateTable('matchRuns')
      .set({ publishedAt: now, publishedBy: personIdOf(ctx.actor) })
      .where('id', '=', runId)
      .execute();
    const outcome =
      programme.policy.acceptance === 'both'
        ? await offer(ctx, programme, groups.flat())
        : await begin(ctx, run, groups);
    await record(ctx, {
      type: 'proposals-published',
      subject: { kind: 'match-run', id: runId },
      programmeId: run.programmeId,
      data: { offered: outcome.offered, begun: outcome.begun, answerBy: outcome.answerBy },
    });
    return { ...outcome, withheld: [...withheld, ...outcome.withheld] };
  });
}

async function offer(ctx: Ctx, programme: Programme, rows: readonly ProposalRow[]): Promise<Published> {
  const answerBy = ctx.clock
    .now()
    .toZonedDateTimeISO(programme.timeZone)
    .add({ days: programme.policy.answerDays })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
  if (rows.length > 0) {
    await ctx.db
      .updateTable('proposals')
      .set({ offeredAt: nowIso(ctx), answerBy })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
  }
  return { offered: rows.length, begun: 0, answerBy, withheld: [] };
}

async function begin(ctx: Ctx, run: RunRow, groups: readonly ProposalRow[][]): Promise<Published> {
  const done = await beginTogether(ctx, run.programmeId, groups);
  const refused = done.flatMap(({ refusal }, at) => (refusal ? [{ refusal, rows: groups[at] ?? [] }] : []));
  const people = await getPeople(
    ctx,
    refused.flatMap(({ rows }) => rows.flatMap((row) => [row.mentorId, row.menteeId])),
  );
  const nameOf = (id: string) => people.get(id)?.name ?? '?';
  const withheld = refused.flatMap(({ refusal, rows }) =>
    rows.map((row): Withheld => {
      const names = { mentor: nameOf(row.mentorId), mentee: nameOf(row.menteeId) };
      return { ...names, words: { code: 'rule.place', ...refusal } };
    }),
  );
  const begun = done.flatMap(({ id }, at) => (id ? (groups[at] ?? []) : [])).length;
  return { offered: 0, begun, answerBy: null, withheld };
}
