import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, isUnreadable, readTable, type Table } from './read-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const out = new Uint8Array(new ArrayBuffer((text.length + Number(mark)) * 2));
  const view = new DataView(out.buffer);
  [...(mark ? '\ufeff' : ''), ...text].forEach((sign, at) => {
    view.setUint16(at * 2, sign.charCodeAt(0), !isBig);
  });
  return out;
};
const read = (content: Uint8Array): Table => {
  const table = readTable({ name: 'a.csv', content });
  if (isUnreadable(table)) throw new Error(table.sentence);
  return table;
};
const refusal = (content: Uint8Array): string => {
  const table = readTable({ name: 'a.csv', content });
  return isUnreadable(table) ? `${table.sentence} ${JSON.stringify(table.values)}` : 'was read';
};

describe('reading a CSV file', () => {
  const text = 'name;grösse\r\nJürgen;9 €\r\n';
  test.each([
    ['utf-8', bytes(text)],
    ['utf-8-bom', bytes(`\ufeff${text}`)],
    ['utf-16le', wide(text, false, true)],
    ['utf-16be', wide(text, true, true)],
    ['utf-16le', wide('id,name\n1,Ann\n2,Ben\n', false, false)],
    ['windows-1252', Uint8Array.from(text.replace('€', '\u0080'), (sign) => sign.charCodeAt(0))],
  ])('%s is recognised and read', (encoding, content) => {
    const table = read(content);
    expect(table.encoding).toBe(encoding);
    const whole = JSON.stringify(table.rows);
    expect(whole).toContain(encoding === 'utf-16le' && table.columns[0] === 'id' ? 'Ben' : '9 €');
  });

  test('lines are those an editor shows, also after quoted breaks and empty lines', () => {
    const table = read(bytes('id,note\n1,"two\nlines"\n\n2,b\n3,c,d\n'));
    expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(table.faults).toMatchObject([{ line: 6, values: { count: 3, columns: 2 } }]);
  });

  test('quotes, separators inside quotes and tabs are read as RFC 4180 says', () => {
    expect(read(bytes('a\tb\n"x\ty"\t"say ""hi"""\n')).rows[0]?.cells).toEqual({
      a: 'x\ty'.replace('\t', ' '),
      b: 'say "hi"',
    });
  });

  test('a quotation mark within a cell stands for itself', () => {
    expect(read(bytes('a,b\n5" screen,Björn "Bo" Lund\n"x"y,"2,3"\n')).rows.map((row) => row.cells)).toEqual([
      { a: '5" screen', b: 'Björn "Bo" Lund' },
      { a: '"x"y', b: '2,3' },
    ]);
  });

  test('a bar parts cells too, and a spreadsheet’s own line about the separator is obeyed, not read', () => {
    expect(read(bytes('a|b\n1|2\n')).rows[0]?.cells).toEqual({ a: '1', b: '2' });
    const table = read(bytes('sep=;\r\na;b,c\r\n1;2\r\n3\r\n'));
    expect(table.rows).toEqual([{ line: 3, cells: { a: '1', 'b,c': '2' } }]);
    expect(table.faults).toMatchObject([{ line: 4 }]);
  });

  test('what is no table is refused with the next step', () => {
    expect(refusal(bytes(''))).toMatch(/is empty/);
    expect(refusal(bytes('PK\u0003\u0004rest'))).toMatch(/CSV UTF-8/);
    expect(refusal(bytes('a,b\n1,"open\n2,c\n'))).toMatch(/never closes.*"line":\d/);
    expect(refusal(bytes(`a,b\n1,${'x'.repeat(1_000_001)}\n`))).toMatch(/longer than.*"line":2/);
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251);
    expect(refusal(noise)).toMatch(/is no text/);
    expect(refusal(bytes('\n\n'))).toMatch(/no header/);
  });

  test('control and direction signs never reach the directory', () => {
    expect(clean('Ad\u0000a\u202e  Lo\u0007ve ')).toBe('Ada Love');
  });

  test('whatever cells a table has, writing and reading it gives them back', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((word) => clean(word));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, sign) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const all = [['one', 'two', 'three'], ...rows].map((row) => row.map(quoted).join(sign)).join('\r\n');
          const expected = rows.filter((row) => row.some((one) => one !== ''));
          expect(read(bytes(all)).rows.map(({ cells }) => Object.values(cells))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});
