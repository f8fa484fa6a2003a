#!/usr/bin/env node
// Runs on any Node from 20 on; an older one than 26 hands over to the pinned Node that `npm ci` brought.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const pinned = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const isNew = Number(process.versions.node.split('.')[0]) >= 26;

if (!existsSync(path.join(root, 'node_modules'))) {
  process.stderr.write('The packages are missing. Run: npm ci\n');
  process.exit(69);
}
if (!isNew && !existsSync(pinned)) {
  process.stderr.write(
    `Viceversa needs Node 26; this is ${process.versions.node}, and npm has no Node 26 package for this machine.\n` +
      'Install Node 26 from nodejs.org (or your package manager) and run the command again.\n',
  );
  process.exit(69);
}

const isBuild = process.argv[2] === 'build';
const entry = path.join(root, isBuild ? 'checks/build.ts' : 'src/app/cli/main.ts');
process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules/.cache/compile');
if (isNew) {
  module.enableCompileCache();
  await import(pathToFileURL(entry).href);
} else {
  const words = [entry, ...process.argv.slice(isBuild ? 3 : 2)];
  const child = spawn(pinned, words, { stdio: 'inherit', shell: pinned.endsWith('.cmd') });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
