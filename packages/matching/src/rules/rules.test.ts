import { expect, test } from 'vitest';
import {
  createExplainer,
  type Instance,
  type Mentee,
  type Mentor,
  matchSync,
  type RuleName,
  sentence,
} from '../index.ts';
import { allRules } from './index.ts';

const morning = [{ start: 540, end: 720 }];
const night = [{ start: 1200, end: 1380 }];
const base: Instance = {
  mentors: [
    {
      id: 'ada',
      grade: 1,
      team: 'web',
      site: 'Leeds',
      hours: morning,
      languages: ['en'],
      offers: [{ topic: 'fintech', level: 4 }],
    },
  ],
  mentees: [
    {
      id: 'max',
      grade: 5,
      team: 'board',
      site: 'Leeds',
      hours: morning,
      languages: ['en', 'de'],
      needs: [{ topic: 'fintech' }],
    },
  ],
};
const mentor = (change: Partial<Mentor>): Instance => ({ ...base, mentors: [{ ...base.mentors[0]!, ...change }] });
const mentee = (change: Partial<Mentee>): Instance => ({ ...base, mentees: [{ ...base.mentees[0]!, ...change }] });

test('without a reason against it the pair is made', () => {
  expect(matchSync(base).pairs).toHaveLength(1);
});

const cases: [RuleName, Instance, string][] = [
  ['capacity', mentor({ capacity: 0 }), 'ada takes no partner this time.'],
  ['self', mentee({ id: 'ada' }), 'ada stands on both sides and is not paired with themself.'],
  [
    'grade-gap',
    mentor({ grade: 4 }),
    'ada has grade 4 and max grade 5: the mentee must stand at least 2 grades higher.',
  ],
  [
    'command-chain',
    mentor({ managers: [{ id: 'max', depth: 2 }] }),
    'ada and max stand in one chain of command, 2 levels apart.',
  ],
  ['same-team', mentee({ team: 'web' }), 'ada and max are in the same team (web).'],
  ['power-link', mentee({ powerOver: [{ id: 'ada', kind: 'assesses' }] }), 'max assesses ada.'],
  ['veto', mentor({ vetoes: ['max'] }), "ada and max are not to be paired, by somebody's wish."],
  [
    'forbidden',
    { ...base, forbids: [{ mentor: 'ada', mentee: 'max' }] },
    'ada with max was forbidden by the coordinator.',
  ],
  ['past-pair', mentee({ pastPartners: [{ id: 'ada', round: 1 }] }), 'ada and max were partners last round.'],
  ['language', mentor({ languages: ['pl'] }), 'ada (pl) and max (de, en) share no language.'],
  [
    'mode',
    { mentors: mentor({ modes: ['in-person'] }).mentors, mentees: mentee({ modes: ['distance'] }).mentees },
    'ada meets in-person only and max distance only.',
  ],
  [
    'site',
    { mentors: mentor({ modes: ['in-person'] }).mentors, mentees: mentee({ site: 'York' }).mentees },
    'ada (Leeds) and max (York) meet in person only and work at different sites.',
  ],
  [
    'hours',
    { mentors: mentor({ modes: ['distance'], hours: night }).mentors, mentees: base.mentees },
    'ada and max share 0 minutes of working time a week; 120 are needed.',
  ],
  [
    'representation',
    {
      mentors: mentor({ notRepresented: ['faith'] }).mentors,
      mentees: mentee({ needs: [{ topic: 'fintech' }, { topic: 'faith' }] }).mentees,
    },
    'max asks about something that ada will not be asked to speak for.',
  ],
  [
    'topic',
    mentor({ offers: [{ topic: 'gaming', level: 5 }] }),
    'Nothing that ada offers here fits what max wants to learn (fintech).',
  ],
];

test.each(cases)('%s refuses the pair and says why', (name, instance, words) => {
  const result = matchSync(instance);
  expect(result.pairs).toHaveLength(0);
  const [m, e] = [instance.mentors[0]!.id, instance.mentees[0]!.id];
  const { rules } = createExplainer(instance, result).whyNot(m, e);
  expect(rules.map((r) => r.code)).toContain(`rule.${name}`);
  expect(sentence(rules.find((r) => r.code === `rule.${name}`)!)).toBe(words);
});

test('every rule has a case here', () => {
  expect(cases.map(([name]) => name).sort()).toEqual(allRules.map((rule) => rule.name).sort());
});

test('one grade, one minute and one person are counted in the singular', () => {
  const told = (instance: Instance): string[] =>
    createExplainer(instance, matchSync(instance)).whyNot('ada', 'max').rules.map(sentence);
  const gap = { direction: 'reverse', minimum: 1, maximum: null } as const;
  expect(told({ ...mentor({ grade: 5 }), policy: { rules: { gradeGap: gap } } }).join()).toContain(
    'at least 1 grade higher',
  );
  const apart = { mentors: mentor({ modes: ['distance'], hours: night }).mentors, mentees: base.mentees };
  expect(told({ ...apart, policy: { rules: { hours: { minimumMinutes: 1 } } } }).join()).toContain(
    'share 0 minutes of working time a week; 1 is needed.',
  );
  const values = { people: 1, places: 0, partners: 1 };
  expect(sentence({ code: 'unmatched.squeezed-out', values })).toBe(
    '1 person competes for 0 places of 1 possible partner.',
  );
});

test('rules stop where the policy says', () => {
  const near = mentor({ managers: [{ id: 'max', depth: 3 }] });
  expect(matchSync(near).pairs).toHaveLength(1);
  expect(matchSync({ ...near, policy: { rules: { commandChain: { levels: null } } } }).pairs).toHaveLength(0);
  expect(matchSync(mentee({ pastPartners: [{ id: 'ada', round: 2 }] })).pairs).toHaveLength(1);
  const far = mentor({ site: 'York', modes: ['in-person'] });
  expect(matchSync(far).pairs).toHaveLength(0);
  expect(matchSync({ ...mentor({ languages: ['pl'] }), policy: { rules: { language: false } } }).pairs).toHaveLength(1);
});

test('whoever offers a topic that does not count is not said to offer none, nor told apart from who does not offer it', () => {
  const told = (instance: Instance) => {
    const { rules } = createExplainer(instance, matchSync(instance)).whyNot('ada', 'max');
    return rules.filter((rule) => rule.code === 'rule.topic').map(sentence);
  };
  const unticked = { ...base, topics: [{ id: 'fintech', identity: true }] };
  const silent = mentor({ notRepresented: ['fintech'] });
  expect(told(unticked)).toEqual(['Nothing that ada offers here fits what max wants to learn (fintech).']);
  expect(told(silent)).toEqual(told(unticked));
  expect(told(mentor({ offers: [] }))).toEqual(told(unticked));
});

test('an identity topic counts only when its owner ticked it', () => {
  const identity = (ticked: boolean): Instance => ({
    ...mentor({ offers: [{ topic: 'fintech', level: 4, ticked }] }),
    topics: [{ id: 'fintech', identity: true }],
  });
  expect(matchSync(identity(false)).pairs).toHaveLength(0);
  expect(matchSync(identity(true)).pairs).toHaveLength(1);
});
