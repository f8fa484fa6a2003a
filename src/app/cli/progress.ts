import { SingleBar } from 'cli-progress';
import type { OnProgress } from '#platform';
import { interrupted } from './interruption.ts';

/** The engine answers from a thread, where an error has nobody to catch it: it is stopped by its signal. */
type Stops = 'by-progress' | 'by-signal';

/**
 * Runs long work with a bar on a terminal; elsewhere nothing is drawn, so that logs and pipes stay clean. After Ctrl+C
 * the next step of the work throws, so that it rolls back and removes its drafts as after any other fault.
 */
export async function withBar<T>(
  work: (onProgress: OnProgress) => Promise<T>,
  stops: Stops = 'by-progress',
): Promise<T> {
  const bar = process.stderr.isTTY === true ? openBar() : undefined;
  const close = () => bar?.stop();
  interrupted.addEventListener('abort', close, { once: true });
  try {
    return await work(({ phase, done, total }) => {
      if (stops === 'by-progress') interrupted.throwIfAborted();
      if (interrupted.aborted) return;
      bar?.setTotal(Math.max(1, total));
      bar?.update(Math.min(done, Math.max(1, total)), { phase });
    });
  } finally {
    interrupted.removeEventListener('abort', close);
    close();
  }
}

function openBar(): SingleBar {
  const bar = new SingleBar({
    format: '{bar} {percentage}% {phase}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1, 0, { phase: '' });
  return bar;
}
