import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folderOf, run, scratch } from './command-line.fixture.ts';

const file = scratch();
const mentees = 'id,grade\nmax,5\n';
test.each([
  ['no files', {}, 4, 'it has no mentors.csv and no mentees.csv'],
  ['no mentors', { 'mentees.csv': mentees }, 4, 'it has no mentors.csv'],
  ['an empty file', { 'mentors.csv': '', 'mentees.csv': mentees }, 3, 'mentors.csv is empty'],
  [
    'no number',
    { 'mentors.csv': 'id,grade\n\nada,x\n', 'mentees.csv': mentees },
    3,
    'mentors.csv row 3 (ada), grade: a whole number is needed',
  ],
  [
    'no number in a list',
    { 'mentors.csv': 'id,grade,offers\nada,1,law:high\n', 'mentees.csv': mentees },
    3,
    'mentors.csv row 2 (ada), offers[0].level: a whole number is needed',
  ],
  [
    'too many parts',
    { 'mentors.csv': 'id,hours\nada,1-2-3\n', 'mentees.csv': mentees },
    3,
    'mentors.csv, row 2, hours: 1-2-3 has 3 parts, at most 2 are start-end',
  ],
  [
    'a column twice',
    { 'mentors.csv': 'id,grade,grade\nada,1,2\n', 'mentees.csv': mentees },
    3,
    'mentors.csv: the column grade stands twice',
  ],
  [
    'a long row',
    { 'mentors.csv': 'id,grade\nada,1,2\n', 'mentees.csv': mentees },
    3,
    'mentors.csv, row 2 has 3 cells, the first row has 2',
  ],
  [
    'a column without a name',
    { 'mentors.csv': 'id,\nada,1\n', 'mentees.csv': mentees },
    3,
    'mentors.csv: column 2 has no name',
  ],
  [
    'semicolons',
    { 'mentors.csv': 'id;grade\nada;1\n', 'mentees.csv': mentees },
    3,
    'mentors.csv: columns are parted by commas',
  ],
  [
    'another encoding',
    { 'mentors.csv': Uint8Array.of(105, 100, 10, 228, 10), 'mentees.csv': mentees },
    3,
    'mentors.csv is not UTF-8 text',
  ],
  [
    'tabs',
    { 'mentors.csv': 'id\tgrade\nada\t1\n', 'mentees.csv': mentees },
    3,
    'mentors.csv: columns are parted by commas, here they are by tabs',
  ],
  [
    'an id column by another name',
    { 'mentors.csv': 'ID,Grade\nada,1\nbo,1\n', 'mentees.csv': mentees },
    3,
    'mentors.csv: there is no column id; its columns are ID, Grade; rename the one that is meant\n',
  ],
  [
    'locks without people',
    { 'mentors.csv': 'id,grade\nada,1\n', 'mentees.csv': mentees, 'locks.csv': 'id\nada\n' },
    3,
    'locks.csv: there is no column mentor and no column mentee; its columns are id; rename',
  ],
  [
    'an empty table of pairs',
    { 'mentors.csv': 'id,grade\nada,1\n', 'mentees.csv': mentees, 'pairs.csv': '' },
    3,
    'pairs.csv is empty: its first row names the fields',
  ],
  [
    'a topic with a colon',
    { 'mentors.csv': 'id,grade,offers\nada,1,law:eu:3:4:yes\n', 'mentees.csv': mentees },
    3,
    'has 5 parts, at most 4 are topic:level:confidence:ticked; an id or a topic with : or ; in it can stand in JSON only',
  ],
  ['no mentors but a list of them', { 'Mentors.csv': 'id\n', 'mentees.csv': mentees }, 4, 'it has Mentors.csv'],
  ...['Forbids.csv', 'forbid.csv', 'forbids.CSV', 'people.csv'].map(
    (name) =>
      [
        `a table ${name}`,
        { 'mentors.csv': 'id,grade\nada,1\n', 'mentees.csv': mentees, [name]: 'mentor,mentee\nada,max\n' },
        3,
        `has ${name}, which no instance reads: rename it to the table that is meant (mentors.csv, mentees.csv, topics.csv`,
      ] as const,
  ),
  ...['Policy.json', 'policy.JSON', 'Limits.json'].map(
    (name) =>
      [
        `a file ${name}`,
        { 'mentors.csv': 'id,grade\nada,1\n', 'mentees.csv': mentees, [name]: '{}' },
        3,
        `has ${name}, which no instance reads: rename it to ${name.toLowerCase()} or move it\n`,
      ] as const,
  ),
  [
    'a strange table and a misspelt policy',
    { 'mentors.csv': 'id\n', 'mentees.csv': mentees, 'Locks.csv': 'mentor,mentee\n', 'POLICY.json': '{}' },
    3,
    'current.csv) or move it; and POLICY.json, which no instance reads: rename it to policy.json or move it\n',
  ],
  ['no JSON', { 'mentors.csv': 'id\n', 'mentees.csv': mentees, 'policy.json': '{' }, 3, 'policy.json is not JSON'],
] as const)('a folder with %s is refused in words', (name, files, code, words) => {
  const folder = folderOf(file(name), files);
  expect(run(['match', folder])).toEqual({ code, out: '', err: expect.stringContaining(words) });
});

test('files of a folder that are no tables, and what other programs hide there, are left alone', () => {
  const folder = folderOf(file('others'), {
    'mentors.csv': 'id,grade\nada,1\n',
    'mentees.csv': mentees,
    'README.md': '',
    'notes.csv.txt': '',
    'policies.json': '{',
    'policy.json.bak': '{',
    '._Policy.json': '\u0000',
    '._mentors.csv': '\u0000',
    '.~lock.mentors.csv#': '',
    '~$mentors.csv': '',
  });
  expect(run(['match', folder])).toMatchObject({ code: 0, err: '' });
  expect(run(['match', folder, '--out', `${folder}/answer.csv`])).toMatchObject({
    code: 2,
    err: expect.stringContaining('would be read as a part of the instance'),
  });
});

test('a file that cannot be read is named with the reason', () => {
  const folder = folderOf(file('folders'), { 'mentees.csv': mentees });
  mkdirSync(`${folder}/mentors.csv`);
  expect(run(['match', folder])).toMatchObject({
    code: 4,
    err: `${folder}/mentors.csv cannot be read: it is a folder\n`,
  });
  expect(run(['assign', folder])).toMatchObject({
    code: 4,
    err: `${folder} cannot be read: it is a folder\n`,
  });
  expect(run(['match', '-'], '{')).toMatchObject({
    code: 3,
    err: expect.stringContaining('standard input is not JSON'),
  });
});
