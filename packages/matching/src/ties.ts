import type { CanonicalInstance } from './types.ts';

/** A 32-bit mix of a text and a seed (FNV-1a with a final avalanche). */
export function hashText(text: string, seed: number): number {
  let h = (2_166_136_261 ^ seed) >>> 0;
  for (let k = 0; k < text.length; k += 1) h = Math.imul(h ^ text.charCodeAt(k), 16_777_619);
  return avalanche(h);
}

function avalanche(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** What tells everybody's ties apart, mentors first, then mentees. */
export const tieHashes = ({ mentors, mentees, policy: { seed } }: CanonicalInstance): number[] => [
  ...mentors.map((p) => hashText(p.id, seed)),
  ...mentees.map((p) => hashText(p.id, seed + 1)),
];

/** Weight 0…65,535 of a pair in the determinism stage: depends on seed and ids alone. */
export const tieWeight = (mentorHash: number, menteeHash: number): number =>
  avalanche(Math.imul(mentorHash, 0x9e3779b1) ^ menteeHash) >>> 16;
