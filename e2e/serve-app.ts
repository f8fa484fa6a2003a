// The whole application for browser journeys: an empty data folder, the demo company, its own embedded database.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { dataDir, port } from './place.ts';

rmSync(dataDir, { recursive: true, force: true });
const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../bin/viceversa.js'), 'start'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: 'on', NODE_ENV: 'test' },
});
const stop = () => child.kill('SIGTERM');
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
child.on('exit', (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
