import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '@viceversa/matching';
import type { Ctx } from '#platform';
import { type Asked, askEngine } from '../queries/ask-engine.ts';
import type { Task } from '../queries/engine-worker.ts';

const LIMIT_SECONDS = 600;
const LOOK_EVERY_MS = 400;

export type Watch = { onProgress?: (progress: Progress) => void; signal?: AbortSignal };

/**
 * Asks the engine something long. A few times a second `keep` writes the progress down and says whether the work was
 * cancelled meanwhile; then the engine's thread is ended.
 */
export async function askLong<Name extends Task['name']>(
  ctx: Ctx,
  task: Extract<Task, { name: Name }>,
  keep: (latest: Progress | null) => Promise<boolean>,
  watch: Watch = {},
): Promise<Asked<Name>> {
  const stop = new AbortController();
  const over = new AbortController();
  watch.signal?.addEventListener('abort', () => stop.abort(), { once: true });
  let latest: Progress | null = null;
  const diary = async () => {
    while (!over.signal.aborted) {
      await pause(LOOK_EVERY_MS, undefined, { signal: over.signal });
      if (await keep(latest)) stop.abort();
    }
  };
  const kept = diary().catch((error: unknown) => {
    if (!over.signal.aborted) ctx.log.warn({ error: String(error) }, 'progress of the engine');
  });
  const asked = await askEngine(task, {
    signal: watch.signal?.aborted ? AbortSignal.abort() : stop.signal,
    limitSeconds: LIMIT_SECONDS,
    onProgress: (progress) => {
      latest = progress;
      watch.onProgress?.(progress);
    },
  });
  over.abort();
  await kept;
  return asked;
}
