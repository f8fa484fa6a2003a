import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--vv-([\w-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const schemes = { light: ':root', dark: ':root[data-mantine-color-scheme="dark"]' };
const grounds = ['paper', 'sheet', 'well', 'well-2'];

describe.each(Object.entries(schemes))('in the %s scheme', (_name, selector) => {
  const colours = coloursOf(selector);
  const ratio = (a: string, b: string) => contrast(colours.get(a) ?? '#000000', colours.get(b) ?? '#000000');

  it.each(['ink', 'ink-2', 'teach', 'give', 'good', 'bad'])('%s is readable on every ground', (text) => {
    const soft = colours.has(`${text}-soft`) ? [`${text}-soft`] : [];
    for (const ground of [...grounds, ...soft])
      expect(ratio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ink', 'ink-hover', 'bad', 'good', 'teach', 'give'])(
    'a button filled with %s has a readable label',
    (fill) => {
      expect(ratio('on-ink', fill)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['edge', 'teach-fill', 'give-fill'])('%s can be told from paper and sheet', (line) => {
    expect(ratio(line, 'paper')).toBeGreaterThanOrEqual(3);
    expect(ratio(line, 'sheet')).toBeGreaterThanOrEqual(3);
  });
});
