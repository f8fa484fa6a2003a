import { engineVersion } from '@viceversa/matching';
import {
  type Ctx,
  defineProblem,
  enqueue,
  json,
  notAllowed,
  nowIso,
  personIdOf,
  record,
  sha256,
  transaction,
} from '#platform';
import type { z } from '#platform/http';
import { getProgramme } from '#programmes';
import { can } from '../access.ts';
import { matchJob } from '../jobs.ts';
import type { How } from '../queries/engine-worker.ts';
import { gatherFacts } from '../queries/facts.ts';
import { type Frozen, factsText, freeze } from '../rules/freeze.ts';
import { type Facts, instanceOf } from '../rules/instance.ts';
import { againstLock, type BrokenLock, brokenLock } from '../rules/locks.ts';
import { emptySide } from '../rules/refusals.ts';
import { type NewRun, newRun } from '../schema.ts';

export const nobodyToMatch = defineProblem(
  'nobody-to-match',
  409,
  /*i18n*/ 'There is nobody to match yet',
  /*i18n*/ 'A match needs at least one mentor and one mentee. Invite people or import sign-ups first.',
);
export const runUnderWay = defineProblem(
  'run-under-way',
  409,
  /*i18n*/ 'A match is already running',
  /*i18n*/ 'Wait until it has finished, or cancel it first.',
);
export const snapshotRefused = defineProblem(
  'snapshot-refused',
  422,
  /*i18n*/ 'The match cannot start from these facts',
  /*i18n*/ '{first} Mend this and run the match again ({count} things in all).',
);

export const lockBroken = defineProblem(
  'lock-broken',
  409,
  /*i18n*/ 'A locked pair cannot stand',
  /*i18n*/ '{mentor} and {mentee} are locked, and they cannot be paired today. Take the lock back under “Your decisions”, or change what stands against it.',
);

export const nothingToKeep = defineProblem(
  'nothing-to-keep',
  409,
  /*i18n*/ 'There is nothing to keep',
  /*i18n*/ 'The fewest changes are counted against a run that is under review, and there is none. Pairs that are with the people always stay. Run the match from the start.',
);
export const circlesOnly = defineProblem(
  'circles-only',
  409,
  /*i18n*/ 'Circles are matched in one way',
  /*i18n*/ 'A programme of circles is matched for the best circles. Run it that way, or choose another format for the programme.',
);

/**
 * Freezes what is known now and sends the run to the worker; returns at once. The programme's format decides places and
 * whether circles are sought; `way` chooses what the answer should be good at.
 */
export async function requestRun(ctx: Ctx, programmeId: string, given: NewRun = {}): Promise<{ runId: string }> {
  const asked = newRun.parse(given);
  await getProgramme(ctx, programmeId);
  if (!can(ctx.actor, 'match', { programmeId })) throw notAllowed();
  return transaction(ctx, async (ctx) => {
    await refuseSecondRun(ctx, programmeId);
    const facts = await gatherFacts(ctx, programmeId, { areLinesWhole: true });
    const empty = emptySide(facts);
    if (empty) throw nobodyToMatch({ detail: empty });
    const how = howOf(facts, asked);
    const frozen = freezeOrRefuse(facts);
    const runId = ctx.ids.next();
    await ctx.db
      .insertInto('matchRuns')
      .values({
        id: runId,
        programmeId,
        requestedAt: nowIso(ctx),
        requestedBy: personIdOf(ctx.actor),
        policy: json(facts.programme.policy),
        snapshot: frozen.text,
        snapshotSha256: frozen.sha256,
        factsSha256: sha256(factsText(facts)),
        engineVersion,
        seed: facts.programme.policy.seed,
        ...how,
        progress: json({ excluded: frozen.excluded, mentors: frozen.mentors, mentees: frozen.mentees }),
      })
      .execute();
    await enqueue(ctx, matchJob, { runId });
    await record(ctx, {
      type: 'run-requested',
      subject: { kind: 'match-run', id: runId },
      programmeId,
      data: { snapshotSha256: frozen.sha256, mode: how.mode },
    });
    return { runId };
  });
}

function howOf({ programme, current }: Facts, { way, proposing }: z.output<typeof newRun>): How {
  if (programme.format === 'circle') {
    if (way !== 'best') throw circlesOnly();
    return { mode: 'circles', proposing: null };
  }
  if (way === 'best') return { mode: 'optimal', proposing: null };
  if (way === 'stable') return { mode: 'stable', proposing };
  if (current.length === 0) throw nothingToKeep();
  return { mode: 'repair', proposing: null };
}

async function refuseSecondRun(ctx: Ctx, programmeId: string): Promise<void> {
  await ctx.db.selectFrom('programmes').select('id').where('id', '=', programmeId).forUpdate().execute();
  const other = await ctx.db
    .selectFrom('matchRuns')
    .select('id')
    .where('programmeId', '=', programmeId)
    .where('finishedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .executeTakeFirst();
  if (other) throw runUnderWay();
}

/** What the engine will be given; throws `lock-broken` or `snapshot-refused` with the first thing that is wrong. */
export function freezeOrRefuse(facts: Facts): Frozen {
  const made = instanceOf(facts);
  const broken = brokenLock(made.instance);
  if (broken) throw lockBrokenIn(facts, broken);
  const outcome = freeze(made);
  if (!('issues' in outcome)) return outcome;
  const first = outcome.issues[0]?.message ?? '';
  throw snapshotRefused({ values: { first, count: outcome.issues.length } });
}

function lockBrokenIn({ people, programme }: Facts, broken: BrokenLock) {
  const nameOf = (id: string) => people.get(id)?.name ?? '?';
  const [mentor, mentee] = [nameOf(broken.pair.mentor), nameOf(broken.pair.mentee)];
  return lockBroken({ values: { mentor, mentee }, errors: { locks: againstLock(broken, programme.policy, nameOf) } });
}
