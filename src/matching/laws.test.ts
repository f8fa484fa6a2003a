import { type Instance, matchSync, type Result, verify } from '@viceversa/matching';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchingInput } from '#enrolment';
import { type ChainStep, type PersonCard, type PowerLinkView, pairBreach } from '#people';
import { matchingPolicy } from '#programmes';
import { freeze } from './rules/freeze.ts';
import { type Facts, instanceOf } from './rules/instance.ts';
import { refusingRules } from './rules/probe.ts';

const TOPICS = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'];
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Sketch = {
  grade: number | null;
  unit: number;
  team: string;
  boss: number;
  isMentor: boolean;
  topic: number;
  veto: number;
};

const person = fc.record({
  grade: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 1, max: 7 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  unit: fc.integer({ min: 0, max: 2 }),
  team: fc.constantFrom('', 'a', 'b'),
  boss: fc.nat(),
  isMentor: fc.boolean(),
  topic: fc.integer({ min: 0, max: 1 }),
  veto: fc.nat(),
});
const policy = fc.record({
  minGradeGap: fc.integer({ min: 1, max: 3 }),
  chainDepth: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant('any' as const)),
  sameTeam: fc.constantFrom('forbid' as const, 'allow' as const),
  sameUnit: fc.constantFrom('forbid' as const, 'allow' as const),
  requireSharedTopic: fc.boolean(),
  maxMenteesPerMentor: fc.integer({ min: 1, max: 3 }),
});
const company = fc.record({
  people: fc.array(person, { minLength: 2, maxLength: 24 }),
  policy,
  links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
});
type Company = typeof company extends fc.Arbitrary<infer Value> ? Value : never;

/** Everybody's manager comes before them in the list, so that lines have no circle. */
const bossOf = (people: readonly Sketch[], at: number) => (at === 0 ? null : (people[at]?.boss ?? 0) % at);

function chainOf(people: readonly Sketch[], at: number): ChainStep[] {
  const chain: ChainStep[] = [];
  for (let boss = bossOf(people, at); boss !== null; boss = bossOf(people, boss)) {
    chain.push({ personId: idOf(boss), depth: chain.length + 1 });
  }
  return chain;
}

const cardOf = (sketch: Sketch, at: number) =>
  ({
    id: idOf(at),
    gradeRank: sketch.grade,
    unitId: `unit-${sketch.unit}`,
    team: sketch.team,
    siteId: null,
    languages: ['en'],
    state: 'active',
  }) as unknown as PersonCard;

const inputOf = (sketch: Sketch, at: number, count: number): MatchingInput => ({
  enrolmentId: `enrolment-${at}`,
  personId: idOf(at),
  side: sketch.isMentor ? 'mentor' : 'mentee',
  priority: 'standard',
  capacity: sketch.isMentor ? 2 : 1,
  meetingMode: 'either',
  languages: ['en'],
  hours: [],
  availability: [],
  timeZone: 'UTC',
  workingStyle: {},
  topics: [
    {
      topicId: TOPICS[sketch.topic] ?? '',
      direction: sketch.isMentor ? 'offer' : 'need',
      level: 2,
      targetLevel: 4,
      priority: 2,
      isIdentity: false,
    },
  ],
  vetoes: sketch.veto % 5 === 0 ? [idOf(sketch.veto % count)] : [],
});

function factsOf({ people, policy, links }: Company): Facts {
  const depth = policy.chainDepth === 'any' ? Number.POSITIVE_INFINITY : policy.chainDepth;
  return {
    programme: { kind: 'reverse', format: 'one_to_one', policy: matchingPolicy.parse(policy) },
    inputs: people.map((sketch, at) => inputOf(sketch, at, people.length)),
    people: new Map(people.map((sketch, at) => [idOf(at), cardOf(sketch, at)])),
    chains: new Map(people.map((_, at) => [idOf(at), chainOf(people, at).filter((step) => step.depth <= depth)])),
    links: links
      .map(([a, b]) => [idOf(a % people.length), idOf(b % people.length)] as const)
      .filter(([holder, subject]) => holder !== subject)
      .map(
        ([holderId, subjectId], at): PowerLinkView => ({
          id: `link-${at}`,
          holderId,
          subjectId,
          kind: 'assessment',
          declaredAt: '2026-03-02T09:00:00.000Z',
        }),
      ),
    standing: [],
    lapsed: [],
    locks: [],
    forbids: [],
    current: [],
  };
}

function run(facts: Facts): { instance: Instance; result: Result } {
  const frozen = freeze(instanceOf(facts));
  if ('issues' in frozen) throw new Error(frozen.issues[0]?.message);
  const instance = JSON.parse(frozen.text) as Instance;
  return { instance, result: matchSync(instance) };
}

const breachIn = (facts: Facts, mentorId: string, menteeId: string) => {
  const [mentor, mentee] = [facts.people.get(mentorId), facts.people.get(menteeId)];
  if (!mentor || !mentee) throw new Error('somebody is missing');
  const policy = { ...facts.programme.policy, kind: facts.programme.kind };
  return pairBreach({ mentor, mentee, policy, chains: facts.chains, links: facts.links });
};

describe('in any company', () => {
  test('no proposal breaks law 1 or 2, a veto or a place, and the verifier agrees', () => {
    fc.assert(
      fc.property(company, (sketch) => {
        const facts = factsOf(sketch);
        const { instance, result } = run(facts);
        for (const { mentor, mentee } of result.pairs) {
          expect(breachIn(facts, mentor, mentee)).toBeNull();
          const vetoes = facts.inputs.find((one) => one.personId === mentor)?.vetoes ?? [];
          expect(vetoes).not.toContain(mentee);
        }
        const places = Math.min(2, facts.programme.policy.maxMenteesPerMentor);
        for (const { personId, side } of facts.inputs) {
          const partners = result.pairs.filter((pair) => pair[side] === personId).length;
          expect(partners).toBeLessThanOrEqual(side === 'mentor' ? places : 1);
        }
        expect(verify(instance, result)).toMatchObject({ valid: true });
      }),
      { numRuns: 150 },
    );
  });

  test('whoever the application’s gate refuses, the engine refuses too, and every mentee left over is explained', () => {
    fc.assert(
      fc.property(company, (sketch) => {
        const facts = factsOf(sketch);
        const { instance, result } = run(facts);
        const sideOf = (side: string) =>
          facts.inputs.filter((one) => one.side === side && sketchOf(sketch, one)?.grade !== null);
        const [mentor] = sideOf('mentor');
        for (const mentee of sideOf('mentee').slice(0, 3)) {
          if (!mentor) break;
          const refused = refusingRules(instance, { mentor: mentor.personId, mentee: mentee.personId });
          if (breachIn(facts, mentor.personId, mentee.personId)) expect(refused).not.toEqual([]);
        }
        const told = new Set([...result.pairs.map((pair) => pair.mentee), ...result.unmatched.map((one) => one.id)]);
        for (const mentee of sideOf('mentee')) expect(told).toContain(mentee.personId);
      }),
      { numRuns: 60 },
    );
  });

  test('the order in which people enrolled changes nothing', () => {
    fc.assert(
      fc.property(company, (sketch) => {
        const facts = factsOf(sketch);
        const turned = run({ ...facts, inputs: [...facts.inputs].reverse() });
        expect(turned.result).toEqual(run(facts).result);
      }),
      { numRuns: 40 },
    );
  });
});

const sketchOf = (sketch: Company, input: MatchingInput) => sketch.people[Number(input.personId.slice(-12))];
