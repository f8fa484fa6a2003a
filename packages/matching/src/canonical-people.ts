import { byText } from './sort.ts';
import type { Hours, Mentee, Mentor, Need, Offer } from './types.ts';

// Every literal of this file has its keys in code-unit order: JSON.stringify then writes canonical JSON as it is.

export const none: readonly never[] = Object.freeze([]);
export const plain = (value: number): number => value + 0;

function sorted<In, Out>(list: readonly In[] | undefined, of: (entry: In) => Out, compare: (a: Out, b: Out) => number) {
  if (!list || list.length === 0) return none;
  const out = list.map(of);
  return out.length === 1 ? out : out.sort(compare);
}

function sortedSet(list: readonly string[] | undefined): readonly string[] {
  if (!list || list.length === 0) return none;
  return list.length === 1 ? [list[0]!] : [...new Set(list)].sort();
}

/** Working time in order; what overlaps is counted once. */
function canonicalHours(list: readonly Hours[] | undefined): readonly Hours[] {
  const all = sorted(
    list,
    ({ start, end }) => ({ end: plain(end), start: plain(start) }),
    (a, b) => a.start - b.start || a.end - b.end,
  );
  if (all.every((h, k) => k === 0 || all[k - 1]!.end <= h.start)) return all;
  const merged: { end: number; start: number }[] = [];
  for (const h of all) {
    const last = merged.at(-1);
    if (last && h.start < last.end) last.end = Math.max(last.end, h.end);
    else merged.push(h);
  }
  return merged;
}

const canonicalOffers = (offers: readonly Offer[] | undefined): readonly Required<Offer>[] =>
  sorted(
    offers,
    (o) => ({
      confidence: plain(o.confidence ?? 3),
      level: plain(o.level),
      ticked: o.ticked ?? false,
      topic: o.topic,
    }),
    (a, b) =>
      byText(a.topic, b.topic) ||
      a.level - b.level ||
      a.confidence - b.confidence ||
      Number(a.ticked) - Number(b.ticked),
  );

const canonicalNeeds = (needs: readonly Need[] | undefined): readonly Required<Need>[] =>
  sorted(
    needs,
    (n) => ({
      current: plain(n.current ?? 0),
      priority: plain(n.priority ?? 2),
      target: plain(n.target ?? 3),
      topic: n.topic,
    }),
    (a, b) => byText(a.topic, b.topic) || a.current - b.current || a.target - b.target || a.priority - b.priority,
  );

const managersOf = (person: Mentor | Mentee) =>
  sorted(
    person.managers,
    ({ id, depth }) => ({ depth: plain(depth), id }),
    (a, b) => a.depth - b.depth || byText(a.id, b.id),
  );

const pastPartnersOf = (person: Mentor | Mentee) =>
  sorted(
    person.pastPartners,
    ({ id, round }) => ({ id, round: plain(round) }),
    (a, b) => a.round - b.round || byText(a.id, b.id),
  );

const powerOf = (person: Mentor | Mentee) =>
  sorted(
    person.powerOver,
    ({ id, kind }) => ({ id, kind }),
    (a, b) => byText(a.id, b.id) || byText(a.kind, b.kind),
  );

const modesOf = ({ modes }: Mentor | Mentee) =>
  modes ? (['distance', 'in-person'] as const).filter((mode) => modes.includes(mode)) : none;

const styleOf = ({ style }: Mentor | Mentee) =>
  style ? style.map((answer) => (answer === null ? null : plain(answer))) : none;

const preferencesOf = ({ preferences }: Mentor | Mentee) => (preferences ? [...new Set(preferences)] : none);

/** A missing grade is kept as −1, which no rule about grades lets through. */
export const canonicalMentor = (p: Mentor): Required<Mentor> => ({
  acquaintances: sortedSet(p.acquaintances),
  capacity: plain(p.capacity ?? 1),
  circleMinimum: plain(p.circleMinimum ?? 0),
  grade: plain(p.grade ?? -1),
  hours: canonicalHours(p.hours),
  id: p.id,
  languages: sortedSet(p.languages),
  managers: managersOf(p),
  modes: modesOf(p),
  notRepresented: sortedSet(p.notRepresented),
  offers: canonicalOffers(p.offers),
  pastPartners: pastPartnersOf(p),
  powerOver: powerOf(p),
  preferences: preferencesOf(p),
  priority: p.priority ?? 'standard',
  roundsWaited: plain(p.roundsWaited ?? 0),
  site: p.site ?? '',
  style: styleOf(p),
  team: p.team ?? '',
  unit: p.unit ?? '',
  vetoes: sortedSet(p.vetoes),
  wantsBack: sortedSet(p.wantsBack),
});

export const canonicalMentee = (p: Mentee): Required<Mentee> => ({
  acquaintances: sortedSet(p.acquaintances),
  capacity: plain(p.capacity ?? 1),
  grade: plain(p.grade ?? -1),
  hours: canonicalHours(p.hours),
  id: p.id,
  languages: sortedSet(p.languages),
  managers: managersOf(p),
  modes: modesOf(p),
  needs: canonicalNeeds(p.needs),
  offers: canonicalOffers(p.offers),
  pastPartners: pastPartnersOf(p),
  powerOver: powerOf(p),
  preferences: preferencesOf(p),
  priority: p.priority ?? 'standard',
  roundsWaited: plain(p.roundsWaited ?? 0),
  site: p.site ?? '',
  style: styleOf(p),
  team: p.team ?? '',
  unit: p.unit ?? '',
  vetoes: sortedSet(p.vetoes),
});
