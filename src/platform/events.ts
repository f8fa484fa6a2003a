import type { Ctx } from './ctx.ts';
import { nowIso, personIdOf } from './ctx.ts';
import { inChunks, json } from './db/index.ts';

export type NewEvent = {
  /** In words of the product: `mentorship-begun`. */
  type: string;
  subject: { kind: string; id: string };
  programmeId?: string | null;
  /** Facts a listener needs; never free text of a person, never a secret answer. */
  data?: Record<string, unknown>;
};

export type RecordedEvent = {
  id: string;
  recordedAt: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  programmeId: string | null;
  data: Record<string, unknown>;
  actorPersonId: string | null;
};

/** A room below that wants to know; runs after commit, at least once, so it must be idempotent. */
export type Listener = {
  name: string;
  types: readonly string[];
  hear: (ctx: Ctx, event: RecordedEvent) => Promise<void>;
};

/** Records one event: audit trail, feed and outbox in one row, and sends it to its listeners in the same transaction. */
export async function record(ctx: Ctx, event: NewEvent): Promise<void> {
  await recordAll(ctx, [event]);
}

/** Records many events, in a handful of statements however many. */
export async function recordAll(ctx: Ctx, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map((event) => ({
    id: ctx.ids.next(),
    recordedAt: nowIso(ctx),
    type: event.type,
    actorKind: ctx.actor.kind,
    actorPersonId: personIdOf(ctx.actor),
    subjectKind: event.subject.kind,
    subjectId: event.subject.id,
    programmeId: event.programmeId ?? null,
    data: json(event.data ?? {}),
    requestId: ctx.requestId,
  }));
  for (const part of inChunks(rows)) {
    await ctx.db.insertInto('events').values(part).execute();
    await ctx.jobs.announce(ctx.db, part);
  }
}
