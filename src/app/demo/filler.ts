import { fork } from 'node:child_process';
import path from 'node:path';

const LIMIT_MS = 120_000;

/** A process that waits to fill the demo; it ends with this one. */
export type Filler = { fill(): Promise<void>; dismiss(): void };

/**
 * Starts a process of its own beside the server, since telling a whole company's past takes some 60 MB that the server
 * would keep. It loads its code at once: called while the database is made, that costs no time.
 */
export function standBy(): Filler {
  const program = path.resolve(import.meta.dirname, 'filler-process.ts');
  const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], timeout: LIMIT_MS });
  const ended = new Promise<void>((resolve, reject) => {
    const refuse = (why: string) =>
      reject(new Error(`The demo company could not be made (${why}). Start with DEMO=off to do without it.`));
    child.once('error', (error) => refuse(error.message));
    child.once('exit', (code) => (code === 0 ? resolve() : refuse('its reason stands above')));
  });
  ended.catch(() => undefined);
  child.unref();
  child.channel?.unref();
  return {
    fill: () => {
      child.ref();
      child.send('fill');
      return ended;
    },
    dismiss: () => child.disconnect(),
  };
}
