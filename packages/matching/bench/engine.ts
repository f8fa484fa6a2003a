import type { Graph } from '../src/graph.ts';
import { type Assignment, assignSync, verifyAssignment } from '../src/matrix/assign.ts';
import { drain } from '../src/progress.ts';
import type { StageKey } from '../src/result.ts';
import { createFace } from '../src/solver/face.ts';
import { objectiveOf, type Terms } from '../src/solver/objective.ts';
import { runStages, type StagesOutcome } from '../src/solver/stages.ts';
import { type Claim, checkStages } from '../src/verify/stages.ts';
import { type BenchData, type Bonus, type DenseData, type SparseData, toGraph } from './instance-file.ts';

/** What an answer is worth; every program must find the same objective. */
export interface Values {
  /** Total and bonus in one sum. */
  objective: number;
  pairs: number;
  total: number;
}

function termsOf(graph: Graph): Terms {
  const people = {
    classL: new Uint8Array(graph.n).fill(2),
    classR: new Uint8Array(graph.m).fill(2),
    scarce: 'mentee' as const,
  };
  return { people, current: null, stayPrice: 0, ties: () => graph.score };
}

/** The engine on one instance: `solve` gives answer and certificate, `verify` checks it without the solver. */
export interface Engine<T = unknown> {
  solve: () => T;
  verify: (answer: T) => string | null;
  values: (answer: T) => Values;
}

function openMatrix({ n, m, score, bonus }: DenseData): Engine<Assignment> {
  const matrix = { mentors: n, mentees: m, scores: score };
  return {
    solve: () => assignSync(matrix),
    verify: (answer) => {
      const verdict = verifyAssignment(matrix, answer);
      return verdict.valid ? null : verdict.fault;
    },
    values: ({ objective }) => {
      const value = (name: StageKey): number => objective.find(({ stage }) => stage === name)!.value;
      const [pairs, total] = [value('pairs'), value('total')];
      return { objective: bonus.pair * pairs + total, pairs, total };
    },
  };
}

interface Answer {
  x: Uint8Array;
  outcome: StagesOutcome;
}

function openGraph(data: SparseData, keys: readonly StageKey[]): Engine<Answer> {
  const graph = toGraph(data);
  const terms = termsOf(graph);
  const locked = new Uint8Array(graph.edges);
  return {
    solve: () => {
      const face = createFace(graph, []);
      return { x: face.x, outcome: drain(runStages(face, keys, terms, locked)) };
    },
    verify: ({ x, outcome }) => {
      const objective: Claim['objective'] = (stage) => {
        const { weights, firstL, firstR } = objectiveOf(stage as StageKey, graph, terms);
        const at = (list: ArrayLike<number> | null) => (v: number) => list?.[v] ?? 0;
        return { weights: stage === 'pairs' ? 1 : (weights ?? 0), left: at(firstL), right: at(firstR) };
      };
      return checkStages({ ...graph, chosen: x, locked, objective }, keys, outcome.certificates);
    },
    values: ({ x }) => valuesOf(graph, x, data.bonus),
  };
}

/** Matrices and lists of pairs each by the door that takes them. */
export const openEngine = (data: BenchData, keys: readonly StageKey[]): Engine =>
  (data.kind === 'dense' ? openMatrix(data) : openGraph(data, keys)) as Engine;

function valuesOf(graph: Graph, x: Uint8Array, bonus: Bonus): Values {
  const seenL = new Uint8Array(graph.n);
  const seenR = new Uint8Array(graph.m);
  let pairs = 0;
  let total = 0;
  for (let e = 0; e < graph.edges; e += 1) {
    if (x[e] === 0) continue;
    pairs += 1;
    total += graph.score[e]!;
    seenL[graph.rowOf[e]!] = 1;
    seenR[graph.col[e]!] = 1;
  }
  const covered = (seen: Uint8Array): number => seen.reduce((sum, one) => sum + one, 0);
  const { pair, firstOfMentor, firstOfMentee } = bonus;
  const objective = pair * pairs + firstOfMentor * covered(seenL) + firstOfMentee * covered(seenR) + total;
  return { objective, pairs, total };
}
