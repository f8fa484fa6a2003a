import { seededIds } from '#platform';
import { type Random, seeded } from './random.ts';
import { FAMILY_HEADS, FAMILY_TAILS, GIVEN, LADDER, MAIL_DOMAIN, SITES, UNITS } from './words.ts';

export type DemoPerson = {
  id: string;
  externalId: string;
  givenName: string;
  familyName: string;
  email: string;
  jobTitle: string;
  /** 1 is the lowest step of the ladder. */
  rank: number;
  unit: string;
  team: string;
  site: string;
  timeZone: string;
  languages: string[];
  workMode: 'on_site' | 'remote' | 'hybrid';
  manager: DemoPerson | undefined;
  joinedOn: string;
};

export type Company = { people: DemoPerson[]; at(rank: number): DemoPerson[] };

/** How many people report to one person of a rank, at the usual size. */
const SPAN: Record<number, [number, number]> = { 9: [7, 7], 8: [2, 3], 7: [2, 2], 6: [1, 2], 5: [2, 3], 4: [3, 6] };
const BASE_SIZE = 400;

/**
 * Builds a company of about `size` people from a seed: one chief executive, seven units, a ladder of nine steps,
 * six sites; the reporting lines are one tree. The same seed and size give the same company.
 */
export function buildCompany(seed: number, size = BASE_SIZE): Company {
  const random = seeded(seed);
  const ids = seededIds(`company-${seed}`);
  const people: DemoPerson[] = [];
  const used = new Map<string, number>();
  const hire = (rank: number, manager: DemoPerson | undefined, unit: string, team: string): DemoPerson => {
    const site = random.pick(SITES);
    const givenName = random.pick(GIVEN);
    const familyName = `${random.pick(FAMILY_HEADS)}${random.pick(FAMILY_TAILS)}`;
    const base = `${givenName}.${familyName}`.toLowerCase();
    const again = used.get(base) ?? 0;
    used.set(base, again + 1);
    const person: DemoPerson = {
      id: ids.next(),
      externalId: `L${String(people.length + 1).padStart(6, '0')}`,
      givenName,
      familyName,
      email: `${base}${again === 0 ? '' : again + 1}@${MAIL_DOMAIN}`,
      jobTitle: jobTitle(random, rank, unit),
      rank,
      unit,
      team,
      site: site.name,
      timeZone: site.timeZone,
      languages: [...site.languages],
      workMode: random.pick(['on_site', 'remote', 'hybrid', 'hybrid'] as const),
      manager,
      joinedOn: joinedOn(random, rank),
    };
    people.push(person);
    return person;
  };
  const grow = (manager: DemoPerson, unit: string, limit: number): void => {
    const [low, high] = SPAN[manager.rank] ?? [0, 0];
    if (manager.rank <= 3 || people.length >= limit) return;
    const reports = random.between(low, high);
    const team = `${unit} ${people.length}`;
    for (let i = 0; i < reports && people.length < limit; i++) {
      const rank = manager.rank > 4 ? manager.rank - 1 : random.pick([1, 1, 2, 2, 2, 3]);
      grow(hire(rank, manager, unit, team), unit, limit);
    }
  };
  const chief = hire(LADDER.length, undefined, 'Executive office', 'Executive office');
  const divisions = Math.max(1, Math.round(size / BASE_SIZE));
  for (let i = 0; i < UNITS.length * divisions; i++) {
    const unit = UNITS[i % UNITS.length]?.name ?? 'Operations';
    const name = divisions === 1 ? unit : `${unit} ${Math.floor(i / UNITS.length) + 1}`;
    const head = hire(8, chief, name, 'Executive office');
    const limit = Math.round((size * (i + 1)) / (UNITS.length * divisions));
    while (people.length < limit) {
      const before = people.length;
      grow(head, name, limit);
      if (people.length === before) break;
    }
  }
  return { people, at: (rank) => people.filter((person) => person.rank === rank) };
}

function jobTitle(random: Random, rank: number, unit: string): string {
  const step = LADDER[rank - 1]?.name ?? '';
  if (rank >= 9) return step;
  if (rank >= 5) return `${step}, ${unit}`;
  const jobs = UNITS.find((candidate) => unit.startsWith(candidate.name))?.jobs ?? ['Specialist'];
  return random.pick(jobs);
}

function joinedOn(random: Random, rank: number): string {
  const year = 2025 - random.between(rank >= 5 ? 3 : 0, rank >= 5 ? 20 : 6);
  return `${year}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
}
