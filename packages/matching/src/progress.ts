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

/** Work that may pause in between. */
export type Parts<T> = T | Generator<void, T>;

const isWork = (value: unknown): value is Generator<void, unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;

export function* inParts<T>(work: Parts<T>): Generator<void, T> {
  if (isWork(work)) return yield* work as Generator<void, T>;
  yield;
  return work;
}

const rowsAPart = 2000;

/** Looks at every entry, pausing every 2,000. */
export function* eachInParts<T>(list: readonly T[], see: (entry: T, at: number) => void): Generator<void, void> {
  for (let at = 0; at < list.length; at += 1) {
    see(list[at]!, at);
    if (at % rowsAPart === rowsAPart - 1) yield;
  }
}

/** Gives every pause of a piece of work as the same step. */
export function* withDots<T>(work: Generator<void, T>, step: Step): Generator<Step, T> {
  while (true) {
    const next = work.next();
    if (next.done) return next.value;
    yield step;
  }
}

/** Gives the pauses of a piece of work as steps of a phase. */
export function* inSteps<T>(phase: string, work: Generator<void, T>): Generator<Step, T> {
  for (let done = 1; ; done += 1) {
    const next = work.next();
    if (next.done) return next.value;
    yield { phase, done, total: done };
  }
}

/** Who looks after work: a signal that ends it between two steps, and who is told of its progress. */
export type Watch = Pick<MatchOptions, 'signal' | 'onProgress'>;

function look({ signal, onProgress }: Watch, step: Step): void {
  if (signal?.aborted) throw aborted();
  onProgress?.(step);
}

/** Runs the work to its end in one go, looking at the signal between steps. */
export function runSync<T>(work: Generator<Step, T>, watch: Watch): T {
  try {
    if (watch.signal?.aborted) throw aborted();
    while (true) {
      const next = work.next();
      if (next.done) return next.value;
      look(watch, next.value);
    }
  } finally {
    work.return(undefined as T);
  }
}

interface Platform {
  setImmediate?: (resume: () => void) => unknown;
  scheduler?: { yield?: () => Promise<void> };
}

/** Lets other tasks of the thread run, without the wait of a timer: in Node, in browsers that can yield, in the others. */
function breathe(): Promise<void> {
  const { setImmediate, scheduler } = globalThis as Platform;
  if (setImmediate) return new Promise((resume) => setImmediate(resume));
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}

const stepsABreath = 4;

/** Runs the work and lets other tasks of the thread run every few steps, so that an AbortSignal can arrive. */
export async function runAsync<T>(work: Generator<Step, T>, watch: Watch): Promise<T> {
  try {
    if (watch.signal?.aborted) throw aborted();
    for (let steps = 1; ; steps += 1) {
      const next = work.next();
      if (next.done) return next.value;
      look(watch, next.value);
      if (steps % stepsABreath === 0) await breathe();
    }
  } finally {
    work.return(undefined as T);
  }
}
