import { fault } from './fault.ts';
import { type Graph, graphFromRows } from './graph.ts';
import type { Contribution, Reason } from './result.ts';
import { activeRules } from './rules/index.ts';
import { type Context, type Keep, type Rule, ruleReason } from './rules/rule.ts';
import { allTerms } from './terms/index.ts';
import { type Fill, neutral, type Term } from './terms/term.ts';
import type { RuleName } from './types.ts';

export interface Scorer {
  context: Context;
  rules: readonly { rule: Rule; keep: Keep }[];
  terms: readonly { term: Term; fill: Fill; weight: number }[];
  weightSum: number;
}

/** Packs the columns of every rule and term in force. */
export function createScorer(context: Context): Scorer {
  const { policy } = context.instance;
  const rules = activeRules(policy).flatMap((rule) => {
    const keep = rule.prepare(context);
    return keep ? [{ rule, keep }] : [];
  });
  const terms = allTerms
    .filter((term) => policy.weights[term.name] > 0)
    .map((term) => ({ term, fill: term.prepare(context), weight: policy.weights[term.name] }));
  return { context, rules, terms, weightSum: terms.reduce((sum, t) => sum + t.weight, 0) };
}

/** Keeps the eligible mentees of mentor `i` in `list` and adds up their scores; returns how many. */
export function scoreRow(
  scorer: Scorer,
  i: number,
  list: Int32Array,
  count: number,
  sums: Int32Array,
  spare: Int32Array,
): number {
  let left = count;
  for (const { keep } of scorer.rules) {
    left = keep(i, list, left);
    if (left === 0) return 0;
  }
  scorePairs(scorer, i, list, left, sums, spare);
  return left;
}

function scorePairs(
  scorer: Scorer,
  i: number,
  list: Int32Array,
  count: number,
  sums: Int32Array,
  spare: Int32Array,
): void {
  sums.fill(0, 0, count);
  for (const { fill, weight } of scorer.terms) {
    fill(i, list, count, spare);
    for (let c = 0; c < count; c += 1) sums[c]! += Math.floor((weight * spare[c]!) / scorer.weightSum);
  }
}

export interface Candidates {
  graph: Graph;
  /** Edges that stand only by a forced lock. */
  forced: Map<number, RuleName>;
}

const chunk = 1 << 16;

/** Collects rows of a growing graph without knowing its size beforehand. */
function createRows(
  n: number,
  limit: number,
): {
  add: (j: number, score: number) => void;
  end: (i: number) => void;
  rowStart: Int32Array;
  take: () => [Int32Array, Int32Array];
} {
  const rowStart = new Int32Array(n + 1);
  let col = new Int32Array(Math.min(chunk, limit));
  let score = new Int32Array(Math.min(chunk, limit));
  let edges = 0;
  return {
    rowStart,
    add: (j, s) => {
      if (edges === col.length) {
        if (edges >= limit) throw fault('too-large', `more than ${limit} eligible pairs; raise limits.pairs`);
        const size = Math.min(limit, edges * 2);
        const grow = (old: Int32Array): Int32Array<ArrayBuffer> => {
          const next = new Int32Array(size);
          next.set(old);
          return next;
        };
        col = grow(col);
        score = grow(score);
      }
      col[edges] = j;
      score[edges] = s;
      edges += 1;
    },
    end: (i) => {
      rowStart[i + 1] = edges;
    },
    take: () => [col.slice(0, edges), score.slice(0, edges)],
  };
}

/** Rows of eligible pairs with scores 0…10,000; locked pairs that a rule refuses are kept and named in `forced`. */
export function* buildCandidates(scorer: Scorer): Generator<[number, number], Candidates> {
  const { instance, mentorAt, menteeAt } = scorer.context;
  const n = instance.mentors.length;
  const m = instance.mentees.length;
  const locked = new Map<number, Set<number>>();
  for (const l of instance.locks) {
    const i = mentorAt.get(l.mentor)!;
    locked.set(i, (locked.get(i) ?? new Set()).add(menteeAt.get(l.mentee)!));
  }
  const forced = new Map<number, RuleName>();
  const rows = createRows(n, instance.limits.pairs);
  const list = new Int32Array(m);
  const sums = new Int32Array(m);
  const spare = new Int32Array(m);
  let edges = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < m; j += 1) list[j] = j;
    let count = scoreRow(scorer, i, list, m, sums, spare);
    const missing = [...(locked.get(i) ?? [])].filter((j) => list.subarray(0, count).indexOf(j) < 0);
    const refusals = new Map(missing.map((j) => [j, firstRefusal(scorer, i, j)!.name]));
    if (missing.length > 0) {
      const all = [...list.subarray(0, count), ...missing].sort((a, b) => a - b);
      list.set(all);
      count = all.length;
      scorePairs(scorer, i, list, count, sums, spare);
    }
    for (let c = 0; c < count; c += 1) {
      const rule = refusals.get(list[c]!);
      if (rule) forced.set(edges, rule);
      rows.add(list[c]!, sums[c]!);
      edges += 1;
    }
    rows.end(i);
    if ((i & 63) === 0) yield [i, n];
  }
  return {
    graph: graphFromRows(m, capacities(instance.mentors), capacities(instance.mentees), rows.rowStart, ...rows.take()),
    forced,
  };
}

export const capacities = (people: readonly { capacity: number }[]): Int32Array =>
  Int32Array.from(people, (p) => p.capacity);

/** The graph of an instance that lists its scored pairs; forbidden pairs and people without capacity are left out. */
export function listedCandidates(context: Context): Candidates {
  const { instance, mentorAt, menteeAt } = context;
  const forbidden = new Set(instance.forbids.map((p) => `${p.mentor}\u0000${p.mentee}`));
  const kept = (instance.pairs ?? []).filter((p) => !forbidden.has(`${p.mentor}\u0000${p.mentee}`));
  const rowStart = new Int32Array(instance.mentors.length + 1);
  for (const p of kept) rowStart[mentorAt.get(p.mentor)! + 1]! += 1;
  for (let i = 0; i < instance.mentors.length; i += 1) rowStart[i + 1]! += rowStart[i]!;
  const col = Int32Array.from(kept, (p) => menteeAt.get(p.mentee)!);
  const score = Int32Array.from(kept, (p) => p.score);
  const graph = graphFromRows(
    instance.mentees.length,
    capacities(instance.mentors),
    capacities(instance.mentees),
    rowStart,
    col,
    score,
  );
  return { graph, forced: new Map() };
}

/** The first rule in force that refuses a pair. */
export function firstRefusal(scorer: Scorer, i: number, j: number): Rule | null {
  const list = new Int32Array(1);
  for (const { rule, keep } of scorer.rules) {
    list[0] = j;
    if (keep(i, list, 1) === 0) return rule;
  }
  return null;
}

/** Every rule in force that refuses a pair, with the facts. */
export function refusals(scorer: Scorer, i: number, j: number): Reason[] {
  const list = new Int32Array(1);
  return scorer.rules.flatMap(({ rule, keep }) => {
    list[0] = j;
    return keep(i, list, 1) === 0 ? [ruleReason(rule, scorer.context, i, j)] : [];
  });
}

/** Each term's value and the points it adds to the score of a pair. */
export function contributions(scorer: Scorer, i: number, j: number): Contribution[] {
  const list = Int32Array.of(j);
  const out = new Int32Array(1);
  return scorer.terms.map(({ term, fill, weight }) => {
    fill(i, list, 1, out);
    return { term: term.name, value: out[0]!, points: Math.floor((weight * out[0]!) / scorer.weightSum) };
  });
}

/** The three contributions that count most, as reasons; terms that know nothing of the pair come last. */
export function topReasons(scorer: Scorer, i: number, j: number, parts: readonly Contribution[]): Reason[] {
  const { instance } = scorer.context;
  return [...parts]
    .sort((a, b) => Number(a.value === neutral) - Number(b.value === neutral) || b.points - a.points)
    .slice(0, 3)
    .flatMap(({ term, points }) => {
      const found = scorer.terms.find((t) => t.term.name === term);
      if (!found) return [];
      const names = { mentor: instance.mentors[i]!.id, mentee: instance.mentees[j]!.id, points };
      return [{ code: `term.${term}` as const, values: { ...names, ...found.term.explain(scorer.context, i, j) } }];
    });
}
