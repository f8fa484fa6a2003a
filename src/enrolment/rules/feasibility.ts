import { type ChainStep, type PairBreach, type PersonCard, type PowerLinkView, pairBreach } from '#people';
import type { MatchingPolicy, Programme } from '#programmes';
import type { MatchingInput } from '../schema.ts';

export type Standing = MatchingInput & { person: PersonCard };
export type PairWorld = {
  programme: Pick<Programme, 'kind' | 'policy'>;
  chains: ReadonlyMap<string, readonly ChainStep[]>;
  links: readonly Pick<PowerLinkView, 'holderId' | 'subjectId'>[];
};

export type Obstacle = PairBreach['rule'] | 'no-shared-language' | 'no-shared-topic';

const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));
const idsOf = (place: MatchingInput, direction: string): string[] =>
  place.topics.filter((topic) => topic.direction === direction).map((topic) => topic.topicId);

/**
 * What stands between two enrolled people, or null. Vetoes are left out on purpose: a coordinator reads this, and it must
 * look the same with and without a veto.
 */
export function obstacle(mentor: Standing, mentee: Standing, world: PairWorld): Obstacle | null {
  const { policy, kind } = world.programme;
  const facts = { mentor: mentor.person, mentee: mentee.person, chains: world.chains, links: world.links };
  const breach = pairBreach({ ...facts, policy: { ...policy, kind } });
  if (breach) return breach.rule;
  if (policy.sharedLanguage && !shares(mentor.languages, mentee.languages)) return 'no-shared-language';
  const needs = idsOf(mentee, 'need');
  if (policy.requireSharedTopic && !shares(idsOf(mentor, 'offer'), needs)) return 'no-shared-topic';
  return null;
}

export type Reach = {
  eligiblePairs: number;
  /** Who has no candidate at all, with the obstacle that took most of them. */
  stranded: { place: Standing; nearest: Obstacle | null }[];
};

/** Counts eligible pairs and finds everybody whom the policy leaves without a single candidate. */
export function reach(mentors: readonly Standing[], mentees: readonly Standing[], world: PairWorld): Reach {
  let eligiblePairs = 0;
  const counted = new Map<Standing, Map<Obstacle, number> | 'reached'>();
  const note = (place: Standing, what: Obstacle) => {
    const tally = counted.get(place) ?? new Map<Obstacle, number>();
    if (tally === 'reached') return;
    tally.set(what, (tally.get(what) ?? 0) + 1);
    counted.set(place, tally);
  };
  for (const mentor of mentors)
    for (const mentee of mentees) {
      const what = obstacle(mentor, mentee, world);
      if (what === null) {
        eligiblePairs += 1;
        counted.set(mentor, 'reached');
        counted.set(mentee, 'reached');
      } else {
        note(mentor, what);
        note(mentee, what);
      }
    }
  const stranded = [...mentors, ...mentees].flatMap((place) => {
    const tally = counted.get(place);
    if (tally === 'reached') return [];
    const most = [...(tally ?? [])].sort((a, b) => b[1] - a[1])[0];
    return { place, nearest: most?.[0] ?? null };
  });
  return { eligiblePairs, stranded };
}

export type Advice = { level: 'stop' | 'warning' | 'good'; sentence: string; values: Record<string, number> };

/** The sentences a coordinator reads first: what stands and the next step. */
export function adviceOn(facts: {
  mentors: number;
  mentees: number;
  mentorPlaces: number;
  menteePlaces: number;
  stranded: number | null;
}): Advice[] {
  const { mentors, mentees, mentorPlaces, menteePlaces, stranded } = facts;
  const say = (level: Advice['level'], sentence: string, values: Record<string, number> = {}) => ({
    level,
    sentence,
    values,
  });
  if (mentors === 0 && mentees === 0)
    return [
      say('stop', /*i18n*/ 'Nobody has signed up yet. Open registration, invite people or import a sign-up file.'),
    ];
  if (mentors === 0)
    return [
      say(
        'stop',
        /*i18n*/ '{mentees, plural, one {One mentee has} other {# mentees have}} signed up and no mentor. Without a mentor nothing can be matched: invite junior colleagues who can teach what is asked for.',
        { mentees },
      ),
    ];
  if (mentees === 0)
    return [
      say(
        'stop',
        /*i18n*/ '{mentors, plural, one {One mentor has} other {# mentors have}} signed up and no mentee. Without a mentee nothing can be matched: ask the sponsor to sign up first and to invite senior colleagues.',
        { mentors },
      ),
    ];
  const needed = Math.ceil((menteePlaces * 12) / 10);
  const advice = [
    mentorPlaces < needed
      ? say(
          'warning',
          /*i18n*/ 'Mentors can take {mentorPlaces, plural, one {one mentee} other {# mentees}} and {menteePlaces, plural, one {one is} other {# are}} waiting. Aim for {needed}, so that a declined match has somewhere to go: recruit {missing} more.',
          { mentorPlaces, menteePlaces, needed, missing: needed - mentorPlaces },
        )
      : say('good', /*i18n*/ 'There are enough mentors: {mentorPlaces} places for {menteePlaces}.', {
          mentorPlaces,
          menteePlaces,
        }),
  ];
  if (stranded !== null && stranded > 0)
    advice.push(
      say(
        'warning',
        /*i18n*/ '{stranded, plural, one {One person has} other {# people have}} no possible partner under this policy. See who and why below, then recruit for them or loosen the rule that stands in the way.',
        { stranded },
      ),
    );
  return advice;
}

/** The distances the policy editor previews before one is chosen. */
export const CHAIN_DEPTHS: readonly MatchingPolicy['chainDepth'][] = [1, 2, 3, 5, 'any'];
