import { aborted } from './fault.ts';
import type { MatchOptions } from './result.ts';

/** One bounded piece of work has been done. */
export interface Step {
  phase: string;
  done: number;
  total: number;
}

/** Runs the work to its end in one go. */
export function drain<T>(work: Generator<unknown, T>): T {
  while (true) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

type Watch = Pick<MatchOptions, 'signal' | 'onProgress'>;

function look({ signal, onProgress }: Watch, step: Step): void {
  if (signal?.aborted) throw aborted();
  onProgress?.(step);
}

/** Runs the work to its end in one go, looking at the signal between steps. */
export function runSync<T>(work: Generator<Step, T>, watch: Watch): T {
  if (watch.signal?.aborted) throw aborted();
  while (true) {
    const next = work.next();
    if (next.done) return next.value;
    look(watch, next.value);
  }
}

const breathe = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Runs the work and lets other tasks of the thread run between steps, so that an AbortSignal can arrive. */
export async function runAsync<T>(work: Generator<Step, T>, watch: Watch): Promise<T> {
  if (watch.signal?.aborted) throw aborted();
  let steps = 0;
  while (true) {
    const next = work.next();
    if (next.done) return next.value;
    look(watch, next.value);
    steps += 1;
    if ((steps & 15) === 0) await breathe();
  }
}
