import { describe, expect, test } from 'vitest';
import { listeners } from '../src/app/jobs.ts';
import { isTest, sourceFiles } from './source-files.ts';

const recorded = new Set(
  sourceFiles('src', /\.ts$/)
    .filter(({ file, text }) => !isTest(file) && /\brecord(All)?\(/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/type: '([a-z-]+)'/g)].map((match) => match[1] ?? '')),
);

describe('events', () => {
  test('there are events and listeners to look at', () => {
    expect(recorded.size).toBeGreaterThan(20);
    expect(listeners.length).toBeGreaterThan(5);
  });

  test('a listener hears only what some verb records', () => {
    const deaf = listeners.flatMap(({ name, types }) =>
      types.filter((type) => !recorded.has(type)).map((type) => `${name} waits for "${type}"`),
    );
    expect(deaf, 'No command records an event of this type, so nothing ever happens: use its name there').toEqual([]);
  });

  test('every listener has a name of its own', () => {
    const names = listeners.map(({ name }) => name);
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice, 'A job finds its listener by name').toEqual([]);
  });
});
