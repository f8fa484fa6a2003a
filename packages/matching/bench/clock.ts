/** Processor seconds of this thread, or of the process where Node cannot tell threads apart. */
export function cpuSeconds(): number {
  const { user, system } = (process.threadCpuUsage ?? process.cpuUsage)();
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
  const seconds: number[] = [];
  let spent = 0;
  while (true) {
    const begin = cpuSeconds();
    const last = work();
    seconds.push(cpuSeconds() - begin);
    spent += seconds.at(-1) ?? 0;
    if (seconds.length >= runs || spent > budget) return { seconds, last };
  }
}
