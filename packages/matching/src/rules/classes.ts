import { setBit } from '../bits.ts';
import type { Gate } from './rule.ts';

/** A small number per person; people with the same number are alike to the rule. */
export interface ClassColumns {
  mentor: Int32Array;
  mentee: Int32Array;
}

/** A number per distinct text, from 0 in order of appearance; `known` may be shared between both sides. */
export function intern(texts: readonly string[], known: Map<string, number> = new Map()): Int32Array {
  const out = new Int32Array(texts.length);
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at]!;
    let found = known.get(text);
    if (found === undefined) {
      found = known.size;
      known.set(text, found);
    }
    out[at] = found;
  }
  return out;
}

export const classCount = (classes: Int32Array): number => {
  let most = -1;
  for (let at = 0; at < classes.length; at += 1) if (classes[at]! > most) most = classes[at]!;
  return most + 1;
};

const mostMaskWords = 4_000_000;

/** A rule that depends on the classes of both: one mask for all mentors alike, open pairs one by one for a lone mentor. */
export function classGate({ mentor, mentee }: ClassColumns, allows: (a: number, b: number) => boolean): Gate {
  const alike = new Int32Array(classCount(mentor));
  for (let i = 0; i < mentor.length; i += 1) alike[mentor[i]!]! += 1;
  const verdict = new Uint8Array(classCount(mentee));
  const masks = new Map<number, Int32Array | null>();
  let words = 0;
  const judge = (a: number, b: number): number => {
    if (verdict[b] === 0) verdict[b] = allows(a, b) ? 1 : 2;
    return verdict[b]!;
  };
  const maskOf = (a: number, size: number): Int32Array | null => {
    const known = masks.get(a);
    if (known !== undefined) return known;
    if (words + size > mostMaskWords) {
      masks.clear();
      words = 0;
    }
    const mask = new Int32Array(size);
    let open = 0;
    verdict.fill(0);
    for (let j = 0; j < mentee.length; j += 1) {
      if (judge(a, mentee[j]!) === 2) continue;
      setBit(mask, j);
      open += 1;
    }
    const made = open === mentee.length ? null : mask;
    if (made) words += size;
    masks.set(a, made);
    return made;
  };
  const strikeAlone = (a: number, open: Int32Array): void => {
    verdict.fill(0);
    for (let w = 0; w < open.length; w += 1) {
      for (let left = open[w]!; left !== 0; left &= left - 1) {
        const bit = 31 - Math.clz32(left & -left);
        if (judge(a, mentee[(w << 5) + bit]!) === 2) open[w]! &= ~(1 << bit);
      }
    }
  };
  return {
    refuses: (i, j) => !allows(mentor[i]!, mentee[j]!),
    strike: (i, open) => {
      const a = mentor[i]!;
      if (alike[a] === 1) {
        strikeAlone(a, open);
        return true;
      }
      const mask = maskOf(a, open.length);
      if (mask === null) return false;
      for (let w = 0; w < mask.length; w += 1) open[w]! &= mask[w]!;
      return true;
    },
  };
}
