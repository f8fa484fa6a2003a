import type { Prepared } from '../candidates.ts';
import { canonicalJson } from '../canonical-json.ts';
import { topScore } from '../defaults.ts';
import { fairnessFacts } from '../explain/facts.ts';
import { unmatchedPeople } from '../explain/unmatched.ts';
import type { Step } from '../progress.ts';
import type { Contribution, Loss, Result, ResultPair, TightSet, Unmatched } from '../result.ts';
import { contributions, topReasons } from '../score.ts';
import type { Side } from '../types.ts';
import { removedByRule, warningsOf } from '../warnings.ts';
import type { Claim } from './stages.ts';

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** An explanation may be left out, as where a result is handed on, but may not be false. */
const isLeftOut = (value: object): boolean => Object.keys(value).length === 0;
const holds = (said: object, found: object): boolean => isLeftOut(said) || same(said, found);

const stageWords =
  /^(covered-(mentor|mentee)-(carried-over|nominated|standard)|pairs|floor|leximin|total|calm|determinism)$/;

function lossFault(loss: Loss): string | null {
  const first = loss.stages.find((s) => s.loss !== 0);
  if ((first?.stage ?? null) !== loss.first) return 'the price names another first loss';
  if (loss.stages.some(({ stage }) => !stageWords.test(stage))) return 'the price names a stage that there is not';
  return first !== undefined && first.loss < 0 ? 'the price is a gain' : null;
}

/** Where pairs are listed nobody knows what terms were worth, but what they add by the policy's weights is known. */
function listedFault({ instance }: Prepared, parts: readonly Contribution[]): string | null {
  const { weights } = instance.policy;
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0);
  const seen = new Set<string>();
  for (const { term, value, points } of parts) {
    const weight = Object.hasOwn(weights, term) ? weights[term] : 0;
    if (weight === 0 || seen.has(term)) return `the contributions name ${term}, which does not count here, or twice`;
    if (value < 0 || value > topScore || points !== Math.floor((weight * value) / sum))
      return `the contribution of ${term} is not what its weight makes of it`;
    seen.add(term);
  }
  return null;
}

function partsFault(prepared: Prepared, i: number, j: number, pair: ResultPair): string | null {
  const parts = contributions(prepared.scorer, i, j);
  const { reasons, score } = pair;
  if (!holds(reasons, topReasons(prepared.scorer, i, j, parts))) return 'the reasons are not those of its terms';
  if (prepared.instance.pairs === null)
    return same(pair.contributions, parts) ? null : 'the contributions are not those of its terms';
  if (isLeftOut(pair.contributions)) return null;
  if (pair.contributions.reduce((sum, p) => sum + p.points, 0) !== score)
    return 'the contributions do not add up to its score';
  return listedFault(prepared, pair.contributions);
}

function pairFault(prepared: Prepared, e: number, pair: ResultPair): string | null {
  const { candidates, lockMask, current } = prepared;
  const [i, j] = [candidates.graph.rowOf[e]!, candidates.graph.col[e]!];
  if (pair.locked !== (lockMask[e] === 1)) return 'whether it is locked is not as the instance has it';
  if (pair.kept !== (current !== null && current[e] === 1))
    return 'whether it stood before is not as the instance has it';
  return partsFault(prepared, i, j, pair) ?? (pair.price === null ? null : lossFault(pair.price));
}

function* pairsFault(prepared: Prepared, { chosen }: Claim, { pairs }: Result): Generator<Step, string | null> {
  let at = -1;
  for (const [k, pair] of pairs.entries()) {
    at = chosen.indexOf(1, at + 1);
    const name = `${pair.mentor} with ${pair.mentee}`;
    const { rowOf, col } = prepared.candidates.graph;
    const { mentors, mentees } = prepared.instance;
    if (mentors[rowOf[at]!]!.id !== pair.mentor || mentees[col[at]!]!.id !== pair.mentee)
      return `${name}: not in order of ids`;
    const fault = pairFault(prepared, at, pair);
    if (fault !== null) return `${name}: ${fault}`;
    if (k % 500 === 499) yield { phase: 'verify', done: k, total: pairs.length };
  }
  return null;
}

/** One side as those without a partner see it. */
interface Sight {
  side: Side;
  own: readonly { id: string; capacity: number }[];
  others: readonly { id: string; capacity: number }[];
  /** Edges by person of this side, and the person of the other side at each. */
  edgesOf: (v: number) => Int32Array;
  ownAt: Int32Array;
  otherAt: Int32Array;
}

function sightOf({ instance, candidates }: Prepared, side: Side): Sight {
  const { mentors, mentees } = instance;
  const { rowStart, rowOf, col, colStart, colEdge } = candidates.graph;
  if (side === 'mentee') {
    const edgesOf = (j: number): Int32Array => colEdge.subarray(colStart[j], colStart[j + 1]);
    return { side, own: mentees, others: mentors, edgesOf, ownAt: col, otherAt: rowOf };
  }
  const edgesOf = (i: number): Int32Array =>
    Int32Array.from({ length: rowStart[i + 1]! - rowStart[i]! }, (_, k) => rowStart[i]! + k);
  return { side, own: mentors, others: mentees, edgesOf, ownAt: rowOf, otherAt: col };
}

/** The class that somebody without a partner is of. */
function classOf(sight: Sight, v: number): Unmatched['class'] {
  if (sight.own[v]!.capacity === 0) return 'no-capacity';
  return sight.edgesOf(v).length === 0 ? 'no-eligible-partner' : 'squeezed-out';
}

/** Those of one side who have no partner are all named, once, in order, by the right class. */
function leftFault(claim: Claim, result: Result, sight: Sight): string | null {
  const { side, own } = sight;
  const hasPartner = new Uint8Array(own.length);
  for (let e = claim.chosen.indexOf(1); e >= 0; e = claim.chosen.indexOf(1, e + 1)) hasPartner[sight.ownAt[e]!] = 1;
  const left = [...own.keys()].filter((v) => hasPartner[v] === 0);
  const said = result.unmatched.filter((u) => u.side === side);
  const isEach = said.length === left.length && said.every((u, k) => u.id === own[left[k]!]!.id);
  if (!isEach) return `unmatched: not each ${side} without a partner, in order of ids`;
  const wrong = said.find((u, k) => u.class !== classOf(sight, left[k]!));
  return wrong ? `unmatched ${side} ${wrong.id}: the class is not ${wrong.class}` : null;
}

/** What is said of those without a partner is what their rules and groups are. */
function* reasonsFault(prepared: Prepared, { chosen }: Claim, result: Result): Generator<Step, string | null> {
  const { mode, circles, certificate, objective } = result;
  const found = yield* unmatchedPeople(prepared, { mode, circles, certificate, objective, x: chosen });
  for (const [k, one] of result.unmatched.entries()) {
    const { removedBy, reasons, tightSet, ...rest } = found.unmatched[k]!;
    const name = `unmatched ${one.side} ${one.id}`;
    if (one.id !== rest.id || one.side !== rest.side) return 'unmatched: mentees come first';
    if (!holds(one.removedBy, removedBy)) return `${name}: the rules removed other numbers of partners`;
    if (!holds(one.reasons, reasons)) return `${name}: the reason is not theirs`;
    if (one.tightSet !== null && one.tightSet !== tightSet) return `${name}: the group is not theirs`;
  }
  const isNamed = result.unmatched.some((one) => one.tightSet !== null);
  if (isNamed || !isLeftOut(result.tightSets))
    if (!same(result.tightSets, found.tightSets)) return 'the tight sets are not those of the answer';
  return null;
}

/** A group's people can be paired with its partners alone, and these have fewer places than they are. */
function groupFault(prepared: Prepared, set: TightSet, sight: Sight, isClosed: (w: number) => boolean) {
  const at = (list: readonly { id: string }[]) => new Map(list.map((p, k) => [p.id, k]));
  const [own, others] = [at(sight.own), at(sight.others)];
  const partners = new Set(set.partners.map((id) => others.get(id)));
  const people = set.people.map((id) => own.get(id));
  if (partners.has(undefined) || people.includes(undefined)) return 'a group has somebody unknown';
  if (partners.size !== set.partners.length || new Set(people).size !== people.length) return 'a group names one twice';
  if (set.people.length !== set.peopleCount || set.partners.length !== set.partnersCount) return null;
  let places = 0;
  for (const w of partners) places += sight.others[w!]!.capacity;
  for (let e = prepared.lockMask.indexOf(1); e >= 0; e = prepared.lockMask.indexOf(1, e + 1))
    if (partners.has(sight.otherAt[e]!)) places -= 1;
  if (places !== set.places) return `a group has ${places} places, not ${set.places}`;
  if (people.some((v) => sight.edgesOf(v!).some((e) => prepared.lockMask[e] === 1)))
    return 'a group has somebody whom a lock has placed';
  if (people.some((v) => sight.own[v!]!.capacity === 0)) return 'a group has somebody who takes no partner';
  if (people.length <= places) return 'a group has places for all of its people';
  const isElsewhere = (e: number): boolean => !partners.has(sight.otherAt[e]!) && !isClosed(sight.otherAt[e]!);
  const goes = people.some((v) => sight.edgesOf(v!).some((e) => isElsewhere(e)));
  return goes ? 'a group has somebody who could be paired elsewhere' : null;
}

function groupsFault(prepared: Prepared, result: Result, sights: Record<Side, Sight>): string | null {
  const open = new Set(result.pairs.map((p) => p.mentor));
  const { mentors } = prepared.instance;
  const isClosed = (side: Side) => (w: number) =>
    result.mode === 'circles' && side === 'mentee' && mentors[w]!.circleMinimum > 1 && !open.has(mentors[w]!.id);
  for (const set of result.tightSets) {
    const fault = groupFault(prepared, set, sights[set.side], isClosed(set.side));
    if (fault !== null) return `tight sets: ${fault}`;
  }
  return null;
}

function* factsFault(
  prepared: Prepared,
  claim: Claim,
  { facts, removed, warnings, ...result }: Result,
): Generator<Step, string | null> {
  const { instance, candidates, forcedLocks } = prepared;
  const chosen: number[] = [];
  for (let e = claim.chosen.indexOf(1); e >= 0; e = claim.chosen.indexOf(1, e + 1)) chosen.push(e);
  const found = yield* fairnessFacts(instance, candidates.graph, chosen, prepared.lockMask);
  if (!same([facts.all, facts.bySide, facts.blockingPairs], [found.all, found.bySide, found.blockingPairs]))
    return 'the fairness facts are not those of the pairs';
  if (!holds(facts.byUnit, found.byUnit) || !holds(facts.byPriority, found.byPriority))
    return 'the fairness facts by group are not those of the pairs';
  if (!same(result.forcedLocks, forcedLocks)) return 'the locks against a rule are not those of the instance';
  if (result.eligiblePairs !== candidates.graph.edges) return `there are ${candidates.graph.edges} eligible pairs`;
  if (!holds(removed, removedByRule(prepared))) return 'the rules removed other numbers of pairs';
  return holds(warnings, warningsOf(prepared)) ? null : 'the warnings are not those of the instance';
}

/** Whether what a result says of its pairs, of those without a partner and of the whole is so. */
export function* claimFault(prepared: Prepared, claim: Claim, result: Result): Generator<Step, string | null> {
  const sights = { mentor: sightOf(prepared, 'mentor'), mentee: sightOf(prepared, 'mentee') };
  return (
    (yield* pairsFault(prepared, claim, result)) ??
    leftFault(claim, result, sights.mentee) ??
    leftFault(claim, result, sights.mentor) ??
    (yield* reasonsFault(prepared, claim, result)) ??
    groupsFault(prepared, result, sights) ??
    (yield* factsFault(prepared, claim, result))
  );
}
