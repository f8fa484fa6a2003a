import { expect, test } from 'vitest';
import { type Instance, type Mentee, type Mentor, matchSync, sentence, type TermName } from '../index.ts';
import { allTerms } from './index.ts';

const pair = (term: TermName, mentor: Partial<Mentor>, mentee: Partial<Mentee>) => {
  const none = Object.fromEntries(allTerms.map(({ name }) => [name, name === term ? 1 : 0]));
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1, ...mentor }],
    mentees: [{ id: 'max', grade: 5, ...mentee }],
    topics: [{ id: 'faith at work', identity: true }],
    policy: { weights: none, rules: { topic: false, powerLink: false, site: false } },
  };
  const [found] = matchSync(instance).pairs;
  return {
    value: found?.contributions[0]?.value,
    score: found?.score,
    words: found?.reasons[0] ? sentence(found.reasons[0]) : '',
  };
};
const work = (start: number, end: number) => [{ start, end }];

const cases: [TermName, Partial<Mentor>, Partial<Mentee>, number, string][] = [
  [
    'need-fit',
    { offers: [{ topic: 'fintech', level: 5, confidence: 5 }] },
    { needs: [{ topic: 'fintech', current: 1, target: 5 }] },
    10_000,
    'ada can teach fintech (fintech at level 5), which max wants to learn.',
  ],
  [
    'need-fit',
    { offers: [{ topic: 'fintech', level: 3, confidence: 5 }] },
    { needs: [{ topic: 'fintech', current: 1, target: 5 }] },
    5000,
    'ada can teach fintech (fintech at level 3), which max wants to learn.',
  ],
  ['need-fit', {}, {}, 5000, 'max has not said what to learn.'],
  [
    'need-fit',
    { offers: [{ topic: 'ai', level: 2 }] },
    { needs: [{ topic: 'ai', current: 3, target: 5 }] },
    0,
    'Nothing that ada offers here fits what max wants to learn.',
  ],
  [
    'need-fit',
    { offers: [{ topic: 'ai', level: 5, confidence: 0 }] },
    { needs: [{ topic: 'ai' }] },
    0,
    'Nothing that ada offers here fits what max wants to learn.',
  ],
  [
    'need-fit',
    { offers: [{ topic: 'faith at work', level: 5 }] },
    { needs: [{ topic: 'faith at work' }] },
    0,
    'Nothing that ada offers here fits what max wants to learn.',
  ],
  ['availability', {}, {}, 5000, 'Working hours are not stated.'],
  [
    'availability',
    { site: 'Leeds', modes: ['in-person'] },
    { site: 'York', modes: ['in-person'] },
    3500,
    'Working hours are not stated.',
  ],
  [
    'availability',
    { hours: work(0, 700), site: 'Leeds' },
    { hours: work(100, 2000), site: 'Leeds' },
    10_000,
    'They share 600 minutes of working time a week and both work at Leeds.',
  ],
  [
    'availability',
    { hours: work(0, 300) },
    { hours: work(0, 300) },
    5600,
    'They share 300 minutes of working time a week.',
  ],
  ['availability', { hours: work(0, 2) }, { hours: work(1, 300) }, 2111, 'They share 1 minute of working time a week.'],
  [
    'preference',
    { preferences: ['max'] },
    { preferences: ['ada', 'bo'] },
    10_000,
    'ada named max as choice 1, and max named ada as choice 1.',
  ],
  ['preference', {}, { preferences: ['bo', 'ada'] }, 6250, 'max named ada as choice 2.'],
  [
    'cross-unit',
    { unit: 'sales' },
    { unit: 'legal' },
    10_000,
    'They see different parts of the organisation (sales and legal).',
  ],
  ['cross-unit', { unit: 'sales' }, { unit: 'sales' }, 0, 'Both work in sales.'],
  [
    'style',
    { style: [0, 4, null] },
    { style: [0, 2, 1] },
    7500,
    'They gave the same answer to 1 of 2 questions about working style.',
  ],
  [
    'mutual',
    { wantsBack: ['budgets', 'boards'] },
    { offers: [{ topic: 'boards', level: 5 }] },
    5000,
    'max can teach ada boards in return.',
  ],
  [
    'mutual',
    { wantsBack: ['boards', 'faith at work'] },
    {
      offers: [
        { topic: 'boards', level: 0 },
        { topic: 'faith at work', level: 5 },
      ],
    },
    0,
    'Nothing that max offers here is what ada asked for in return.',
  ],
  ['acquaintance', { acquaintances: ['max'] }, {}, 10_000, 'ada and max know each other.'],
  [
    'acquaintance',
    { acquaintances: ['max'] },
    { powerOver: [{ id: 'ada', kind: 'assesses' }] },
    5000,
    'ada and max know each other, but one has a say over the other.',
  ],
  [
    'acquaintance',
    { acquaintances: ['max'], managers: [{ id: 'max', depth: 5 }] },
    {},
    5000,
    'ada and max know each other, but one has a say over the other.',
  ],
  ['waited', { roundsWaited: 1 }, { roundsWaited: 2 }, 6666, 'One of them has waited 2 rounds.'],
];

test.each(cases)('%s is what its parts say', (term, mentor, mentee, value, words) => {
  expect(pair(term, mentor, mentee)).toEqual({ value, score: value, words });
});

test('every term has a case here', () => {
  expect([...new Set(cases.map(([name]) => name))].sort()).toEqual(allTerms.map((term) => term.name).sort());
});

test('points of the terms add up to the score', () => {
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1, unit: 'a', style: [1, 2], offers: [{ topic: 'x', level: 2 }] }],
    mentees: [{ id: 'max', grade: 5, unit: 'b', style: [3, 3], needs: [{ topic: 'x' }] }],
  };
  const [found] = matchSync(instance).pairs;
  expect(found?.contributions.reduce((sum, c) => sum + c.points, 0)).toBe(found?.score);
});
