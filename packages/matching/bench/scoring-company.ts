import type { Instance, Mentee, Mentor, Person } from '../src/index.ts';

/** Repeatable numbers (xorshift32). */
function dice(seed: number): (sides: number) => number {
  let state = seed | 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

const hubs = [
  { site: 'Leeds', offset: 0, language: 'en' },
  { site: 'Porto', offset: 0, language: 'pt' },
  { site: 'Berlin', offset: 60, language: 'de' },
  { site: 'Gdansk', offset: 60, language: 'pl' },
  { site: 'Pune', offset: 330, language: 'hi' },
  { site: 'Boston', offset: -300, language: 'en' },
] as const;
const topicCount = 40;
const weekdays = [0, 1, 2, 3, 4];

/**
 * A company of `n` mentors and `n` mentees with every attribute that the default policy reads: six sites, three shifts,
 * topics after Zipf, levels, working styles, a line of managers, vetoes, power links, former partners and wishes.
 */
export function scoringCompany(n: number, seed = 20): Instance {
  const roll = dice(seed);
  const weights = Array.from({ length: topicCount }, (_, t) => 1 / (t + 1));
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const topic = (): string => {
    let left = (roll(1_000_000) / 1_000_000) * whole;
    const at = weights.findIndex((w) => {
      left -= w;
      return left < 0;
    });
    return `topic ${Math.max(0, at)}`;
  };
  const topics = (count: number): string[] => {
    const found = new Set<string>();
    while (found.size < count) found.add(topic());
    return [...found];
  };
  const names = (prefix: string, count: number, odds: number): string[] =>
    roll(odds) === 0 ? [...new Set(Array.from({ length: count }, () => `${prefix}${roll(n)}`))] : [];
  const person = (id: string, others: string, grade: number): Person & { id: string } => {
    const hub = hubs[Math.min(roll(6), roll(6))]!;
    const start = 480 - hub.offset + 60 * roll(3);
    const days = roll(8) === 0 ? weekdays.slice(0, 3) : weekdays;
    return {
      id,
      grade,
      unit: `unit ${Math.min(roll(24), roll(24))}`,
      team: `team ${roll(Math.max(1, n >> 2))}`,
      site: hub.site,
      managers: [1, 2, 3].map((depth) => ({ id: `${roll(2) === 0 ? 'a' : 'b'}${roll(n)}`, depth })),
      languages: [...new Set([hub.language, ...(roll(10) < 8 ? ['en'] : []), ...(roll(6) === 0 ? ['fr'] : [])])],
      hours: days
        .map((day) => ({
          start: (day * 1440 + start + 10_080) % 10_080,
          end: ((day * 1440 + start + 10_080) % 10_080) + 480,
        }))
        .filter((h) => h.end <= 10_080),
      modes: roll(10) === 0 ? ['in-person'] : roll(4) === 0 ? ['distance'] : ['in-person', 'distance'],
      style: Array.from({ length: 6 }, () => (roll(20) === 0 ? null : roll(5))),
      vetoes: names(others, 2, 50),
      powerOver: names(others, 2, 20).map((held) => ({ id: held, kind: 'assesses' as const })),
      pastPartners: names(others, 1, 4).map((past) => ({ id: past, round: 1 + roll(2) })),
      preferences: names(others, 4, 3),
    };
  };
  const offers = (count: number) =>
    topics(count).map((name) => ({ topic: name, level: 1 + roll(5), confidence: 1 + roll(5) }));
  const mentors: Mentor[] = Array.from({ length: n }, (_, i) => ({
    ...person(`a${i}`, 'b', 1 + Math.min(roll(6), roll(6))),
    offers: offers(2 + roll(4)),
    notRepresented: roll(20) === 0 ? topics(1) : [],
  }));
  const mentees: Mentee[] = Array.from({ length: n }, (_, j) => ({
    ...person(`b${j}`, 'a', 3 + roll(7)),
    needs: topics(2 + roll(3)).map((name) => ({
      topic: name,
      current: roll(3),
      target: 3 + roll(3),
      priority: 1 + roll(3),
    })),
  }));
  return { mentors, mentees };
}
