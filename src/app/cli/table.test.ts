import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from './table.ts';

describe('a row of a table', () => {
  const name = 'New perspectives for the leadership of the northern region, second cohort';

  test('is one line in a pipe, however long, and on a terminal that has room', () => {
    expect(rowOf('  4711  ', name)).toBe(`  4711  ${name}`);
    expect(rowOf('  4711  ', name, 120)).toBe(`  4711  ${name}`);
  });

  test('continues a long name under itself', () => {
    expect(rowOf('  4711  ', name, 40)).toBe(
      ['  4711  New perspectives for the', '        leadership of the northern', '        region, second cohort'].join(
        '\n',
      ),
    );
  });

  test('puts a name below where the cells before it fill the line', () => {
    expect(rowOf(`${'0'.repeat(30)}  running  `, name, 44)).toBe(
      [
        `${'0'.repeat(30)}  running`,
        '    New perspectives for the leadership of',
        '    the northern region, second cohort',
      ].join('\n'),
    );
  });

  test('never runs over the edge and loses no sign, also of names without spaces or with wide signs', () => {
    const sign = fc.constantFrom('a', 'é', 'ß', '山', '田', ' ', 'Z');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 200 }), fc.integer({ min: 40, max: 120 }), (signs, columns) => {
        const text = signs.join('').replace(/ +/g, ' ').trim();
        const row = rowOf('  12  ', text, columns);
        for (const line of row.split('\n'))
          expect([...line].reduce((sum, one) => sum + (/[山田]/.test(one) ? 2 : 1), 0)).toBeLessThanOrEqual(columns);
        expect(row.replace(/\s/g, '')).toBe(`12${text}`.replace(/\s/g, ''));
      }),
    );
  });
});
