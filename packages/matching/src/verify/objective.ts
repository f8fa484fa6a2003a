import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { Result, StageCertificate, StageValue } from '../result.ts';
import type { CanonicalInstance } from '../types.ts';
import type { Claim } from './stages.ts';

const classes = ['carried-over', 'nominated', 'standard'];

/** The stages that the policy asks for, derived here a second time on purpose. */
export function expectedKeys(
  { mentors, mentees, policy }: CanonicalInstance,
  hasCurrent: boolean,
  repair: boolean,
): string[] {
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

/** What each stage counts, read from the people and the pairs. */
export function objectives({ instance, candidates, current, ties }: Prepared): Claim['objective'] {
  const { score } = candidates.graph;
  const none = (): number => 0;
  const { stayPrice } = instance.policy;
  return (stage) => {
    const edges = (weights: Int32Array | number) => ({ weights, left: none, right: none });
    if (stage === 'pairs') return edges(1);
    if (stage === 'total')
      return edges(current === null ? score : score.map((points, e) => points + current[e]! * stayPrice));
    if (stage === 'calm') return edges(current === null ? 0 : Int32Array.from(current));
    if (stage === 'determinism') return edges(ties());
    const marks = (side: string, people: readonly { priority: string }[]) => {
      const isMarked = people.map((p) => (stage === `covered-${side}-${p.priority}` ? 1 : 0));
      return (v: number): number => isMarked[v]!;
    };
    return { weights: 0, left: marks('mentor', instance.mentors), right: marks('mentee', instance.mentees) };
  };
}

/** Lowest score of the chosen pairs that are not locked; 0 where there are none. */
function lowest({ score, chosen, locked }: Claim): number {
  let least = Number.POSITIVE_INFINITY;
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1))
    if (locked[e] === 0) least = Math.min(least, score[e]!);
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

/** Stage values of the chosen pairs, counted anew. */
function* valuesOf(claim: Claim, keys: readonly string[]): Generator<Step, StageValue[]> {
  const { chosen, rowOf, col, n, m } = claim;
  const [mentors, mentees] = [new Uint8Array(n), new Uint8Array(m)];
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) mentors[rowOf[e]!] = mentees[col[e]!] = 1;
  const values: StageValue[] = [];
  for (const key of keys) {
    if (key === 'leximin') continue;
    yield { phase: 'verify', done: values.length, total: keys.length };
    let value = key === 'floor' ? lowest(claim) : 0;
    if (key !== 'floor') {
      const { weights, left, right } = claim.objective(key);
      for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1))
        value += typeof weights === 'number' ? weights : weights[e]!;
      for (let i = 0; i < n; i += 1) value += mentors[i]! * left(i);
      for (let j = 0; j < m; j += 1) value += mentees[j]! * right(j);
    }
    values.push({ stage: key as StageValue['stage'], value });
  }
  return values;
}

const certified = (stages: readonly StageCertificate[]): StageValue[] =>
  stages.filter(({ stage }) => stage !== 'leximin').map(({ stage, value }) => ({ stage, value: value ?? 0 }));

const spelled = (values: readonly StageValue[]): string => values.map((s) => `${s.stage}=${s.value}`).join();

/** Above 0 where the first values are lexicographically larger. */
function compare(a: readonly StageValue[], b: readonly StageValue[]): number {
  const at = a.findIndex((s, k) => s.value !== b[k]?.value);
  return at < 0 ? 0 : a[at]!.value - (b[at]?.value ?? 0);
}

function gapFault(result: Result, values: readonly StageValue[]): string | null {
  const { circles, distance } = result;
  if ((circles !== null) !== (result.mode === 'circles')) return 'a gap of circles belongs to mode circles alone';
  if ((distance !== null) !== (result.mode === 'stable')) return 'a distance belongs to mode stable alone';
  if (circles !== null) {
    if (spelled(circles.best) !== spelled(values)) return 'circles: the best is not what the pairs come to';
    if (circles.bound.map((s) => s.stage).join() !== values.map((s) => s.stage).join())
      return 'circles: the bound is not one of these stages';
    const above = compare(circles.bound, values);
    if (above < 0 || (circles.proven && above !== 0)) return 'circles: the bound does not fit the answer';
    if (circles.nodes < 1) return 'circles: no node was looked at';
  }
  if (distance !== null) {
    if (spelled(distance.map(({ stage, here }) => ({ stage, value: here }))) !== spelled(values))
      return 'distance: here is not what the pairs come to';
    if (
      compare(
        distance.map(({ stage, optimum }) => ({ stage, value: optimum })),
        values,
      ) < 0
    )
      return 'distance: the optimum is below the answer';
  }
  return null;
}

/** Whether the objective, and with circles and stable answers what goes with it, is what the pairs come to. */
export function* objectiveFault(claim: Claim, keys: readonly string[], result: Result): Generator<Step, string | null> {
  const { complete, stages } = result.certificate;
  // What certificates prove has been counted with them.
  const values = complete ? certified(stages) : yield* valuesOf(claim, keys);
  if (spelled(result.objective) !== spelled(values)) return 'the objective is not what the pairs come to';
  return gapFault(result, values);
}
