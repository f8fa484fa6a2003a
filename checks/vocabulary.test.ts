import { describe, expect, test } from 'vitest';
import { isLifted, isTest, sourceFiles } from './source-files.ts';

const NAMES =
  /^(index|schema|rules|access|commands|queries|events|listeners|jobs|routes|fixtures|seed)\.ts$|^README\.md$|\.test\.ts$|\.fixture\.ts$/;
const FOLDERS = /^(commands|queries|routes|pages|messages|rules|seed)$/;
const OPEN_ROOMS = /^src\/(platform|ui|app)\//;

describe('file vocabulary', () => {
  test('a room is made of the known files', () => {
    const wrong = sourceFiles('src', /\.(tsx?|md|css|po|sql)$/)
      .map(({ file }) => file)
      .filter((file) => !OPEN_ROOMS.test(file))
      .filter((file) => {
        const [, , first = '', ...rest] = file.split('/');
        return rest.length === 0 ? !NAMES.test(first) : !FOLDERS.test(first);
      });
    expect(wrong, 'Use the closed vocabulary of CONTRIBUTING.md; a new name needs a decision').toEqual([]);
  });

  test('files are named in kebab-case, without utils, helpers, managers or services', () => {
    const wrong = sourceFiles('src', /\.tsx?$/)
      .map(({ file }) => file)
      .filter((file) => {
        const name = file.split('/').at(-1) ?? '';
        return (
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/.test(name) ||
          /\b(utils?|helpers?|manager|service)\b/.test(name)
        );
      });
    expect(wrong, 'Name a file after what it holds, in the words of the mission').toEqual([]);
  });

  test('no file is longer than a reader can hold', () => {
    const wrong = ['src', 'packages', 'checks', 'e2e', 'acceptance']
      .flatMap((folder) => sourceFiles(folder, /\.tsx?$/))
      .filter(({ file }) => !/\.gen\.ts$/.test(file))
      .filter((source) => source.lines.length > (isTest(source.file) || source.file.startsWith('e2e') ? 400 : 300))
      .filter((source) => !isLifted(source, 'long file'))
      .map(({ file, lines }) => `${file}: ${lines.length} lines`);
    expect(wrong, 'Split it by verb, or say why on a line: // house: long file because …').toEqual([]);
  });
});
