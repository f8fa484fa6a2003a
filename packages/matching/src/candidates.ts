import { fault, invalid } from './fault.ts';
import { findEdge } from './graph.ts';
import type { Step } from './progress.ts';
import type { Reason } from './result.ts';
import { allRules } from './rules/index.ts';
import { createContext, ruleReason } from './rules/rule.ts';
import {
  buildCandidates,
  type Candidates,
  createScorer,
  firstRefusal,
  listedCandidates,
  type Scorer,
} from './score.ts';
import { sentence } from './sentence.ts';
import { hashText, tieWeight } from './ties.ts';
import type { CanonicalInstance, Issue, RuleName } from './types.ts';

/** An instance made ready: eligible pairs with scores, which of them are locked, which are pairs today. */
export interface Prepared {
  instance: CanonicalInstance;
  scorer: Scorer;
  candidates: Candidates;
  locked: number[];
  lockMask: Uint8Array;
  current: Uint8Array | null;
  forcedLocks: { mentor: string; mentee: string; rule: RuleName; reason: string }[];
  ties: () => Int32Array;
}

/** Applies rules and terms; throws `InvalidInstance` when a lock without a reason breaks a rule. */
export function* prepare(instance: CanonicalInstance): Generator<Step, Prepared> {
  const context = createContext(instance);
  const scorer = instance.pairs ? { context, rules: [], terms: [], weightSum: 0 } : createScorer(context);
  if (!instance.pairs) refuseBrokenLocks(scorer);
  const work = instance.pairs ? null : buildCandidates(scorer);
  let candidates: Candidates | null = work ? null : listedCandidates(context);
  while (work && !candidates) {
    const next = work.next();
    if (next.done) candidates = next.value;
    else yield { phase: 'score', done: next.value[0], total: next.value[1] };
  }
  if (!candidates) throw fault('too-large', 'no candidates');
  const { graph } = candidates;
  const at = (p: { mentor: string; mentee: string }): number =>
    findEdge(graph, context.mentorAt.get(p.mentor) ?? -1, context.menteeAt.get(p.mentee) ?? -1);
  const locked = instance.locks.map(at);
  const lost = locked.findIndex((e) => e < 0);
  if (lost >= 0) throw invalid([lockIssue(instance, lost, 'the locked pair is not in the list of pairs')]);
  const lockMask = new Uint8Array(graph.edges);
  for (const e of locked) lockMask[e] = 1;
  const forcedLocks = instance.locks.flatMap((l, k) => {
    const rule = candidates.forced.get(locked[k]!);
    return rule ? [{ mentor: l.mentor, mentee: l.mentee, rule, reason: l.reason ?? '' }] : [];
  });
  let current: Uint8Array | null = null;
  for (const p of instance.current) {
    const known = context.mentorAt.has(p.mentor) && context.menteeAt.has(p.mentee);
    const e = known ? at(p) : -1;
    if (e < 0) continue;
    current ??= new Uint8Array(graph.edges);
    current[e] = 1;
  }
  return {
    instance,
    scorer,
    candidates,
    locked,
    lockMask,
    current,
    forcedLocks,
    ties: tieWeights(instance, candidates),
  };
}

function lockIssue(instance: CanonicalInstance, row: number, message: string): Issue {
  const { mentor, mentee } = instance.locks[row]!;
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

function refuseBrokenLocks(scorer: Scorer): void {
  const { instance, mentorAt, menteeAt } = scorer.context;
  const issues = instance.locks.flatMap((l, row): Issue[] => {
    const rule = firstRefusal(scorer, mentorAt.get(l.mentor)!, menteeAt.get(l.mentee)!);
    if (!rule || (l.reason ?? '').trim() !== '') return [];
    const reason: Reason = ruleReason(rule, scorer.context, mentorAt.get(l.mentor)!, menteeAt.get(l.mentee)!);
    return [lockIssue(instance, row, `${sentence(reason)} A reason is needed to lock this pair all the same.`)];
  });
  if (issues.length > 0) throw invalid(issues);
}

function tieWeights({ mentors, mentees, policy }: CanonicalInstance, { graph }: Candidates): () => Int32Array {
  let known: Int32Array | null = null;
  return () => {
    if (known) return known;
    const left = mentors.map((p) => hashText(p.id, policy.seed));
    const right = mentees.map((p) => hashText(p.id, policy.seed + 1));
    known = new Int32Array(graph.edges);
    for (let e = 0; e < graph.edges; e += 1) known[e] = tieWeight(left[graph.rowOf[e]!]!, right[graph.col[e]!]!);
    return known;
  };
}

/** Rules that can be named in explanations, by name. */
export const ruleByName = new Map(allRules.map((rule) => [rule.name, rule]));
