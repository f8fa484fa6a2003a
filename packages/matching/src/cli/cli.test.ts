import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import type { Result } from '../result.ts';
import { folderOf, run, scratch } from './command-line.fixture.ts';

const file = scratch();
const instance = company(4, 12, {}, true);
writeFileSync(file('instance.json'), JSON.stringify(instance));

test('match from standard input, then verify, explain, why-not and diff on its result', () => {
  const made = run(['match', '-', '--out', file('result.json'), '--format', 'json'], JSON.stringify(instance));
  expect(made.err).toBe('');
  expect(made.code).toBe(0);
  const verified = run(['verify', file('instance.json'), file('result.json'), '--format', 'table']);
  expect(verified.out).toContain('proven optimal');
  const explained = run(['explain', file('instance.json'), file('result.json'), '--format', 'csv']);
  expect(explained.out).toContain('lost without it');
  const result = JSON.parse(run(['match', file('instance.json')]).out) as Result;
  const [pair] = result.pairs;
  const why = run([
    'why-not',
    file('instance.json'),
    file('result.json'),
    '--mentor',
    pair!.mentor,
    '--mentee',
    pair!.mentee,
    '--format',
    'table',
  ]);
  expect(why.out).toContain('are paired');
  const same = run(['diff', file('result.json'), file('result.json'), '--format', 'table']);
  expect(same.out).toContain('0 made, 0 broken');
});

test('a folder of CSV files gives the pairs it should', () => {
  const folder = folderOf(file('folder'), {
    'mentors.csv': 'id,grade,offers,name\nada,1,fintech:5:5;gaming:2,"Ada, the first"\nbo,2,gaming:4,Bo "5"" disk"\n',
    'mentees.csv': '\uFEFFid,grade,needs,\r\nx,5,fintech:0:4:3,\r\ny,6,gaming,,,\r\n,,,\r\n',
  });
  const { out, code } = run(['match', folder, '--format', 'csv']);
  expect(code).toBe(0);
  const rows = out.split('\r\n');
  expect(rows[1]).toMatch(/^ada,x,\d+,/);
  expect(rows[2]).toMatch(/^bo,y,\d+,/);
});

test('a table of scores is assigned, and its proof falls when the table changes', () => {
  writeFileSync(file('scores.csv'), ',max,"Xu, Ada",eve\nbo,9000,10,\ncy,8000,7000,\n');
  const made = run(['assign', file('scores.csv'), '--format', 'json', '--out', file('assigned.json')]);
  expect(made).toMatchObject({ code: 0, err: '' });
  const shown = run(['assign', file('scores.csv'), '--format', 'table']).out;
  expect(shown).toContain('without a partner: mentee eve');
  expect(shown).toMatch(/bo +max +9000\ncy +Xu, Ada +7000/);
  expect(run(['verify', file('scores.csv'), file('assigned.json'), '--format', 'table']).out).toContain(
    'proven optimal',
  );
  writeFileSync(file('other.csv'), ',max,"Xu, Ada",eve\nbo,9000,10,\ncy,8000,7000,1\n');
  expect(run(['verify', file('other.csv'), file('assigned.json')]).code).toBe(1);
  writeFileSync(
    file('changed.json'),
    readFileSync(file('assigned.json'), 'utf8').replace('"score": 9000', '"score": 9'),
  );
  const changed = run(['verify', file('scores.csv'), file('changed.json'), '--format', 'csv']);
  expect(changed.out).toContain('false,false,"bo with max: the score is 9000, not 9"');
});

test.each([
  [',a,b\nx,1,2\ny,3,4.5\n', 'row 3 (y), column b: 4.5 is not a whole number'],
  [',a,b\nx,1\n', 'row 2 (x) has 2 cells, the first row has 3'],
  [',a,a\nx,1,2\n', 'column 3: a stands twice'],
  [',a\n,1\n', 'row 2 has no id'],
  [',a\n\n\nx,0x10\n', 'row 4 (x), column a: 0x10 is not a whole number'],
  [',a\nx,"1\n', 'row 2: a quotation mark is opened and not closed'],
  ['', 'wrong.csv is empty'],
  [',a,,\nx,1,,4\n', 'wrong.csv, column 3 has no id'],
  [',a\nx,1,4\n', 'wrong.csv, row 2 (x) has 3 cells, the first row has 2'],
  [';x;y\na;1;2\n', 'wrong.csv: columns are parted by commas, here they are by semicolons'],
  [';"Xu, Ada";y\na;1;2\n', 'here they are by semicolons'],
  ['\tx\ty\na\t1\t2\n', 'wrong.csv: columns are parted by commas, here they are by tabs'],
])('a table of scores that is wrong says where: %j', (text, words) => {
  writeFileSync(file('wrong.csv'), text);
  const { code, err } = run(['assign', file('wrong.csv')]);
  expect(code).toBe(3);
  expect(err).toContain(words);
});

test('rows and columns that a spreadsheet left behind are no mentors and no mentees, and ids lose their protection', () => {
  const { out, code } = run(['assign', '-', '--format', 'table'], ",'=max,,\n'-bo,7,,\n,,,\n ,\n");
  expect(code).toBe(0);
  expect(out).toMatch(/^1 pair; proven optimal\n/);
  expect(out).toMatch(/^-bo +=max +7$/m);
});

test.each([
  ['no command', [], 2],
  ['an unknown option', ['match', '--colour'], 2],
  ['a missing file', ['match', '/nowhere.json'], 4],
  [
    'an unknown person',
    ['why-not', file('instance.json'), file('result.json'), '--mentor', 'nobody', '--mentee', 'x'],
    4,
  ],
] as const)('%s has its exit code', (_name, args, code) => {
  expect(run(args).code).toBe(code);
});

test('an instance that is not valid names row and field', () => {
  const { code, err } = run(['match', '-'], JSON.stringify({ mentors: [{ id: 'a', grade: -1 }], mentees: [] }));
  expect(code).toBe(3);
  expect(err).toContain('mentors row 0 (a), grade');
});
