import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { clean, isRefusal, readTable, type Table } from './read-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const out = new Uint8Array(new ArrayBuffer((text.length + Number(mark)) * 2));
  const view = new DataView(out.buffer);
  [...(mark ? '\ufeff' : ''), ...text].forEach((sign, at) => {
    view.setUint16(at * 2, sign.charCodeAt(0), !isBig);
  });
  return out;
};
const read = async (content: Uint8Array): Promise<Table> => {
  const table = await readTable({ name: 'a.csv', content });
  if (isRefusal(table)) throw new Error(table.sentence);
  return table;
};
const refusal = async (content: Uint8Array): Promise<string> => {
  const table = await readTable({ name: 'a.csv', content });
  return isRefusal(table) ? `${table.sentence} ${JSON.stringify(table.values)}` : 'was read';
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
  ])('%s is recognised and read', async (encoding, content) => {
    const table = await read(content);
    expect(table.encoding).toBe(encoding);
    const whole = JSON.stringify(table.rows);
    expect(whole).toContain(encoding === 'utf-16le' && table.columns[0] === 'id' ? 'Ben' : '9 €');
  });

  test('lines are those an editor shows, also after quoted breaks and empty lines', async () => {
    const table = await read(bytes('id,note\n1,"two\nlines"\n\n2,b\n3,c,d\n'));
    expect(table.rows.map((row) => row.line)).toEqual([2, 5]);
    expect(table.faults).toMatchObject([{ line: 6, values: { count: 3, columns: 2 } }]);
  });

  test('quotes, separators inside quotes and tabs are read as RFC 4180 says', async () => {
    expect((await read(bytes('a\tb\n"x\ty"\t"say ""hi"""\n'))).rows[0]?.cells).toEqual({
      a: 'x\ty'.replace('\t', ' '),
      b: 'say "hi"',
    });
  });

  test('a quotation mark within a cell stands for itself', async () => {
    expect((await read(bytes('a,b\n5" screen,Björn "Bo" Lund\n"x"y,"2,3"\n'))).rows.map((row) => row.cells)).toEqual([
      { a: '5" screen', b: 'Björn "Bo" Lund' },
      { a: '"x"y', b: '2,3' },
    ]);
  });

  test('a bar parts cells too, and a spreadsheet’s own line about the separator is obeyed, not read', async () => {
    expect((await read(bytes('a|b\n1|2\n'))).rows[0]?.cells).toEqual({ a: '1', b: '2' });
    const table = await read(bytes('sep=;\r\na;b,c\r\n1;2\r\n3\r\n'));
    expect(table.rows).toEqual([{ line: 3, cells: { a: '1', 'b,c': '2' } }]);
    expect(table.faults).toMatchObject([{ line: 4 }]);
  });

  test('what is no table is refused with the next step', async () => {
    expect(await refusal(bytes(''))).toMatch(/is empty/);
    expect(await refusal(bytes('PK\u0003\u0004rest'))).toMatch(/cannot be read here/);
    expect(await refusal(bytes('a,b\n1,"open\n2,c\n'))).toMatch(/never closes.*"line":\d/);
    expect(await refusal(bytes(`a,b\n1,${'x'.repeat(1_000_001)}\n`))).toMatch(/longer than.*"line":2/);
    const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251);
    expect(await refusal(noise)).toMatch(/is no text/);
    expect(await refusal(bytes('\n\n'))).toMatch(/no header/);
  });

  test('control and direction signs never reach the directory', () => {
    expect(clean('Ad\u0000a\u202e  Lo\u0007ve ')).toBe('Ada Love');
  });

  test('whatever cells a table has, writing and reading it gives them back', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((word) => clean(word));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, sign) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const all = [['one', 'two', 'three'], ...rows].map((row) => row.map(quoted).join(sign)).join('\r\n');
          const expected = rows.filter((row) => row.some((one) => one !== ''));
          expect((await read(bytes(all))).rows.map(({ cells }) => Object.values(cells))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A workbook as small as one can be: cells are strings, numbers or, with style 1, dates counted from 1899-12-30. */
function workbook(sheets: Record<string, string>): Uint8Array {
  const names = Object.keys(sheets);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const named = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('');
  const links = names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Type="${rels}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('');
  const pages = names.map((name, at) => [
    `xl/worksheets/sheet${at + 1}.xml`,
    xml(`<worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`),
  ]);
  return zipSync({
    'xl/workbook.xml': xml(`<workbook xmlns="${main}" xmlns:r="${rels}"><sheets>${named}</sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(pages),
  });
}
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (at: number, ...cells: string[]) => `<row r="${at}">${cells.join('')}</row>`;

describe('reading a workbook', () => {
  const staff = [
    row(1, cell('A1', 'id'), cell('B1', 'name'), cell('C1', 'start')),
    row(2, '<c r="A2"><v>17</v></c>', cell('B2', ' Jürgen  Möß'), '<c r="C2" s="1"><v>43864</v></c>'),
    row(4, cell('A4', '007'), cell('B4', 'Ann')),
  ].join('');

  test('gives the first sheet with rows, dates as dates, lines as the program shows them, and names the others', async () => {
    const table = await read(workbook({ Cover: '', Staff: staff, Notes: row(1, cell('A1', 'x')) }));
    expect(table).toMatchObject({ encoding: 'xlsx', columns: ['id', 'name', 'start'], otherSheets: ['Notes'] });
    expect(table.rows).toEqual([
      { line: 2, cells: { id: '17', name: 'Jürgen Möß', start: '2020-02-03' } },
      { line: 4, cells: { id: '007', name: 'Ann', start: '' } },
    ]);
  });

  test('a cell beyond the header gets a column of its own, so that the report can name it', async () => {
    const { columns, rows } = await read(workbook({ Staff: staff + row(5, cell('A5', '8'), cell('D5', 'stray')) }));
    expect(columns).toEqual(['id', 'name', 'start', 'Column 4']);
    expect(rows.at(-1)).toMatchObject({ line: 5, cells: { id: '8', 'Column 4': 'stray' } });
  });

  test('an archive that is none, or that unpacks to more than a disk holds, is refused', async () => {
    expect(await refusal(zipSync({ 'a.txt': strToU8('hello') }))).toMatch(/cannot be read here/);
    const bomb = workbook({ Staff: staff });
    const end = bomb.length - 22;
    const directory = new DataView(bomb.buffer).getUint32(end + 16, true);
    new DataView(bomb.buffer).setUint32(directory + 24, 0x7fff_ffff, true);
    expect(await refusal(bomb)).toMatch(/unpacks to more/);
  });
});
