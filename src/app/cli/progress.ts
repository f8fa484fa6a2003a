import { SingleBar } from 'cli-progress';
import type { OnProgress } from '#platform';

/** Runs long work with a bar on a terminal; elsewhere nothing is drawn, so that logs and pipes stay clean. */
export async function withBar<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  if (process.stderr.isTTY !== true) return work(() => undefined);
  const bar = new SingleBar({
    format: '{bar} {percentage}% {phase}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { phase: '' });
  try {
    return await work(({ phase, done, total }) => {
      bar.setTotal(Math.max(1, total));
      bar.update(Math.min(done, Math.max(1, total)), { phase });
    });
  } finally {
    bar.stop();
  }
}
