import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Crew } from './crew.ts';
import { isRow } from './field-checks.ts';
import { match as matchAlone } from './match.ts';
import type { MatchOptions, Result } from './result.ts';
import type { Instance } from './types.ts';

/** A crew of Node's worker threads; keep it for many runs, then `close` it. Idle threads do not keep a process alive. */
export function startCrew(size: number): Crew & { close: () => Promise<void> } {
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL('./node-worker.ts', import.meta.url));
    worker.unref();
    // A run does the work of a thread that fails itself; the next task finds the others.
    worker.on('error', () => {});
    return worker;
  });
  return {
    post: (task) => {
      for (const worker of workers) worker.postMessage(task);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const cellsWorthACrew = 20_000_000;
const mostWorkers = 4;

/** As many threads as help: none below some thousands of people a side, or where that cannot be told. */
export function usefulWorkers(instance: Partial<Instance>): number {
  const { mentors, mentees, pairs } = isRow(instance) ? (instance as Partial<Instance>) : {};
  if (pairs || !Array.isArray(mentors) || !Array.isArray(mentees)) return 0;
  if (mentors.length * mentees.length < cellsWorthACrew) return 0;
  return Math.min(mostWorkers, availableParallelism() - 1);
}

/** `match` with worker threads that score rows; the same bytes, whatever their number. Default: as many as help. */
export async function match(instance: Instance, options: MatchOptions & { workers?: number } = {}): Promise<Result> {
  const { workers = usefulWorkers(instance), ...rest } = options;
  if (workers === 0) return matchAlone(instance, rest);
  const crew = startCrew(workers);
  try {
    return await matchAlone(instance, { ...rest, crew });
  } finally {
    await crew.close();
  }
}
