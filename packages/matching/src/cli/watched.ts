import { runAsync, type Step, type Watch } from '../progress.ts';
import type { Progress } from '../result.ts';
import type { Options } from './options.ts';

const barWidth = 24;

/** A progress bar on a terminal; nothing elsewhere. */
function progressBar(isQuiet: boolean): { show: (progress: Progress) => void; end: () => void } {
  const on = process.stderr.isTTY && !isQuiet;
  let last = 0;
  return {
    show: ({ phase, done, total }) => {
      const now = Date.now();
      if (!on || now - last < 50) return;
      last = now;
      const full = total === 0 ? 0 : Math.round((barWidth * done) / total);
      process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${phase} ${done}/${total}`);
    },
    end: () => {
      if (on) process.stderr.write('\r\u001b[K');
    },
  };
}

/** Runs work that gives the thread back, with a progress bar; an interrupt aborts it. */
export async function watched<T>({ quiet }: Options, work: (watch: Required<Watch>) => Promise<T>): Promise<T> {
  const bar = progressBar(quiet === true);
  const control = new AbortController();
  const stop = (): void => control.abort();
  process.once('SIGINT', stop);
  try {
    return await work({ signal: control.signal, onProgress: bar.show });
  } finally {
    bar.end();
    process.removeListener('SIGINT', stop);
  }
}

/** The same for work that the engine has in steps. */
export const watchedSteps = <T>(options: Options, work: Generator<Step, T>): Promise<T> =>
  watched(options, (watch) => runAsync(work, watch));
