import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test('the example in the README runs and says what it shows', async () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../README.md'), 'utf8');
  const code = /```ts example\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const file = path.resolve(import.meta.dirname, `../readme-example-${process.pid}.ts`);
  writeFileSync(file, code.replaceAll('@viceversa/matching', './src/index.ts'));
  try {
    const shown = (await import(file)) as { words: string[]; verdict: { valid: boolean; proven: boolean } };
    expect(shown.verdict).toMatchObject({ valid: true, proven: true });
    expect(shown.words[0]).toBe('ada can teach fintech (fintech at level 5), which max wants to learn.');
  } finally {
    rmSync(file);
  }
});
