import type { Hours, Instance, PairRef, Person } from '../src/index.ts';
import { dice } from '../test/brute.ts';
import { type Crowd, crowd, hubHours, perPerson } from './crowd.ts';

type Roll = ReturnType<typeof dice>;

const minutesInDay = 1440;
const weekOf = (zone: number): Hours[] =>
  [0, 1, 2, 3, 4].map((day) => {
    const start = day * minutesInDay + (9 - zone) * 60;
    return { start, end: start + 8 * 60 };
  });

const range = (count: number): number[] => Array.from({ length: count }, (_, k) => k);
const idsOf = (letter: string, count: number): string[] =>
  range(count).map((k) => `${letter}${String(k).padStart(6, '0')}`);

/** Everything a rule or term reads beside topics; a few vetoes, power links and past pairs, as in a real house. */
function person(roll: Roll, people: Crowd, p: number, id: string, others: readonly string[]): Person {
  const some = (percent: number): string[] => (roll(100) < percent ? [others[roll(others.length)]!] : []);
  return {
    id,
    grade: people.grade[p]!,
    unit: `unit ${roll(12)}`,
    team: `team ${roll(Math.ceil(people.count / 8))}`,
    site: `site ${roll(9)}`,
    managers: range(3).map((depth) => ({ id: others[roll(others.length)]!, depth: depth + 1 })),
    languages: roll(20) === 0 ? ['de'] : ['en', ...(roll(3) === 0 ? ['de'] : [])],
    hours: weekOf(hubHours[people.hub[p]!]!),
    modes: roll(5) === 0 ? ['distance', 'in-person'] : ['distance'],
    style: range(5).map(() => (roll(8) === 0 ? null : roll(5))),
    vetoes: some(3),
    powerOver: some(5).map((other) => ({ id: other, kind: 'assesses' as const })),
    pastPartners: some(20).map((other) => ({ id: other, round: 1 })),
    preferences: [...new Set([...some(30), ...some(30)])],
    priority: (['carried-over', 'nominated', 'standard', 'standard', 'standard'] as const)[roll(5)]!,
    roundsWaited: roll(10) === 0 ? 1 : 0,
  };
}

const topicsOf = <T>(people: Crowd, p: number, make: (topic: string, strength: number) => T): T[] => {
  const known = new Map<string, T>();
  for (let k = p * perPerson; k < (p + 1) * perPerson; k += 1) {
    const topic = `topic ${people.topic[k]!}`;
    known.set(topic, make(topic, people.strength[k]!));
  }
  return [...known.values()];
};

/** A programme as people sign up for it, every attribute filled; half the mentors have somebody today. */
export function programme(mentorCount: number, menteeCount: number, seed: number): Instance {
  const roll = dice(seed);
  const juniors = crowd(roll, mentorCount, 'mentor');
  const seniors = crowd(roll, menteeCount, 'mentee');
  const mentorIds = idsOf('j', mentorCount);
  const menteeIds = idsOf('s', menteeCount);
  const current: PairRef[] = range(Math.min(mentorCount, menteeCount))
    .filter(() => roll(2) === 0)
    .map((k) => ({ mentor: mentorIds[k]!, mentee: menteeIds[k]! }));
  return {
    mentors: mentorIds.map((id, p) => ({
      ...person(roll, juniors, p, id, menteeIds),
      capacity: 1 + roll(2),
      offers: topicsOf(juniors, p, (topic, level) => ({ topic, level, confidence: 1 + roll(5) })),
    })),
    mentees: menteeIds.map((id, p) => ({
      ...person(roll, seniors, p, id, mentorIds),
      needs: topicsOf(seniors, p, (topic, priority) => ({ topic, priority, current: roll(3), target: 3 + roll(3) })),
    })),
    current,
  };
}
