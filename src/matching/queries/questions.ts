import type { Progress, Relaxation } from '@viceversa/matching';
import { getPeople } from '#people';
import { type Ctx, notAllowed, notFound } from '#platform';
import type { MatchingPolicy } from '#programmes';
import { can } from '../access.ts';
import { loosenedPolicy, looseWords } from '../rules/loosen.ts';
import type { ScoredRef, Trial } from '../rules/trial.ts';
import { type RuleNumbers, removedWords } from '../rules/words.ts';
import type { Words } from '../schema.ts';
import { type Briefs, briefsOf } from './briefs.ts';
import type { QuestionKind, QuestionView } from './question-views.ts';
import { loadRun, type RunRow } from './stored.ts';

const MOST = 20;

const rowsOf = (ctx: Ctx) =>
  ctx.db
    .selectFrom('matchQuestions')
    .select(['id', 'runId', 'programmeId', 'kind', 'policy', 'askedAt', 'askedBy', 'startedAt', 'finishedAt'])
    .select(['cancelledAt', 'failure', 'progress', 'answer']);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** One question and its answer, for the programme's coordinator. */
export async function getQuestion(ctx: Ctx, id: string): Promise<QuestionView> {
  const row = await rowsOf(ctx).where('id', '=', id).executeTakeFirst();
  if (!row || !can(ctx.actor, 'match', row)) throw notFound();
  const [view] = await views(ctx, [row]);
  if (!view) throw notFound();
  if (row.answer === null) return view;
  return { ...view, ...(await answerOf(ctx, await loadRun(ctx, row.runId), row)) };
}

/** The newest questions about a run, without their answers. */
export async function listQuestions(ctx: Ctx, runId: string): Promise<QuestionView[]> {
  const run = await loadRun(ctx, runId);
  if (!can(ctx.actor, 'match', run)) throw notAllowed();
  const rows = await rowsOf(ctx)
    .where('runId', '=', runId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  return views(ctx, rows);
}

async function views(ctx: Ctx, rows: readonly Row[]): Promise<QuestionView[]> {
  const people = await getPeople(
    ctx,
    rows.flatMap((row) => row.askedBy ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    runId: row.runId,
    kind: row.kind as QuestionKind,
    state: stateOf(row),
    askedAt: row.askedAt,
    askedBy: (row.askedBy && people.get(row.askedBy)?.name) ?? null,
    progress: row.finishedAt ? null : (row.progress as Progress | null),
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Words),
    policy: policyOf(row),
    relaxations: null,
    whatIf: null,
    replay: null,
  }));
}

const policyOf = (row: Row) => row.policy as unknown as MatchingPolicy | null;

function stateOf(row: Row): QuestionView['state'] {
  if (row.cancelledAt) return 'cancelled';
  if (row.failure !== null) return 'failed';
  if (row.finishedAt) return 'finished';
  return row.startedAt ? 'running' : 'waiting';
}

async function answerOf(ctx: Ctx, run: RunRow, row: Row): Promise<Partial<QuestionView>> {
  if (row.kind === 'replay') return { replay: row.answer as QuestionView['replay'] };
  if (row.kind === 'relaxations') {
    const found = row.answer as unknown as Relaxation[];
    const ids = found.flatMap((one) => [...one.places, ...one.loses].map(({ id }) => id));
    const briefs = await briefsOf(ctx, run.programmeId, [...new Set(ids)], []);
    return { relaxations: found.map((one) => relaxationView(one, run, briefs)) };
  }
  const trial = row.answer as unknown as Trial;
  const pairs = [...trial.made, ...trial.broken].flatMap(({ mentor, mentee }) => [mentor, mentee]);
  const people = [...trial.gains, ...trial.loses, ...trial.stranded.map((one) => one.id)];
  const briefs = await briefsOf(ctx, run.programmeId, [...new Set([...pairs, ...people])], []);
  return { whatIf: trialView(trial, policyOf(row) ?? run.policy, briefs) };
}

function relaxationView(one: Relaxation, run: RunRow, briefs: Briefs) {
  return {
    rules: one.rules.map(looseWords),
    helps: one.helps.length,
    places: one.places.map(({ id }) => personIn(briefs, id)),
    smallestFor: one.smallestFor.map(({ id }) => personIn(briefs, id)),
    loses: one.loses.map(({ id }) => personIn(briefs, id)),
    morePairs: one.morePairs,
    policy: loosenedPolicy(run.policy, one.rules),
  };
}

function trialView(trial: Trial, policy: RuleNumbers, briefs: Briefs): QuestionView['whatIf'] {
  const named = (pairs: readonly ScoredRef[]) =>
    pairs.map(({ mentor, mentee, score }) => ({
      mentor: briefs.names.get(mentor) ?? '?',
      mentee: briefs.names.get(mentee) ?? '?',
      score,
    }));
  const people = (ids: readonly string[]) => ids.map((id) => personIn(briefs, id));
  return {
    ...trial,
    made: named(trial.made),
    broken: named(trial.broken),
    gains: people(trial.gains),
    loses: people(trial.loses),
    stranded: trial.stranded.map(({ id, removedBy, of }) => ({
      person: personIn(briefs, id),
      words: removedWords(removedBy, policy, of)[0]?.words ?? null,
    })),
  };
}

function personIn(briefs: Briefs, id: string) {
  const { personId, name, gradeName, unitName } = briefs.of(id);
  return { personId, name, gradeName, unitName };
}
