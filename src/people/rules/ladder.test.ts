import { describe, expect, test } from 'vitest';
import { labelTwice, mergeLadder, type Step, stepByLabel } from './ladder.ts';
import { organogramLadder } from './organogram-ladder.ts';
import type { Organogram } from './read-organogram.ts';
import { UK_LADDER } from './uk-grades.ts';

const step = (name: string, ...labels: string[]): Step => ({ id: name, name, labels });
const names = (ladder: Step[]) => ladder.map(({ name }) => name);

describe('the ladder', () => {
  test('new steps go directly above the proposed step before them; known ones stay and learn labels', () => {
    const ladder = mergeLadder(
      [step('Junior', 'g1'), step('Boss')],
      [
        { name: 'Trainee', labels: [] },
        { name: 'Associate', labels: ['G1'] },
        { name: 'Middle', labels: ['M'] },
        { name: 'Boss', labels: ['chief'] },
        { name: 'Owner', labels: [] },
      ],
    );
    expect(names(ladder)).toEqual(['Trainee', 'Junior', 'Middle', 'Boss', 'Owner']);
    expect(ladder[1]?.labels).toContain('associate');
    expect(stepByLabel(ladder)('chief')).toBe(3);
  });

  test('the same proposal twice changes nothing', () => {
    const proposed = [
      { name: 'A', labels: ['x'] },
      { name: 'B', labels: ['y', 'z'] },
    ];
    const once = mergeLadder([], proposed);
    expect(mergeLadder(once, proposed)).toEqual(once);
  });

  test('a grade is the same whatever its case, spaces and signs; numbers that differ stay apart', () => {
    const ladder = [step('Grade 7'), step('1.5', 'Level A'), step('A+')];
    const merged = mergeLadder(ladder, [
      { name: 'grade-7', labels: [] },
      { name: '15', labels: [] },
      { name: 'A', labels: [] },
    ]);
    expect(names(merged)).toEqual(['Grade 7', '15', 'A', '1.5', 'A+']);
    const stepOf = stepByLabel(ladder);
    expect(['GRADE7', 'grade_7', 'Grade 7 ', 'level-a', '1,5', 'Grade 77', '1 5 '].map(stepOf)).toEqual([
      0,
      0,
      0,
      1,
      1,
      undefined,
      1,
    ]);
  });

  test('civil-service grades are the same step by their short and their long names, in either order', () => {
    const long = [
      'Administrative Officer',
      'Executive Officer',
      'Higher Executive Officer',
      'Grade 7',
      'Deputy Director',
    ];
    const fromLong = mergeLadder(
      long.map((name) => step(name)),
      UK_LADDER,
    );
    expect(fromLong.filter(({ id }) => id === null).map(({ name }) => name)).toEqual([
      'Administrative Assistant',
      'Senior Executive Officer',
      'Grade 6',
      'SCS2',
      'SCS3',
      'SCS4',
    ]);
    const short = ['AA', 'AO', 'EO', 'HEO', 'SEO', 'G7', 'G6', 'SCS1', 'SCS2', 'SCS3', 'SCS4'].map((name) =>
      step(name),
    );
    expect(names(mergeLadder(short, UK_LADDER))).toEqual(names(short));
  });

  test('a label of two steps is found, whatever its case', () => {
    expect(
      labelTwice([
        { name: 'A', labels: ['x'] },
        { name: 'X', labels: [] },
      ]),
    ).toBe('x');
    expect(
      labelTwice([
        { name: 'A', labels: ['a'] },
        { name: 'B', labels: [] },
      ]),
    ).toBeNull();
  });
});

describe('a ladder for an organogram', () => {
  const organogram = (senior: string[], junior: [string, number | null][]): Organogram =>
    ({
      source: 'x',
      posts: senior.map((grade) => ({ grade })),
      groups: junior.map(([grade, pay]) => ({ grade, pay })),
    }) as unknown as Organogram;

  test('civil-service grades are known by their words, others join the nearest in pay; military ranks stand beside', () => {
    const ladder = organogramLadder(
      organogram(
        ['SCS2', 'OF-7', 'SCS1', 'SCS1A', 'Chief'],
        [
          ['HEO - Scientist', 32_000],
          ['AO (N)', 19_000],
          ['Grade 7', 50_000],
          ['Band T', 33_000],
          ['HEO', 31_000],
        ],
      ),
    );
    expect(ladder).toEqual([
      { name: 'Administrative Officer', labels: ['AO (N)'] },
      { name: 'Higher Executive Officer', labels: ['HEO - Scientist', 'HEO', 'Band T'] },
      { name: 'Grade 7', labels: ['Grade 7'] },
      { name: 'Chief', labels: ['Chief'] },
      { name: 'SCS1', labels: ['SCS1'] },
      { name: 'SCS1A', labels: ['SCS1A'] },
      { name: 'SCS2', labels: ['SCS2', 'OF-7'] },
    ]);
  });

  test('other labels follow pay; more than twelve become bands', () => {
    const few = organogramLadder(
      organogram(
        [],
        [
          ['C', 30_000],
          ['A', 50_000],
          ['B', 40_000],
        ],
      ),
    );
    expect(few.map(({ name }) => name)).toEqual(['C', 'B', 'A']);
    const many = Array.from({ length: 30 }, (_, at): [string, number] => [`P${at}`, 20_000 + at * 1_000]);
    const bands = organogramLadder(organogram([], many));
    expect(bands.length).toBeLessThan(8);
    expect(bands.flatMap(({ labels }) => labels)).toHaveLength(30);
  });
});
