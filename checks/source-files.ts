import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** The order of the house: a room imports only rooms above it. */
export const ROOMS = [
  'platform',
  'ui',
  'people',
  'topics',
  'programmes',
  'enrolment',
  'mentorships',
  'matching',
  'meetings',
  'check-ins',
  'safeguarding',
  'community',
  'comms',
  'insights',
  'integrations',
  'app',
] as const;

export type SourceFile = { file: string; text: string; lines: string[] };

/** Files git tracks, and new ones it does not ignore, below a folder. */
export function sourceFiles(under: string, pattern: RegExp): SourceFile[] {
  return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', under], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((file) => pattern.test(file) && existsSync(path.join(ROOT, file)))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      return { file, text, lines: text.split('\n') };
    });
}

export const roomOf = (file: string): string => file.split('/')[1] ?? '';
export const isTest = (file: string): boolean => /\.(test|fixture)\.tsx?$|\/fixtures\.ts$|\/testing\//.test(file);

/** A rule is lifted on a line that says why: `// house: <rule> because <reason>`. */
export const isLifted = (source: SourceFile, rule: string): boolean =>
  source.lines.some((line) => line.includes(`house: ${rule} because `));
