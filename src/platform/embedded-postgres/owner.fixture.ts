import { setInterval } from 'node:timers';
import { isEmbeddedPostgresError, startEmbeddedPostgres } from './index.ts';

/** Starts the embedded database, says how that went in one line of JSON, and keeps it until killed or told to stop. */
const [dataDir = '', binaries] = process.argv.slice(2);
const silent = () => undefined;
const heard: string[] = [];
const log = {
  debug: silent,
  error: silent,
  info: (_: object, message: string) => heard.push(message),
  warn: (_: object, message: string) => heard.push(message),
};
try {
  const settings = binaries ? { binaries } : {};
  const { url, pid, version, stop } = await startEmbeddedPostgres({ dataDir, log, settings });
  const waiting = setInterval(silent, 60_000);
  process.once('SIGTERM', async () => {
    clearInterval(waiting);
    await stop();
  });
  process.stdout.write(`${JSON.stringify({ started: true, node: process.pid, pid, url, version, heard })}\n`);
} catch (error) {
  if (!isEmbeddedPostgresError(error)) throw error;
  process.stdout.write(`${JSON.stringify({ started: false, code: error.code, message: error.message })}\n`);
}
