import { placeIn, rowsOf } from './bits.ts';
import { givenRow, placedPairs } from './canonical.ts';
import type { Crew } from './crew.ts';
import { invalid } from './fault.ts';
import { findEdge, type Graph, graphSteps } from './graph.ts';
import type { Step } from './progress.ts';
import type { ForcedLock } from './result.ts';
import { type Context, createContext, ruleReason } from './rules/rule.ts';
import { refusingRules, type Scorer, scorerSteps } from './score.ts';
import { scoreRows } from './score-rows.ts';
import { sentence } from './sentence.ts';
import { tieHashes, tieWeight } from './ties.ts';
import type { CanonicalInstance, Issue, PairRef, RuleName } from './types.ts';

export interface Candidates {
  graph: Graph;
  /** How many pairs each rule in force was the first to refuse. */
  removed: readonly (readonly [RuleName, number])[];
}

/** An instance made ready: eligible pairs with scores, which of them are locked, which are pairs today. */
export interface Prepared {
  instance: CanonicalInstance;
  scorer: Scorer;
  candidates: Candidates;
  locked: number[];
  lockMask: Uint8Array;
  current: Uint8Array | null;
  forcedLocks: ForcedLock[];
  ties: () => Int32Array;
}

/** Applies rules and terms; throws `InvalidInstance` when a lock without a reason breaks a rule. */
export function* prepare(instance: CanonicalInstance, crew: Crew | null = null): Generator<Step, Prepared> {
  const context = createContext(instance);
  const { mentorAt, menteeAt } = context;
  const scorer = instance.pairs ? listedScorer(context) : yield* scorerSteps(context);
  const broken = brokenLocks(scorer);
  const candidates = instance.pairs ? yield* listedCandidates(context) : yield* scoredCandidates(scorer, broken, crew);
  const { graph } = candidates;
  yield { phase: 'index', done: graph.edges, total: graph.edges };
  const at = (p: PairRef): number => findEdge(graph, mentorAt.get(p.mentor)!, menteeAt.get(p.mentee)!);
  const locked = instance.locks.map(at);
  const lost = locked.findIndex((e) => e < 0);
  if (lost >= 0) throw invalid([lockIssue(instance, lost, 'the locked pair is not in the list of pairs')]);
  const lockMask = new Uint8Array(graph.edges);
  for (const e of locked) lockMask[e] = 1;
  const forcedLocks = broken.map(({ row, rules }) => {
    const { mentor, mentee, reason } = instance.locks[row]!;
    return { mentor, mentee, rules, reason: reason ?? '' };
  });
  let current: Uint8Array | null = null;
  for (const p of instance.current) {
    const known = mentorAt.has(p.mentor) && menteeAt.has(p.mentee);
    const e = known ? at(p) : -1;
    if (e < 0) continue;
    current ??= new Uint8Array(graph.edges);
    current[e] = 1;
  }
  const ties = tieWeights(instance, candidates);
  return { instance, scorer, candidates, locked, lockMask, current, forcedLocks, ties };
}

/** When pairs are listed, no rule and no term is asked. */
function listedScorer(context: Context): Scorer {
  const { mentors, mentees } = context.instance;
  return { context, packed: { n: mentors.length, m: mentees.length, rules: [], terms: [] }, rules: [], terms: [] };
}

interface BrokenLock {
  row: number;
  rules: RuleName[];
}

/** Locks that rules refuse; without a reason for them there is no answer. */
function brokenLocks(scorer: Scorer): BrokenLock[] {
  const { context } = scorer;
  const { instance, mentorAt, menteeAt } = context;
  const issues: Issue[] = [];
  const broken = instance.locks.flatMap((lock, row): BrokenLock[] => {
    const [i, j] = [mentorAt.get(lock.mentor)!, menteeAt.get(lock.mentee)!];
    const rules = refusingRules(scorer, i, j);
    if (rules.length === 0) return [];
    const words = rules.map((rule) => sentence(ruleReason(rule, context, i, j))).join(' ');
    if ((lock.reason ?? '').trim() === '')
      issues.push(lockIssue(instance, row, `${words} A reason is needed to lock this pair all the same.`));
    return [{ row, rules: rules.map(({ name }) => name) }];
  });
  if (issues.length > 0) throw invalid(issues);
  return broken;
}

function* scoredCandidates(
  scorer: Scorer,
  broken: readonly BrokenLock[],
  crew: Crew | null,
): Generator<Step, Candidates> {
  const { context, packed } = scorer;
  const { instance, mentorAt, menteeAt } = context;
  const { locks, limits } = instance;
  const kept = rowsOf(
    packed.n,
    packed.m,
    broken.map(({ row }) => mentorAt.get(locks[row]!.mentor)!),
    broken.map(({ row }) => menteeAt.get(locks[row]!.mentee)!),
  );
  const { rowStart, col, score, removed } = yield* scoreRows(scorer, packed, kept, limits.pairs, crew);
  const graph = yield* graphOf(instance, rowStart, col, score);
  return { graph, removed: scorer.rules.map(({ rule }, k) => [rule.name, removed[k]!] as const) };
}

/** The graph of an instance that lists its scored pairs; forbidden pairs are left out. */
function* listedCandidates({ instance, mentorAt, menteeAt }: Context): Generator<Step, Candidates> {
  const [n, m] = [instance.mentors.length, instance.mentees.length];
  const { mentor, mentee } = placedPairs(instance);
  const forbids = instance.forbids;
  const forbidden = rowsOf(
    n,
    m,
    forbids.map((p) => mentorAt.get(p.mentor)!),
    forbids.map((p) => menteeAt.get(p.mentee)!),
  );
  const rowStart = new Int32Array(n + 1);
  const col = new Int32Array(mentor.length);
  const score = new Int32Array(mentor.length);
  let kept = 0;
  for (let k = 0; k < mentor.length; k += 1) {
    const [i, j] = [mentor[k]!, mentee[k]!];
    if (placeIn(forbidden, i, j) >= 0) continue;
    rowStart[i + 1]! += 1;
    col[kept] = j;
    score[kept++] = instance.pairs![k]!.score;
    if (k % pairsAStep === pairsAStep - 1) yield { phase: 'list', done: k + 1, total: mentor.length };
  }
  for (let i = 0; i < n; i += 1) rowStart[i + 1]! += rowStart[i]!;
  const [cols, scores] = kept === col.length ? [col, score] : [col.slice(0, kept), score.slice(0, kept)];
  yield { phase: 'list', done: mentor.length, total: mentor.length };
  return { graph: yield* graphOf(instance, rowStart, cols, scores), removed: [] };
}

const pairsAStep = 250_000;

/** Completes the graph of an instance from its rows. */
function* graphOf(
  { mentors, mentees }: CanonicalInstance,
  rowStart: Int32Array,
  col: Int32Array,
  score: Int32Array,
): Generator<Step, Graph> {
  const places = (people: readonly { capacity: number }[]): Int32Array => Int32Array.from(people, (p) => p.capacity);
  const work = graphSteps(mentees.length, places(mentors), places(mentees), rowStart, col, score);
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    yield { phase: 'index', done: next.value, total: col.length };
  }
}

/** What is wrong with a lock, by its row in the instance as it was given. */
export function lockIssue(instance: CanonicalInstance, at: number, message: string): Issue {
  const { mentor, mentee } = instance.locks[at]!;
  const row = givenRow(instance, at);
  const id = `${mentor} with ${mentee}`;
  return {
    code: 'lock-breaks-rule',
    table: 'locks',
    row,
    field: null,
    id,
    message: `locks row ${row} (${id}): ${message}`,
  };
}

function tieWeights(instance: CanonicalInstance, { graph }: Candidates): () => Int32Array {
  let known: Int32Array | null = null;
  return () => {
    if (known) return known;
    const hashes = tieHashes(instance);
    known = new Int32Array(graph.edges);
    for (let e = 0; e < graph.edges; e += 1)
      known[e] = tieWeight(hashes[graph.rowOf[e]!]!, hashes[graph.n + graph.col[e]!]!);
    return known;
  };
}
