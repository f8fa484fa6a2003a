import { expect, it } from 'vitest';
import { gaps } from '../src/ui/words/catalogs.ts';

it('says every sentence of the code in every shipped language, and none that nobody says', {
  timeout: 60_000,
}, async () => {
  const lines = (await gaps()).map(({ file, id, why }) => `${file}: ${why}: ${id}`);
  expect(lines, 'run `npm run messages -- <room>` and fill the .po files named here').toEqual([]);
});
