import type { Instance, Lock, PairRef, PolicyInput, ScoredPair, StageName } from '../src/index.ts';
import { dice } from './brute.ts';

export interface Small {
  seed: number;
  most?: number;
  edges?: number;
  policy?: PolicyInput;
  locks?: boolean;
  circles?: boolean;
}

const classes = ['carried-over', 'nominated', 'standard'] as const;
const orders: readonly (readonly StageName[])[] = [
  ['coverage', 'floor', 'total', 'calm', 'determinism'],
  ['coverage', 'total', 'calm', 'determinism'],
  ['total', 'coverage', 'determinism'],
  ['total', 'coverage', 'floor', 'calm'],
  ['coverage', 'calm', 'total'],
  ['total'],
  ['coverage', 'determinism'],
  ['coverage', 'determinism', 'total'],
];

/** A small instance of listed pairs with few distinct scores, so that ties abound. */
export function smallInstance({
  seed,
  most = 5,
  edges = 12,
  policy = {},
  locks = true,
  circles = false,
}: Small): Instance {
  const roll = dice(seed);
  const n = 1 + roll(most);
  const m = 1 + roll(most);
  const person = (id: string, places: number) => ({ id, capacity: roll(places + 1), priority: classes[roll(3)]! });
  const mentors = Array.from({ length: n }, (_, i) => ({
    ...person(`a${i}`, 3),
    ...(circles ? { circleMinimum: 1 + roll(3) } : {}),
  }));
  const mentees = Array.from({ length: m }, (_, j) => person(`b${j}`, 2));
  const scale = [1, 3, 10, 10_000][roll(4)]!;
  const all: PairRef[] = mentors.flatMap((a) => mentees.map((b) => ({ mentor: a.id, mentee: b.id })));
  const pairs: ScoredPair[] = [];
  while (all.length > 0 && pairs.length < edges)
    pairs.push({ ...all.splice(roll(all.length), 1)[0]!, score: roll(scale + 1) });
  const left = new Map([...mentors, ...mentees].map((p) => [p.id, p.capacity]));
  const locked: Lock[] = [];
  for (const { mentor, mentee } of pairs) {
    if (!locks || roll(8) > 0 || left.get(mentor) === 0 || left.get(mentee) === 0) continue;
    left.set(mentor, left.get(mentor)! - 1);
    left.set(mentee, left.get(mentee)! - 1);
    locked.push({ mentor, mentee });
  }
  const current = pairs.filter(() => roll(3) === 0).map(({ mentor, mentee }) => ({ mentor, mentee }));
  const stages = orders[roll(orders.length)]!;
  return { mentors, mentees, pairs, locks: locked, current, policy: { stages, seed, stayPrice: roll(3), ...policy } };
}
