import os from 'node:os';
import path from 'node:path';

/** Where an application under test lives. */
export type Where = { port: number; dataDir: string; hoursAhead?: number };

/** The one that most tests share; the same in the configuration, the server and every worker. */
export const port = Number(process.env.E2E_PORT ?? 4321);
export const dataDir = process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), `viceversa-e2e-${port}`);
export const shared: Where = { port, dataDir };

/** One of a test's own, beside it. */
export const ownPlace = (number: number): Where => ({
  port: port + number,
  dataDir: path.join(os.tmpdir(), `viceversa-e2e-${port}-${number}`),
});

export const addressOf = (where: Where): string => `http://127.0.0.1:${where.port}`;

export const environmentOf = ({ port, dataDir, hoursAhead = 0 }: Where): NodeJS.ProcessEnv => ({
  ...process.env,
  DATA_DIR: dataDir,
  PORT: String(port),
  CLOCK_AHEAD_HOURS: String(hoursAhead),
  NODE_ENV: 'test',
});
