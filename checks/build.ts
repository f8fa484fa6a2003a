// Compiles the words and builds the web app, unless dist is newer than every source it comes from.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const vite = path.join(root, 'node_modules/vite/bin/vite.js');
if (!existsSync(vite)) {
  process.stdout.write(
    'The web app is not built here: its tools are not installed. Run npm ci with development packages, or ship dist/.\n',
  );
  process.exit(0);
}
const marker = path.join(root, 'dist/web/index.html');
const SOURCES = ['src', 'vite.config.ts', 'package-lock.json'];

function newest(file: string): number {
  const info = statSync(file);
  if (!info.isDirectory()) return /\.(tsx?|css|po|html|svg|js|json)$/.test(file) ? info.mtimeMs : 0;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

const isFresh =
  existsSync(marker) && statSync(marker).mtimeMs > Math.max(...SOURCES.map((name) => newest(path.join(root, name))));

if (!isFresh || process.argv.includes('--force')) {
  for (const words of [
    ['src/ui/words/messages.ts', '--compile'],
    [vite, 'build', '--logLevel', 'warn'],
  ]) {
    const done = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
    if (done.status !== 0) process.exit(done.status ?? 1);
  }
  // Compiles the server's own files too, into the cache that the first start then reads.
  spawnSync(process.execPath, [path.join(root, 'src/app/cli/main.ts'), '--help'], { cwd: root, stdio: 'ignore' });
}
