import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Instance } from '../types.ts';
import { chained, filesOf, run, scratch } from './command-line.fixture.ts';

const file = scratch();

const forced: Instance = {
  mentors: [{ id: 'ada', grade: 1 }],
  mentees: [
    { id: 'max', grade: 1 },
    { id: 'eve', grade: 1 },
  ],
  locks: [{ mentor: 'ada', mentee: 'max', reason: 'both asked for it' }],
};

/** What standard error says beside CSV: what a table has above its rows. */
function besideCsv(...args: readonly string[]): string {
  const csv = run([...args, '--format', 'csv']);
  const head = csv.out.split('\r\n')[0]!.split(',');
  const lines = run([...args, '--format', 'table'])
    .out.split('\n')
    .slice(0, -1);
  const at = lines.findIndex((line) => line.startsWith(head[0]!) && line.endsWith(head.at(-1)!));
  expect(csv.err).toBe(
    lines
      .slice(0, at < 0 ? undefined : at)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return csv.err;
}

const listed: Instance = {
  mentors: [{ id: 'ada' }, { id: 'bo' }],
  mentees: [{ id: 'max' }],
  pairs: [{ mentor: 'ada', mentee: 'max', score: 5 }],
};

test('match says beside CSV what was found, who is left, forced locks and warnings', () => {
  const said = besideCsv('match', filesOf(file, 'chained', chained)[0]);
  expect(said).toMatch(/^0 pairs of 0 eligible, 2 people without a partner; /);
  expect(said).toContain('\nwithout a partner: mentor ada: ');
  expect(said).toContain('\nwarning: The chain of command');
  expect(besideCsv('match', filesOf(file, 'forced', forced)[0])).toContain(
    'locked against grade-gap: ada with max: both',
  );
});

test('a stable answer says beside CSV that it is not the optimum, and how far', () => {
  const wishes: Instance = {
    mentors: [
      { id: 'ada', grade: 1, preferences: ['max'] },
      { id: 'bo', grade: 1 },
    ],
    mentees: [
      { id: 'max', grade: 5, preferences: ['ada'] },
      { id: 'eve', grade: 5, vetoes: ['bo'] },
    ],
  };
  const said = besideCsv('match', filesOf(file, 'stable', wishes)[0], '--mode', 'stable');
  expect(said).toContain('not the optimum');
  expect(said).toMatch(/^pairs: 1 here, 2 at the optimum$/m);
});

test('explain says beside CSV its advice and what loosening rules would do', () => {
  const languages: Instance = {
    mentors: [{ id: 'ada', grade: 4, languages: ['en'] }],
    mentees: [{ id: 'max', grade: 8, languages: ['pl'] }],
  };
  expect(besideCsv('explain', ...filesOf(file, 'languages', languages))).toContain('\nLoosening language would place');
});

test('suggest says beside CSV why there is nobody', () => {
  const files = filesOf(file, 'listed', listed);
  expect(besideCsv('suggest', ...files, '--mentor', 'bo')).toBe('No pair with bo is listed that is not forbidden.\n');
  expect(besideCsv('suggest', ...files, '--mentor', 'ada')).toBe('');
});

test('why-not says beside CSV which rules refuse', () => {
  const files = filesOf(file, 'listed', listed);
  const pair = ['--mentor', 'ada', '--mentee', 'max'];
  expect(besideCsv('why-not', ...filesOf(file, 'chained', chained), ...pair)).toMatch(/chain of command/i);
  expect(besideCsv('why-not', ...files, ...pair)).toBe('ada and max are paired.\n');
});

test('diff says beside CSV the stages that changed and who is gone or arrived', () => {
  const [, before] = filesOf(file, 'listed', listed);
  const [, after] = filesOf(file, 'forced', forced);
  const said = besideCsv('diff', before, after);
  expect(said).toMatch(/^\d+ pairs? kept, /);
  expect(said).toContain('\ntotal: 5 before, 5000 after\n');
  expect(said).toContain('in the first result only, without a partner: mentor bo\n');
  expect(said).toContain('in the second result only, without a partner: mentee eve\n');
});

test('what-if says beside CSV who found a partner', () => {
  const gap = filesOf(file, 'gap', { mentors: [{ id: 'ada', grade: 1 }], mentees: [{ id: 'max', grade: 2 }] });
  const change = '{"rules":{"gradeGap":{"minimum":1}}}';
  expect(besideCsv('what-if', ...gap, '--change', change)).toContain('\nnewly with a partner: ');
});

test('verify says beside CSV what was checked, and a fault in the row alone', () => {
  const files = filesOf(file, 'listed', listed);
  const said = run(['verify', ...files, '--format', 'csv']);
  expect(said).toMatchObject({ code: 0, out: 'valid,proven,fault\r\ntrue,true,\r\n' });
  expect(said.err).toBe(run(['verify', ...files, '--format', 'table']).out);
  const other = run(['verify', files[0], filesOf(file, 'forced', forced)[1], '--format', 'csv']);
  expect(other).toMatchObject({ code: 1, err: '', out: expect.stringContaining('false,false,') });
});

test('people that assign leaves over are named beside CSV, twenty lines at most', () => {
  const scores = (people: number): string => {
    const name = file(`scores-${people}.csv`);
    writeFileSync(name, `,${Array.from({ length: people }, (_, k) => `m${k}`).join(',')}\nada${',5'.repeat(people)}\n`);
    return name;
  };
  expect(besideCsv('assign', scores(19)).split('\n')).toHaveLength(21);
  const lines = (people: number) => run(['assign', scores(people), '--format', 'csv']).err.split('\n');
  expect(lines(20).slice(19)).toEqual([
    expect.stringContaining('without a partner: mentee m'),
    'and 1 more line; --format table holds all',
    '',
  ]);
  expect(lines(1000).slice(20)).toEqual(['and 981 more lines; --format table holds all', '']);
});

test('with --out standard error says it too, with --quiet nothing', () => {
  const args = ['match', filesOf(file, 'chained', chained)[0], '--format', 'csv'];
  const made = run([...args, '--out', file('pairs.csv')]);
  expect(made).toMatchObject({ code: 0, out: '', err: expect.stringContaining('without a partner: mentee max') });
  expect(run([...args, '--quiet'])).toEqual({ code: 0, out: 'mentor,mentee,score,why\r\n', err: '' });
});
