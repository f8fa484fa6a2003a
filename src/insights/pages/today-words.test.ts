import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { wordsFor } from '#ui';
import { type TodayItem, todayItem } from '../schema.ts';
import { todayWords } from './today-words.ts';

const source = path.resolve(import.meta.dirname, '../..');

/** The path of every page, from the browser doors of all rooms; a parameter stands for anything without a slash. */
const pages = globSync('*/pages/index.ts', { cwd: source })
  .flatMap((door) => [...readFileSync(path.join(source, door), 'utf8').matchAll(/path: '([^']+)'/g)])
  .map(([, page = '']) => new RegExp(`^${page.replace(/\$\w+/g, '[^/]+')}$`));

const item = (kind: TodayItem['kind'], facts: TodayItem['facts'] = {}, subjectId: string | null = null): TodayItem => ({
  kind,
  urgency: 1,
  programmeId: 'p1',
  programmeName: 'Upward',
  subjectId,
  since: '2026-11-25T08:00:00Z',
  facts,
});

const kinds = todayItem.shape.kind.options.map((kind) => [kind, item(kind)] as const);
const signals = ['R1', 'R2', 'R3', 'R4', 'L1', 'L2'].map(
  (code) => [`${code} of a pair`, item('signal', { code, first: 'Ada', second: 'Henrik' }, 'm1')] as const,
);

test.each([...kinds, ...signals])('the action of %s on Today leads to a page that exists', (_, one) => {
  const { to, action } = todayWords(wordsFor('en'), one);
  expect(action).not.toBe('');
  expect(
    pages.filter((page) => page.test(to)),
    to,
  ).toHaveLength(1);
});
