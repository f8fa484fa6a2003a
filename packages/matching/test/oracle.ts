import type { Instance, PairRef, Side } from '../src/index.ts';
import { hashText, tieWeight } from '../src/ties.ts';
import { compareVectors } from './brute.ts';

/** A stage as it is defined: what each pair is worth, and each first partner. */
interface Stage {
  name: string;
  pair: (pair: Scored) => number;
  first: (side: Side, person: { priority?: string | undefined }) => number;
}

type Scored = PairRef & { score: number };

/** A unit that may still flow along an arc earns `gain` and opens the arc `back`. */
interface Arc {
  to: number;
  room: number;
  gain: readonly number[];
  back: Arc;
}

const none = (): number => 0;
const keyOf = ({ mentor, mentee }: PairRef): string => `${mentor}\n${mentee}`;
const placesOf = (people: readonly { capacity?: number | undefined }[]): number =>
  people.reduce((sum, p) => sum + (p.capacity ?? 1), 0);

/** The eligible pairs of an instance that lists its pairs. */
function eligible(instance: Instance): Scored[] {
  const forbidden = new Set((instance.forbids ?? []).map(keyOf));
  return (instance.pairs ?? []).filter((pair) => !forbidden.has(keyOf(pair)));
}

function coverageStages({ mentors, mentees, policy }: Instance): Stage[] {
  const fewer: Side = placesOf(mentors) < placesOf(mentees) ? 'mentor' : 'mentee';
  const scarce = policy?.scarceSide === 'mentor' || policy?.scarceSide === 'mentee' ? policy.scarceSide : fewer;
  const sides: Side[] = scarce === 'mentor' ? ['mentor', 'mentee'] : ['mentee', 'mentor'];
  const stages = sides.flatMap((side) =>
    ['carried-over', 'nominated', 'standard']
      .filter((wanted) => (side === 'mentor' ? mentors : mentees).some((p) => (p.priority ?? 'standard') === wanted))
      .map(
        (wanted): Stage => ({
          name: `covered-${side}-${wanted}`,
          pair: none,
          first: (at, person) => (at === side && (person.priority ?? 'standard') === wanted ? 1 : 0),
        }),
      ),
  );
  return [...stages, { name: 'pairs', pair: () => 1, first: none }];
}

/** The policy's stages, the floor among them with nothing to add up, and `leximin` as one stage for each score. */
function stagesOf(instance: Instance, pairs: readonly Scored[], locked: ReadonlySet<string>): Stage[] {
  const { policy = {} } = instance;
  const today = new Set((instance.current ?? []).map(keyOf));
  const stay = policy.stayPrice ?? 0;
  const seed = policy.seed ?? 1;
  const free = (pair: Scored): boolean => !locked.has(keyOf(pair));
  const levels = [...new Set(pairs.filter(free).map((pair) => pair.score))].sort((a, b) => a - b);
  const ties = (p: Scored): number => tieWeight(hashText(p.mentor, seed), hashText(p.mentee, seed + 1));
  const leximin = levels.map(
    (level): Stage => ({ name: 'leximin', pair: (p) => (free(p) && p.score === level ? -1 : 0), first: none }),
  );
  const made: Record<string, Stage[]> = {
    coverage: coverageStages(instance),
    floor: [{ name: 'floor', pair: none, first: none }, ...(policy.leximin ? leximin : [])],
    total: [{ name: 'total', pair: (p) => p.score + (today.has(keyOf(p)) ? stay : 0), first: none }],
    calm: pairs.some((p) => today.has(keyOf(p)))
      ? [{ name: 'calm', pair: (p) => (today.has(keyOf(p)) ? 1 : 0), first: none }]
      : [],
    determinism: [{ name: 'determinism', pair: ties, first: none }],
  };
  const order = policy.stages ?? ['coverage', 'floor', 'total', 'calm', 'determinism'];
  return order.flatMap((stage) => made[stage] ?? []);
}

const added = (a: readonly number[], b: readonly number[]): number[] => a.map((value, k) => value + b[k]!);

/** The way from node 0 to the last node that gains most, by Bellman and Ford's rounds; null when there is none. */
function bestWay(arcs: readonly Arc[][]): { gain: readonly number[]; way: Arc[] } | null {
  const gain = arcs.map((): readonly number[] | null => null);
  const by = arcs.map((): Arc | null => null);
  gain[0] = arcs[0]?.[0]?.gain.map(() => 0) ?? null;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [v, out] of arcs.entries()) {
      const here = gain[v];
      if (!here) continue;
      for (const arc of out) {
        if (arc.room === 0) continue;
        const next = added(here, arc.gain);
        const known = gain[arc.to];
        if (known && compareVectors(next, known) <= 0) continue;
        gain[arc.to] = next;
        by[arc.to] = arc;
        changed = true;
      }
    }
  }
  const end = gain.at(-1);
  if (!end) return null;
  const way: Arc[] = [];
  for (let v = arcs.length - 1; v !== 0; v = way.at(-1)!.back.to) way.push(by[v]!);
  return { gain: end, way };
}

/**
 * The lexicographically largest vector of stage values, by successive augmentation along the way that gains most while
 * it gains anything: exact, because a first partner counts more than a second and never less.
 */
function bestVector(instance: Instance, pairs: readonly Scored[], stages: readonly Stage[]): number[] {
  const { mentors, mentees, locks = [] } = instance;
  const locked = new Set(locks.map(keyOf));
  const at = new Map([...mentors, ...mentees].map((p, k) => [p.id, k + 1]));
  const arcs = Array.from({ length: at.size + 2 }, (): Arc[] => []);
  const join = (from: number, to: number, room: number, gain: readonly number[]): void => {
    const arc = { to, room, gain } as Arc;
    arc.back = { to: from, room: 0, gain: gain.map((g) => -g), back: arc };
    arcs[from]!.push(arc);
    arcs[to]!.push(arc.back);
  };
  let vector = stages.map(() => 0);
  for (const pair of pairs) {
    const worth = stages.map((stage) => stage.pair(pair));
    if (locked.has(keyOf(pair))) vector = added(vector, worth);
    else join(at.get(pair.mentor)!, at.get(pair.mentee)!, 1, worth);
  }
  for (const side of ['mentor', 'mentee'] as const)
    for (const person of side === 'mentor' ? mentors : mentees) {
      const taken = locks.filter((lock) => lock[side] === person.id).length;
      const left = (person.capacity ?? 1) - taken;
      const first = stages.map((stage) => stage.first(side, person));
      const nothing = stages.map(() => 0);
      const [from, to] = side === 'mentor' ? [0, at.get(person.id)!] : [at.get(person.id)!, at.size + 1];
      if (taken > 0) vector = added(vector, first);
      if (taken === 0 && left > 0) join(from, to, 1, first);
      join(from, to, taken === 0 ? Math.max(0, left - 1) : left, nothing);
    }
  while (true) {
    const best = bestWay(arcs);
    if (
      !best ||
      compareVectors(
        best.gain,
        vector.map(() => 0),
      ) <= 0
    )
      return vector;
    vector = added(vector, best.gain);
    for (const arc of best.way) {
      arc.room -= 1;
      arc.back.room += 1;
    }
  }
}

export interface OracleAnswer {
  objective: { stage: string; value: number }[];
  /** How many free pairs of the answer have each score, lowest first; only under leximin. */
  levels: number[];
}

/** Every stage's best value, from the definition: exact, slow, and sharing nothing with the solver. */
export function oracle(instance: Instance): OracleAnswer {
  const all = eligible(instance);
  const locked = new Set((instance.locks ?? []).map(keyOf));
  const stages = stagesOf(instance, all, locked);
  const floorAt = stages.findIndex((stage) => stage.name === 'floor');
  const from = (lowest: number): Scored[] => all.filter((p) => p.score >= lowest || locked.has(keyOf(p)));
  let floor = 0;
  if (floorAt >= 0) {
    const before = stages.slice(0, floorAt);
    const wanted = bestVector(instance, all, before);
    const pairs = wanted[before.findIndex((stage) => stage.name === 'pairs')] ?? 0;
    const scores = [
      ...new Set(
        from(0)
          .filter((p) => !locked.has(keyOf(p)))
          .map((p) => p.score),
      ),
    ].sort((a, b) => a - b);
    const holds = (k: number): boolean => compareVectors(bestVector(instance, from(scores[k]!), before), wanted) === 0;
    let low = 0;
    for (let high = pairs > locked.size ? scores.length - 1 : 0; low < high; ) {
      const middle = Math.ceil((low + high) / 2);
      if (holds(middle)) low = middle;
      else high = middle - 1;
    }
    floor = pairs > locked.size ? (scores[low] ?? 0) : 0;
  }
  const vector = bestVector(instance, from(floor), stages);
  const values = stages.map(({ name }, k) => ({ stage: name, value: name === 'floor' ? floor : vector[k]! }));
  return {
    objective: values.filter(({ stage }) => stage !== 'leximin'),
    levels: values.filter(({ stage, value }) => stage === 'leximin' && value !== 0).map(({ value }) => -value),
  };
}
