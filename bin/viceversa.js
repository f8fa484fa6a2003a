#!/usr/bin/env node
// Runs on any Node from 20 on, only to hand over to the pinned Node that `npm ci` brought.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const pinned = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const isNew = (version) => Number(version.split('.')[0]) >= 26;
const runtime = isNew(process.versions.node) ? process.execPath : existsSync(pinned) ? pinned : undefined;

if (!existsSync(path.join(root, 'node_modules'))) {
  process.stderr.write('The packages are missing. Run: npm ci\n');
  process.exit(69);
}
if (!runtime) {
  process.stderr.write(
    `Viceversa needs Node 26; this is ${process.versions.node}, and npm has no Node 26 package for this machine.\n` +
      'Install Node 26 from nodejs.org (or your package manager) and run the command again.\n',
  );
  process.exit(69);
}

const isBuild = process.argv[2] === 'build';
const entry = path.join(root, isBuild ? 'checks/build.ts' : 'src/app/cli/main.ts');
const child = spawn(runtime, [entry, ...process.argv.slice(isBuild ? 3 : 2)], {
  stdio: 'inherit',
  shell: runtime.endsWith('.cmd'),
  env: {
    ...process.env,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules/.cache/compile'),
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
