import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ReferenceName } from './classes.ts';
import type { Values } from './engine.ts';

export interface Referenced extends Values {
  seconds: number[];
  peakMb: number;
}

export type Reference = { run: (file: string) => Referenced } | { absent: string };

const here = path.join(import.meta.dirname, 'reference');
const longest = 600_000;
/** At most five runs, none begun after 30 processor seconds. */
const effort = ['5', '30'];

function call(command: string, args: readonly string[]): Referenced {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: longest });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as Referenced;
}

function scipy(): Reference {
  const python = ['/usr/bin/python3', 'python3'].find(
    (name) => spawnSync(name, ['-c', 'import scipy.optimize'], { stdio: 'ignore' }).status === 0,
  );
  if (python === undefined) return { absent: 'SciPy is not here (Debian: python3-scipy)' };
  const script = path.join(here, 'scipy-reference.py');
  return { run: (file) => call(python, [script, file, ...effort]) };
}

function lemon(folder: string): Reference {
  const program = path.join(folder, 'lemon-reference');
  const source = path.join(here, 'lemon-reference.cpp');
  const built = spawnSync('g++', ['-O3', '-DNDEBUG', '-march=native', '-w', '-o', program, source], {
    encoding: 'utf8',
  });
  if (!existsSync(program)) {
    const why = built.error ? 'no g++' : (built.stderr.split('\n')[0] ?? '');
    return { absent: `LEMON is not here (Debian: g++ liblemon-dev): ${why}` };
  }
  return { run: (file) => call(program, [file, ...effort]) };
}

/** Finds the reference programs; `folder` takes the compiled one. */
export const findReferences = (folder: string): Record<ReferenceName, Reference> => ({
  scipy: scipy(),
  lemon: lemon(folder),
});
