import type { Prepared } from '../candidates.ts';
import type { Step } from '../progress.ts';
import type { CircleGap, StageKey, StageValue } from '../result.ts';
import { closeEdge, createFace, type Face } from '../solver/face.ts';
import { lowestChosen } from '../solver/floor.ts';
import { objectiveOf, type Terms, worthOf } from '../solver/objective.ts';
import { runStages, type StagesOutcome } from '../solver/stages.ts';

export interface CirclesAnswer {
  x: Uint8Array;
  objective: StageValue[];
  gap: CircleGap;
}

interface Node {
  /** 1 open, 0 undecided, −1 closed; by mentor. */
  choice: Int8Array;
}

/** Locked circles must open; those that can never reach their minimum stay closed. Null when these contradict. */
function firstChoice({ candidates, locked }: Prepared, minimum: Int32Array): Int8Array | null {
  const { graph } = candidates;
  const choice = new Int8Array(graph.n);
  for (const e of locked) choice[graph.rowOf[e]!] = 1;
  for (let i = 0; i < graph.n; i += 1) {
    const most = Math.min(graph.capL[i]!, graph.rowStart[i + 1]! - graph.rowStart[i]!);
    if (minimum[i]! <= most) continue;
    if (choice[i] === 1) return null;
    choice[i] = -1;
  }
  return choice;
}

/** Scores of the pairs without locked ones, lowest first, as leximin compares them. */
type Levels = Int32Array;

/** What stages found, in their order; leximin as one entry. */
type Vector = readonly (number | Levels)[];

function vectorOf(face: Face, locked: Uint8Array, { certificates }: StagesOutcome, keys: readonly StageKey[]): Vector {
  const values = certificates.filter((c) => c.stage !== 'leximin').map((c) => c.value ?? 0);
  const scores = (): Levels => face.graph.score.filter((_, e) => face.x[e] === 1 && locked[e] === 0).sort();
  return keys.map((key) => (key === 'leximin' ? scores() : (values.shift() ?? 0)));
}

/** Above 0 where the lowest score of which the two differ is higher in `a`. */
function compareLevels(a: Levels, b: Levels): number {
  const at = a.findIndex((score, k) => score !== b[k]);
  return at < 0 ? 0 : a[at]! - (b[at] ?? 0);
}

const compare = (a: number | Levels, b: number | Levels): number =>
  typeof a === 'number' || typeof b === 'number' ? Number(a) - Number(b) : compareLevels(a, b);

function better(a: Vector, b: Vector): boolean {
  for (const [k, entry] of a.entries()) {
    const order = compare(entry, b[k]!);
    if (order !== 0) return order > 0;
  }
  return false;
}

const named = (keys: readonly StageKey[], vector: Vector): StageValue[] =>
  keys.flatMap((stage, k) => (stage === 'leximin' ? [] : [{ stage, value: Number(vector[k]) }]));

interface Found {
  x: Uint8Array;
  vector: Vector;
}

function faceOf(prepared: Prepared, minimum: Int32Array, { choice }: Node): Face {
  const face = createFace(prepared.candidates.graph, prepared.locked);
  for (let i = 0; i < choice.length; i += 1) {
    if (choice[i] === 1) face.loL[i] = Math.max(face.loL[i]!, minimum[i]!);
    if (choice[i] === -1) face.hiL[i] = face.loL[i]!;
  }
  for (let e = 0; e < face.graph.edges; e += 1) if (choice[face.graph.rowOf[e]!] === -1) closeEdge(face, e);
  return face;
}

/** The mentor whose circle is furthest between closed and large enough; −1 when all are one or the other. */
function broken(face: Face, minimum: Int32Array): number {
  const degree = new Int32Array(face.graph.n);
  for (let e = 0; e < face.graph.edges; e += 1) degree[face.graph.rowOf[e]!]! += face.x[e]!;
  let worst = -1;
  let lack = 0;
  for (let i = 0; i < degree.length; i += 1) {
    const missing = minimum[i]! - degree[i]!;
    if (degree[i] === 0 || missing <= 0 || missing * 2 <= lack) continue;
    lack = missing * 2;
    worst = i;
  }
  return worst;
}

/** Stage values of an answer that no single run proved. */
export function valuesOf(prepared: Prepared, x: Uint8Array, keys: readonly StageKey[], terms: Terms): StageValue[] {
  const face = { ...createFace(prepared.candidates.graph, []), x };
  return keys
    .filter((stage) => stage !== 'leximin')
    .map((stage) => ({
      stage,
      value:
        stage === 'floor'
          ? (lowestChosen(face, prepared.lockMask) ?? 0)
          : worthOf(face.graph, x, objectiveOf(stage, face.graph, terms)),
    }));
}

/**
 * Circles open with their minimum or not at all, which is NP-hard: branch and bound on which circles open, each node
 * bounded by the exact optimum without minimums. Within `nodeLimit` nodes the answer is proven, else the gap is stated.
 */
export function* solveCircles(
  prepared: Prepared,
  keys: readonly StageKey[],
  terms: Terms,
  nodeLimit: number,
): Generator<Step, CirclesAnswer | null> {
  const minimum = Int32Array.from(prepared.instance.mentors, (p) => p.circleMinimum);
  const root = firstChoice(prepared, minimum);
  if (root === null) return null;
  const stack: { node: Node; bound: Vector | null }[] = [{ node: { choice: root.slice() }, bound: null }];
  let best: Found | null = null;
  let nodes = 0;
  while (stack.length > 0 && nodes < nodeLimit) {
    const { node, bound } = stack.pop()!;
    if (bound !== null && best !== null && !better(bound, best.vector)) continue;
    nodes += 1;
    yield { phase: 'circles', done: nodes, total: nodeLimit };
    const face = faceOf(prepared, minimum, node);
    const outcome = yield* runStages(face, keys, terms, prepared.lockMask);
    if (!outcome.feasible) continue;
    const vector = vectorOf(face, prepared.lockMask, outcome, keys);
    if (best !== null && !better(vector, best.vector)) continue;
    const split = broken(face, minimum);
    if (split < 0) {
      best = { x: face.x.slice(), vector };
      continue;
    }
    for (const open of [-1, 1]) {
      const choice = node.choice.slice();
      choice[split] = open;
      stack.push({ node: { choice }, bound: vector });
    }
  }
  if (best === null && stack.length > 0) best = yield* closeSmall(prepared, minimum, root, keys, terms);
  if (best === null) return null;
  const left = stack.flatMap((s) => (s.bound && better(s.bound, best.vector) ? [s.bound] : []));
  const top = left.reduce((a, b) => (better(b, a) ? b : a), best.vector);
  const objective = valuesOf(prepared, best.x, keys, terms);
  return { x: best.x, objective, gap: { proven: left.length === 0, nodes, best: objective, bound: named(keys, top) } };
}

/** An answer for when the search found none in time: closes the smallest broken circle until every circle is large enough. */
function* closeSmall(
  prepared: Prepared,
  minimum: Int32Array,
  root: Int8Array,
  keys: readonly StageKey[],
  terms: Terms,
): Generator<Step, Found | null> {
  const choice = root.slice();
  while (true) {
    const face = faceOf(prepared, minimum, { choice });
    const outcome = yield* runStages(face, keys, terms, prepared.lockMask);
    if (!outcome.feasible) return null;
    const small = broken(face, minimum);
    if (small < 0) return { x: face.x.slice(), vector: vectorOf(face, prepared.lockMask, outcome, keys) };
    if (choice[small] === 1) return null;
    choice[small] = -1;
  }
}
