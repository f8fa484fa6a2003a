import type { Ctx } from '../ctx.ts';
import type { Listener, RecordedEvent } from '../events.ts';

/** Gives one recorded event to one listener; an unknown listener (renamed in an upgrade) is logged and let go. */
export async function hearEvent(
  ctx: Ctx,
  listeners: readonly Listener[],
  data: { eventId: string; listener: string },
): Promise<void> {
  const listener = listeners.find((candidate) => candidate.name === data.listener);
  if (!listener) {
    ctx.log.warn(data, 'no listener of this name');
    return;
  }
  const row = await ctx.db.selectFrom('events').selectAll().where('id', '=', data.eventId).executeTakeFirst();
  if (!row) return;
  const event: RecordedEvent = {
    id: row.id,
    recordedAt: row.recordedAt,
    type: row.type,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    programmeId: row.programmeId,
    data: row.data as Record<string, unknown>,
    actorPersonId: row.actorPersonId,
  };
  await listener.hear(ctx, event);
}
