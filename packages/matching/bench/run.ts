import { cpus } from 'node:os';
import type { Graph } from '../src/graph.ts';
import type { StageKey } from '../src/result.ts';
import { createFace } from '../src/solver/face.ts';
import { objectiveOf, type Terms } from '../src/solver/objective.ts';
import { runStages, type StagesOutcome } from '../src/solver/stages.ts';
import { type Claim, checkStages } from '../src/verify-stages.ts';
import { classes } from './classes.ts';

export interface BenchOptions {
  /** `small` (a few seconds) or `full`. */
  size: string;
  /** Only classes whose name holds this text. */
  only: string;
}

const cpuSeconds = (): number => process.cpuUsage().user / 1_000_000;
const keys: readonly StageKey[] = ['covered-mentee-standard', 'covered-mentor-standard', 'pairs', 'total'];

function termsOf(graph: Graph): Terms {
  const people = {
    classL: new Uint8Array(graph.n).fill(2),
    classR: new Uint8Array(graph.m).fill(2),
    scarce: 'mentee' as const,
  };
  return { people, current: null, stayPrice: 0, ties: () => graph.score };
}

function once(graph: Graph): { seconds: number; x: Uint8Array; outcome: StagesOutcome } {
  const begin = cpuSeconds();
  const face = createFace(graph, []);
  const work = runStages(face, keys, termsOf(graph), new Uint8Array(graph.edges));
  while (true) {
    const next = work.next();
    if (next.done) return { seconds: cpuSeconds() - begin, x: face.x, outcome: next.value };
  }
}

function certify(graph: Graph, x: Uint8Array, outcome: StagesOutcome): number {
  const terms = termsOf(graph);
  const objective: Claim['objective'] = (stage, level) => {
    const { weights, firstL, firstR } = objectiveOf(stage as StageKey, graph, terms, level);
    const at = (list: ArrayLike<number> | null) => (v: number) => list?.[v] ?? 0;
    return { edge: at(weights), left: at(firstL), right: at(firstR) };
  };
  const begin = cpuSeconds();
  const fault = checkStages(
    { ...graph, chosen: x, locked: new Uint8Array(graph.edges), objective },
    keys,
    outcome.certificates,
  );
  if (fault !== null) throw new Error(`the certificate does not hold: ${fault}`);
  return cpuSeconds() - begin;
}

/** Prints a Markdown row per class: median processor seconds of the runs, certificate time, memory, pairs and total. */
export async function bench({ size, only }: BenchOptions): Promise<void> {
  console.log(`${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}\n`);
  console.log(
    '| class | pairs | total | solve, CPU s | verify, CPU s | heap + arrays, MB |\n|---|---|---|---|---|---|',
  );
  for (const { name, note, small, make } of classes) {
    if ((size === 'small' && !small) || !name.includes(only)) continue;
    const graph = make();
    const runs = Array.from({ length: small ? 5 : 3 }, () => once(graph));
    const seconds = runs.map((r) => r.seconds).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
    const { x, outcome } = runs[0]!;
    const verified = certify(graph, x, outcome);
    const value = (stage: StageKey): number => outcome.certificates.find((c) => c.stage === stage)?.value ?? 0;
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const memory = Math.round((heapUsed + arrayBuffers) / 1_048_576);
    console.log(
      `| ${name} (${note}) | ${value('pairs')} | ${value('total')} | ${seconds.toFixed(3)} | ${verified.toFixed(3)} | ${memory} |`,
    );
  }
}
