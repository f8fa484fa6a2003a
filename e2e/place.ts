import os from 'node:os';
import path from 'node:path';

/** Where the application under test lives; the same in the configuration, the server and every worker. */
export const port = Number(process.env.E2E_PORT ?? 4321);
export const dataDir = process.env.E2E_DATA_DIR ?? path.join(os.tmpdir(), `viceversa-e2e-${port}`);
