import { pino } from 'pino';

export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  debug(facts: object, message: string): void;
  child(facts: object): Log;
};

const SECRET = ['email', 'password', 'token', 'cookie', 'authorization'];
const REDACTED = SECRET.flatMap((name) => [name, `*.${name}`]);

/** JSON lines on standard error; addresses, tokens and passwords are never written. */
export function createLog(level: string): Log {
  return pino(
    { level, redact: REDACTED, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
}

export const silentLog: Log = createLog('silent');
