const cell = new Int32Array(new SharedArrayBuffer(4));
const moment = 0.01;

/**
 * Processor seconds of this thread, or of the process where Node cannot tell threads apart. Linux brings a thread's
 * clock up to date only when the thread gives way, so it sleeps for a moment first: exact to some 20 µs.
 */
export function cpuSeconds(): number {
  Atomics.wait(cell, 0, 0, moment);
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1e6;
}

/** Most memory this process ever held, in MB. */
export const peakMb = (): number => process.resourceUsage().maxRSS / 1024;

/** The value below which `share` of the list lies; the upper one of two. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (list: readonly number[]): number => quantile(list, 0.5);

/** Repeats `work` up to `runs` times, and fewer once `budget` processor seconds are spent. */
export function timed<T>(runs: number, budget: number, work: () => T): { seconds: number[]; last: T } {
  const times: number[] = [];
  let spent = 0;
  while (true) {
    const begin = cpuSeconds();
    const last = work();
    const took = cpuSeconds() - begin;
    times.push(took);
    spent += took;
    if (times.length >= runs || spent > budget) return { seconds: times, last };
  }
}
