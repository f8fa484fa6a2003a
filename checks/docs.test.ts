import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configSchema, definedProblems } from '../src/platform/index.ts';
import { ROOT, sourceFiles } from './source-files.ts';

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

/** GitHub's heading anchors: lower case, punctuation dropped, spaces to hyphens. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/ /g, '-');

describe('documents', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'STYLE.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'docs',
    'src',
    'packages',
    'e2e',
    'db',
  ].flatMap((under) => sourceFiles(under, /\.md$/));

  test('every link inside the project leads somewhere', () => {
    const broken = pages.flatMap(({ file, text }) =>
      [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)].flatMap((match) => {
        const target = match[1] ?? '';
        if (/^(https?:|mailto:)/.test(target)) return [];
        const [to = '', anchor] = target.split('#');
        const full = to === '' ? path.join(ROOT, file) : path.resolve(ROOT, path.dirname(file), to);
        if (!existsSync(full)) return [`${file}: ${target}`];
        if (!anchor || !full.endsWith('.md')) return [];
        const anchors = [...readFileSync(full, 'utf8').matchAll(/^#+ (.+)$/gm)].map((heading) =>
          anchorOf(heading[1] ?? ''),
        );
        return anchors.includes(anchor) ? [] : [`${file}: ${target}`];
      }),
    );
    expect(broken, 'Mend the link or write the page').toEqual([]);
  });

  test('every problem has its page in docs/problems, and no page is left over', () => {
    const known = new Set([...definedProblems().map((problem) => problem.type), ...problemsInSource()]);
    const written = new Set(
      readdirSync(path.join(ROOT, 'docs/problems')).flatMap((file) => /^(.+)\.md$/.exec(file)?.[1] ?? []),
    );
    written.delete('README');
    expect(
      [...known].filter((type) => !written.has(type)),
      'Write docs/problems/<type>.md: what happened, why, what to do',
    ).toEqual([]);
    expect(
      [...written].filter((type) => !known.has(type)),
      'Delete the page of a problem that is gone',
    ).toEqual([]);
  });

  test('.env.example and the operating guide name every setting and no other', () => {
    const settings = Object.keys(configSchema.shape).sort();
    const inExample = [...read('.env.example').matchAll(/^#? ?([A-Z_]+)=/gm)].map((match) => match[1] ?? '').sort();
    expect(inExample).toEqual(settings);
    const guide = read('docs/guides/operate.md');
    expect(settings.filter((setting) => !guide.includes(`\`${setting}\``))).toEqual([]);
  });

  test('every room tells a reader its purpose in at most 80 lines', () => {
    const rooms = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = rooms
      .filter((room) => !existsSync(path.join(ROOT, 'src', room.name, 'README.md')))
      .map((room) => room.name);
    expect(missing, 'Purpose, words, who may enter, events, start here').toEqual([]);
    const long = pages
      .filter(({ file, lines }) => /^src\/[^/]+\/README\.md$/.test(file) && lines.length > 80)
      .map(({ file }) => file);
    expect(long).toEqual([]);
  });

  test('decisions are numbered once and short', () => {
    const decisions = sourceFiles('docs/decisions', /\/\d{4}-.*\.md$/);
    const numbers = decisions.map(({ file }) => path.basename(file).slice(0, 4));
    expect(new Set(numbers).size, 'Two decisions share a number').toBe(numbers.length);
    expect(decisions.filter(({ lines }) => lines.length > 61).map(({ file }) => file)).toEqual([]);
  });
});

function problemsInSource(): string[] {
  return sourceFiles('src', /\.ts$/)
    .filter(({ file }) => !file.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(/defineProblem\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? ''));
}
