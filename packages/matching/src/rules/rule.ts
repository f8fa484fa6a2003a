import type { Reason } from '../result.ts';
import type { CanonicalInstance, Policy, RuleName } from '../types.ts';

/** The instance with positions of ids; rules and terms pack their own columns from it once per run. */
export interface Context {
  instance: CanonicalInstance;
  mentorAt: ReadonlyMap<string, number>;
  menteeAt: ReadonlyMap<string, number>;
}

/** Compacts `list[0…count)` to the mentees that mentor `i` may meet; returns the new count. */
export type Keep = (i: number, list: Int32Array, count: number) => number;

export type Values = Record<string, string | number>;

export interface Rule {
  name: RuleName;
  active: (policy: Policy) => boolean;
  /** Packs columns; null when this rule can refuse nobody here. */
  prepare: (context: Context) => Keep | null;
  /** The facts behind a refusal of mentor `i` and mentee `j`. */
  explain: (context: Context, i: number, j: number) => Values;
  sentence: (values: Values) => string;
}

export function createContext(instance: CanonicalInstance): Context {
  return {
    instance,
    mentorAt: new Map(instance.mentors.map((p, i) => [p.id, i])),
    menteeAt: new Map(instance.mentees.map((p, j) => [p.id, j])),
  };
}

export const ruleReason = (rule: Rule, context: Context, i: number, j: number): Reason => ({
  code: `rule.${rule.name}`,
  values: {
    mentor: context.instance.mentors[i]!.id,
    mentee: context.instance.mentees[j]!.id,
    ...rule.explain(context, i, j),
  },
});

/** A number per distinct text; the empty text is 0. */
export function intern(texts: readonly string[], known: Map<string, number> = new Map([['', 0]])): Int32Array {
  return Int32Array.from(texts, (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    known.set(text, known.size);
    return known.size - 1;
  });
}

/** Refusal of listed pairs of positions; duplicates are harmless, negative positions are skipped. */
export function refuseListed(context: Context, pairs: Iterable<readonly [number, number]>): Keep | null {
  const rows = new Map<number, number[]>();
  for (const [i, j] of pairs) {
    if (i < 0 || j < 0) continue;
    const row = rows.get(i);
    if (row) row.push(j);
    else rows.set(i, [j]);
  }
  if (rows.size === 0) return null;
  const marked = new Uint8Array(context.instance.mentees.length);
  return (i, list, count) => {
    const row = rows.get(i);
    if (row === undefined) return count;
    for (const j of row) marked[j] = 1;
    let kept = 0;
    for (let k = 0; k < count; k += 1) if (marked[list[k]!] === 0) list[kept++] = list[k]!;
    for (const j of row) marked[j] = 0;
    return kept;
  };
}
