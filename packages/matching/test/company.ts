import type { Instance, Mentee, Mentor, PolicyInput } from '../src/index.ts';
import { dice } from './brute.ts';

const topics = ['fintech', 'short video', 'generative ai', 'climate', 'access', 'gaming', 'faith at work'];
const languages = ['en', 'de', 'pl', 'hi'];
const kinds = ['decides', 'assesses', 'pays', 'hears-grievance'] as const;

/** A company with every attribute that rules and terms read; `size` people on each side at most. */
export function company(seed: number, size: number, policy: PolicyInput = {}, exact = false): Instance {
  const roll = dice(seed);
  const some = <T>(list: readonly T[], odds: number): T[] => list.filter(() => roll(odds) === 0);
  const n = exact ? size : 1 + roll(size);
  const m = exact ? size : 1 + roll(size);
  const mentorIds = Array.from({ length: n }, (_, i) => `p${i}`);
  const menteeIds = Array.from({ length: m }, (_, j) => (roll(40) === 0 ? `p${j}` : `q${j}`));
  const pick = (ids: readonly string[]): string => ids[roll(ids.length)]!;
  const few = (ids: readonly string[]): string[] => (roll(4) === 0 ? [pick(ids)] : []);
  const shift = (): { start: number; end: number }[] => {
    const start = 360 + 60 * roll(10);
    return [0, 1, 2, 3, 4].map((day) => ({ start: day * 1440 + start, end: day * 1440 + start + 480 }));
  };
  const person = (others: readonly string[], grade: number) => ({
    grade,
    unit: `unit ${roll(4)}`,
    team: roll(3) === 0 ? '' : `team ${roll(12)}`,
    site: `site ${roll(3)}`,
    managers: few(others).map((id) => ({ id, depth: 1 + roll(4) })),
    languages: some(languages, 2),
    hours: shift(),
    modes: some(['in-person', 'distance'] as const, 2),
    style: Array.from({ length: 5 }, () => (roll(6) === 0 ? null : roll(5))),
    acquaintances: few(others),
    vetoes: few(others),
    powerOver: few(others).map((id) => ({ id, kind: kinds[roll(4)]! })),
    pastPartners: few(others).map((id) => ({ id, round: 1 + roll(3) })),
    preferences: [...new Set(few(others).concat(few(others)))],
    priority: (['carried-over', 'nominated', 'standard', 'standard'] as const)[roll(4)]!,
    roundsWaited: roll(3),
  });
  const offers = () =>
    some(topics, 3).map((topic) => ({ topic, level: 1 + roll(5), confidence: 1 + roll(5), ticked: roll(2) === 0 }));
  const mentors: Mentor[] = mentorIds.map((id) => ({
    id,
    ...person(menteeIds, 1 + roll(5)),
    capacity: 1 + roll(2),
    offers: offers(),
    wantsBack: some(topics, 4),
    notRepresented: some(topics, 12),
  }));
  const mentees: Mentee[] = menteeIds.map((id) => ({
    id,
    ...person(mentorIds, 3 + roll(6)),
    capacity: roll(12) === 0 ? 2 : 1,
    needs: some(topics, 3).map((topic) => ({ topic, current: roll(3), target: 3 + roll(3), priority: 1 + roll(3) })),
    offers: offers(),
  }));
  const chosen: PolicyInput = { seed, weights: { mutual: 5, acquaintance: 5, waited: 5 }, ...policy };
  return { mentors, mentees, topics: [{ id: 'faith at work', identity: true }], policy: chosen };
}
