import { EXIT } from './out.ts';

const interruption = new AbortController();
/** Aborted by Ctrl+C, a closing terminal or a plain kill; whoever works long looks at it and cleans up after itself. */
export const interrupted: AbortSignal = interruption.signal;

/** How long work may take to clean up before the process leaves without it; what is half done is then rolled back by others. */
const PATIENCE_MS = 5_000;
/** A terminal tells parent and child at once and the parent passes it on: that is one Ctrl+C, not an impatient second. */
const ONE_PRESS_MS = 300;

/** From here on Ctrl+C ends the command by its own clean-up, quietly; a second Ctrl+C leaves at once. */
export function heedInterruption(): void {
  let pressedAt: number | undefined;
  const leave = () => process.exit(EXIT.interrupted);
  const heed = () => {
    if (pressedAt === undefined) {
      pressedAt = performance.now();
      interruption.abort();
      setTimeout(leave, PATIENCE_MS).unref();
    } else if (performance.now() - pressedAt > ONE_PRESS_MS) leave();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heed);
}
