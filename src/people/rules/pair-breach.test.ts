import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainStep, type PairPolicy, pairBreach } from './pair-breach.ts';

type Post = { grade: number | null; manager: number | null; team: string; unitId: string | null };
const organisation = fc.integer({ min: 2, max: 40 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, at) =>
      fc.record({
        grade: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 8 }),
        manager: at === 0 ? fc.constant(null) : fc.option(fc.integer({ min: 0, max: at - 1 }), { freq: 9 }),
        team: fc.constantFrom('', 'Alpha', 'alpha ', 'Beta'),
        unitId: fc.constantFrom(null, 'north', 'south'),
      }),
    ),
  ),
) as fc.Arbitrary<Post[]>;
const anyPolicy = fc.record({
  minGradeGap: fc.integer({ min: 1, max: 4 }),
  maxGradeGap: fc.option(fc.integer({ min: 4, max: 8 })),
  chainDepth: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('any' as const)),
  sameTeam: fc.constantFrom('forbid' as const, 'allow' as const),
  sameUnit: fc.constantFrom('forbid' as const, 'allow' as const),
});

const lineOf = (posts: Post[], at: number): number[] => {
  const above = posts[at]?.manager ?? null;
  return above === null ? [] : [above, ...lineOf(posts, above)];
};
const chainsOf = (posts: Post[]): Map<string, ChainStep[]> =>
  new Map(
    posts.map((_, at) => [`${at}`, lineOf(posts, at).map((one, step) => ({ personId: `${one}`, depth: step + 1 }))]),
  );
const person = (posts: Post[], at: number) => {
  const post = posts[at] as Post;
  return { id: `${at}`, gradeRank: post.grade, team: post.team, unitId: post.unitId };
};

describe('laws 1 and 2', () => {
  test('in random organisations the gate opens exactly for pairs a plain reading of the laws allows', () => {
    fc.assert(
      fc.property(
        organisation,
        anyPolicy,
        fc.nat(),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
        (posts, policy, a, b, declared) => {
          const [mentor, mentee] = [a % posts.length, b % posts.length];
          const links = declared.map(([x, y]) => ({
            holderId: `${x % posts.length}`,
            subjectId: `${y % posts.length}`,
          }));
          const breach = pairBreach({
            mentor: person(posts, mentor),
            mentee: person(posts, mentee),
            policy,
            chains: chainsOf(posts),
            links,
          });
          expect(breach === null).toBe(allowed(posts, mentor, mentee, policy, links));
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('no pair that passes has the mentor at or above the mentee', () => {
    fc.assert(
      fc.property(organisation, anyPolicy, fc.nat(), fc.nat(), (posts, policy, a, b) => {
        const [mentor, mentee] = [person(posts, a % posts.length), person(posts, b % posts.length)];
        const breach = pairBreach({ mentor, mentee, policy, chains: chainsOf(posts), links: [] });
        if (breach === null) expect(mentee.gradeRank).toBeGreaterThan(mentor.gradeRank ?? 99);
      }),
      { numRuns: 1000 },
    );
  });

  const ada = { id: 'ada', gradeRank: 2, team: '', unitId: null };
  const grace = { id: 'grace', gradeRank: 6, team: '', unitId: null };
  const policy: PairPolicy = { minGradeGap: 2, chainDepth: 2, sameTeam: 'forbid' };

  test('a manager three levels up is allowed at depth 2 and refused at any depth', () => {
    const chains = new Map([['ada', [{ personId: 'grace', depth: 3 }]]]);
    const facts = { mentor: ada, mentee: grace, policy, chains, links: [] };
    expect(pairBreach(facts)).toBeNull();
    expect(pairBreach({ ...facts, policy: { ...policy, chainDepth: 'any' } })).toMatchObject({
      law: 2,
      rule: 'reporting-line',
      values: { depth: 3 },
    });
  });

  test('a traditional programme turns the grades round, a reciprocal one does not ask for them', () => {
    const facts = { mentor: grace, mentee: ada, policy, chains: new Map(), links: [] };
    expect(pairBreach(facts)).toMatchObject({ law: 1, rule: 'grade-gap', values: { gap: -4, needed: 2 } });
    expect(pairBreach({ ...facts, policy: { ...policy, kind: 'traditional' } })).toBeNull();
    expect(pairBreach({ ...facts, policy: { ...policy, kind: 'reciprocal' } })).toBeNull();
  });

  test('the reason for a declared link never tells its kind', () => {
    const links = [{ holderId: 'grace', subjectId: 'ada', kind: 'grievance' }];
    const breach = pairBreach({ mentor: ada, mentee: grace, policy, chains: new Map(), links });
    expect(breach).toMatchObject({ law: 2, rule: 'power-link' });
    expect(JSON.stringify(breach)).not.toContain('grievance');
  });
});

function allowed(
  posts: Post[],
  mentor: number,
  mentee: number,
  policy: PairPolicy,
  links: { holderId: string; subjectId: string }[],
): boolean {
  const [junior, other] = [posts[mentor] as Post, posts[mentee] as Post];
  if (mentor === mentee || junior.grade === null || other.grade === null) return false;
  const gap = other.grade - junior.grade;
  if (gap < policy.minGradeGap || gap > (policy.maxGradeGap ?? 99)) return false;
  const reach = policy.chainDepth === 'any' ? 99 : policy.chainDepth;
  if (lineOf(posts, mentor).slice(0, reach).includes(mentee)) return false;
  if (lineOf(posts, mentee).slice(0, reach).includes(mentor)) return false;
  const teamOf = (post: Post) => post.team.trim().toLowerCase();
  const isSameUnit = junior.unitId === other.unitId;
  if (policy.sameTeam === 'forbid' && teamOf(junior) !== '' && teamOf(junior) === teamOf(other) && isSameUnit)
    return false;
  if (policy.sameUnit === 'forbid' && junior.unitId !== null && isSameUnit) return false;
  const ends = [`${mentor}`, `${mentee}`];
  return !links.some(
    (link) => ends.includes(link.holderId) && ends.includes(link.subjectId) && link.holderId !== link.subjectId,
  );
}
