export type Random = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number from 0 to n − 1. */
  below(n: number): number;
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** True with the given chance. */
  chance(share: number): boolean;
  /** `count` different items, in a stable order. */
  some<T>(items: readonly T[], count: number): T[];
};

/** The same numbers for the same seed (mulberry32), so that the demo company is the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    pick,
    chance: (share) => next() < share,
    some: (items, count) => {
      const left = items.slice();
      const taken = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(below(left.length), 1));
      return taken;
    },
  };
}
