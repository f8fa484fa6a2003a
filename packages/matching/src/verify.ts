import { type Prepared, prepare } from './candidates.ts';
import { canonicalJson } from './canonical.ts';
import { findEdge } from './graph.ts';
import { runSync } from './progress.ts';
import type { Result, Verdict } from './result.ts';
import { sha256 } from './sha256.ts';
import type { CanonicalInstance, Instance, Mentee, Mentor } from './types.ts';
import { validate } from './validate.ts';
import { type Claim, checkStages } from './verify-stages.ts';

export { type Claim, checkStages } from './verify-stages.ts';

const classes = ['carried-over', 'nominated', 'standard'];
const bad = (fault: string): Verdict => ({ valid: false, fault });

/** The stages that the policy asks for, derived here a second time on purpose. */
function expectedKeys({ mentors, mentees, policy }: CanonicalInstance, hasCurrent: boolean, repair: boolean): string[] {
  const places = (people: readonly { capacity: number }[]): number => people.reduce((sum, p) => sum + p.capacity, 0);
  const auto = places(mentors) < places(mentees) ? 'mentor' : 'mentee';
  const scarce = policy.scarceSide === 'auto' ? auto : policy.scarceSide;
  const order = scarce === 'mentor' ? ['mentor', 'mentee'] : ['mentee', 'mentor'];
  const keys: string[] = [];
  const stages = repair ? policy.stages.filter((stage) => stage !== 'calm') : [...policy.stages];
  if (repair) stages.splice(stages.indexOf('coverage') + 1, 0, 'calm');
  for (const stage of stages) {
    if (stage === 'coverage') {
      for (const side of order)
        for (const c of classes)
          if ((side === 'mentor' ? mentors : mentees).some((p) => p.priority === c)) keys.push(`covered-${side}-${c}`);
      keys.push('pairs');
    } else if (stage === 'floor') keys.push('floor', ...(policy.leximin ? ['leximin'] : []));
    else if (stage !== 'calm' || hasCurrent) keys.push(stage);
  }
  return keys;
}

function objectives({ instance, candidates, current, ties }: Prepared): Claim['objective'] {
  const { score } = candidates.graph;
  const none = (): number => 0;
  const { stayPrice } = instance.policy;
  return (stage, level) => {
    const edges = (weights: Int32Array | number) => ({ weights, left: none, right: none });
    if (stage === 'pairs') return edges(1);
    if (stage === 'total')
      return edges(current === null ? score : score.map((points, e) => points + current[e]! * stayPrice));
    if (stage === 'calm') return edges(current === null ? 0 : Int32Array.from(current));
    if (stage === 'leximin') return edges(score.map((points) => (points === level ? -1 : 0)));
    if (stage === 'determinism') return edges(ties());
    const marks = (side: string, people: readonly { priority: string }[]) => (v: number) =>
      stage === `covered-${side}-${people[v]!.priority}` ? 1 : 0;
    return { weights: 0, left: marks('mentor', instance.mentors), right: marks('mentee', instance.mentees) };
  };
}

/** Laws 1 and 2 and the silent vetoes, read straight from the people and not from the packed rules. */
function lawBroken(instance: CanonicalInstance, mentor: Required<Mentor>, mentee: Required<Mentee>): string | null {
  const { rules } = instance.policy;
  if (mentor.id === mentee.id) return 'a person is paired with themself';
  const gap = mentee.grade - mentor.grade;
  if (rules.gradeGap.direction === 'reverse' && (gap < rules.gradeGap.minimum || mentor.grade < 0))
    return 'law 1: the mentee does not stand high enough above the mentor';
  const levels = rules.commandChain.levels ?? Number.POSITIVE_INFINITY;
  const above = (links: readonly { id: string; depth: number }[], id: string): boolean =>
    links.some((link) => link.id === id && link.depth <= levels);
  if (above(mentor.managers, mentee.id) || above(mentee.managers, mentor.id)) return 'law 2: one chain of command';
  if (rules.sameTeam && mentor.team !== '' && mentor.team === mentee.team) return 'law 2: same team';
  const holds = (links: readonly { id: string }[], id: string): boolean => links.some((link) => link.id === id);
  if (rules.powerLink && (holds(mentor.powerOver, mentee.id) || holds(mentee.powerOver, mentor.id)))
    return 'law 2: a declared power link';
  if (rules.veto && (mentor.vetoes.includes(mentee.id) || mentee.vetoes.includes(mentor.id))) return 'a veto';
  return null;
}

function checkPairs(prepared: Prepared, result: Result): Uint8Array | string {
  const { instance, candidates, scorer } = prepared;
  const { graph } = candidates;
  const { mentorAt, menteeAt } = scorer.context;
  const chosen = new Uint8Array(graph.edges);
  const forced = new Set(prepared.forcedLocks.map((l) => `${l.mentor}\u0000${l.mentee}`));
  for (const pair of result.pairs) {
    const name = `${pair.mentor} with ${pair.mentee}`;
    const i = mentorAt.get(pair.mentor);
    const j = menteeAt.get(pair.mentee);
    if (i === undefined || j === undefined) return `${name}: unknown id`;
    const e = findEdge(graph, i, j);
    if (e < 0) return `${name}: not an eligible pair`;
    if (chosen[e] === 1) return `${name}: stands twice`;
    if (graph.score[e] !== pair.score) return `${name}: the score is ${graph.score[e]}, not ${pair.score}`;
    const law = instance.pairs ? null : lawBroken(instance, instance.mentors[i]!, instance.mentees[j]!);
    if (law !== null && !forced.has(`${pair.mentor}\u0000${pair.mentee}`)) return `${name}: ${law}`;
    chosen[e] = 1;
  }
  return chosen;
}

function checkCircles({ instance }: Prepared, result: Result): string | null {
  const size = new Map<string, number>();
  for (const { mentor } of result.pairs) size.set(mentor, (size.get(mentor) ?? 0) + 1);
  const small = instance.mentors.find((p) => size.has(p.id) && size.get(p.id)! < p.circleMinimum);
  return small ? `the circle of ${small.id} is smaller than its minimum` : null;
}

/** Counts blocking pairs by comparing each pair's wishes anew: stated order first, then score, then position. */
function blockingPairs({ instance, candidates, lockMask }: Prepared, chosen: Uint8Array): number {
  const { graph } = candidates;
  const wish = (people: readonly { preferences: readonly string[] }[]) =>
    people.map((p) => new Map(p.preferences.map((id, rank) => [id, rank])));
  const wishL = wish(instance.mentors);
  const wishR = wish(instance.mentees);
  const rank = (e: number, side: 0 | 1): number => {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    const stated = side === 0 ? wishL[i]!.get(instance.mentees[j]!.id) : wishR[j]!.get(instance.mentors[i]!.id);
    return stated ?? Number.MAX_SAFE_INTEGER;
  };
  const rather = (e: number, f: number, side: 0 | 1): boolean =>
    (rank(e, side) - rank(f, side) || graph.score[f]! - graph.score[e]! || e - f) < 0;
  const held =
    (edges: readonly number[], capacity: number) =>
    (e: number, side: 0 | 1): boolean =>
      edges.length < capacity || edges.some((f) => lockMask[f] === 0 && rather(e, f, side));
  const mine: [number[][], number[][]] = [Array.from(graph.capL, () => []), Array.from(graph.capR, () => [])];
  chosen.forEach((c, e) => {
    if (c === 0) return;
    mine[0][graph.rowOf[e]!]!.push(e);
    mine[1][graph.col[e]!]!.push(e);
  });
  let blocking = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    const i = graph.rowOf[e]!;
    const j = graph.col[e]!;
    if (chosen[e] === 1) continue;
    if (held(mine[0][i]!, graph.capL[i]!)(e, 0) && held(mine[1][j]!, graph.capR[j]!)(e, 1)) blocking += 1;
  }
  return blocking;
}

/** Checks a result against its instance without the solver: pairs, laws, places, values and every certificate, in O(E) a stage. */
export function verify(input: Instance, result: Result): Verdict {
  const checked = validate(input);
  if (!checked.ok) return bad(`the instance is not valid: ${checked.issues[0]?.message}`);
  if (checked.sha256 !== result.replay.instanceSha256) return bad('the result belongs to another instance');
  const { replay, ...rest } = result;
  if (sha256(canonicalJson(rest)) !== replay.resultSha256) return bad('the result was changed after the run');
  const prepared = runSync(prepare(checked.instance), {});
  const chosen = checkPairs(prepared, result);
  if (typeof chosen === 'string') return bad(chosen);
  const { graph } = prepared.candidates;
  const claim: Claim = { ...graph, chosen, locked: prepared.lockMask, objective: objectives(prepared) };
  const keys = result.certificate.complete
    ? expectedKeys(checked.instance, prepared.current !== null, result.mode === 'repair')
    : [];
  const fault = checkStages(claim, keys, result.certificate.complete ? result.certificate.stages : []);
  if (fault !== null) return bad(fault);
  if (result.mode === 'circles') {
    const small = checkCircles(prepared, result);
    if (small !== null) return bad(small);
  }
  if (result.mode === 'stable') {
    const blocking = blockingPairs(prepared, chosen);
    if (blocking > 0) return bad(`${blocking} pairs would both rather have each other`);
  }
  if (result.certificate.complete) {
    const claimed = result.objective.map((s) => `${s.stage}=${s.value}`).join();
    const proven = result.certificate.stages
      .filter((s) => s.stage !== 'leximin')
      .map((s) => `${s.stage}=${s.value ?? 0}`)
      .join();
    if (claimed !== proven) return bad('the objective differs from what the certificates prove');
  }
  return {
    valid: true,
    proven: result.certificate.complete,
    checked: { edges: graph.edges, stages: result.certificate.stages.length },
  };
}
