import { Worker } from 'node:worker_threads';
import type { Progress } from '@viceversa/matching';
import type { EngineFailure } from '../rules/failures.ts';
import type { Answers, Message, Task } from './engine-worker.ts';

export type Asked<Name extends Task['name']> =
  | { ok: true; answer: Answers[Name] }
  | { ok: false; failure: EngineFailure };

type Options = { signal?: AbortSignal | undefined; onProgress?: (progress: Progress) => void; limitSeconds?: number };

/**
 * Runs one task of the engine in a thread of its own, so that no page waits for it. Ends the thread on abort and after
 * `limitSeconds` (default 20); never throws.
 */
export function askEngine<Name extends Task['name']>(
  task: Extract<Task, { name: Name }>,
  options: Options = {},
): Promise<Asked<Name>> {
  const { signal, onProgress, limitSeconds = 20 } = options;
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 3072 },
    });
    const finish = (outcome: Asked<Name>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      void worker.terminate();
      resolve(outcome);
    };
    const fail = (kind: EngineFailure['kind'], message: string) => finish({ ok: false, failure: { kind, message } });
    const onAbort = () => fail('cancelled', 'cancelled');
    const timer = setTimeout(() => fail('too-long', `no answer within ${limitSeconds} seconds`), limitSeconds * 1000);
    worker.on('message', (message: Message) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'failed') fail('failed', message.message);
      else finish({ ok: true, answer: message.answer as Answers[Name] });
    });
    worker.on('error', (error) => fail('failed', error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => fail('failed', `the engine stopped with code ${code}`));
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}
