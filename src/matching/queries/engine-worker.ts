import { parentPort, workerData } from 'node:worker_threads';
import {
  type Advice,
  canonicalJson,
  type Instance,
  isMatchingError,
  type MatchOptions,
  matchSync,
  type Progress,
  type Relaxation,
  type Result,
  readResult,
  recruitingAdvice,
  relaxations,
  type StageValue,
  sha256,
  type Verdict,
  verify,
} from '@viceversa/matching';
import { type Trial, trialOf } from '../rules/trial.ts';
import type { RunMode, Side } from '../schema.ts';

/** How a run asks the engine; a replay and a trial ask the same way. */
export type How = { mode: RunMode; proposing: Side | null };
export type Task =
  | { name: 'match'; snapshot: string; how: How }
  | { name: 'replay'; snapshot: string; how: How }
  | { name: 'relaxations'; snapshot: string; result: string }
  | { name: 'what-if'; snapshot: string; result: string; how: How };
type Solved = { text: string; sha256: string; verdict: Verdict };
export type Answers = {
  match: Solved & { advice: Advice[]; optimum: readonly StageValue[] | null };
  replay: Solved;
  relaxations: Relaxation[];
  'what-if': Trial;
};
export type Message =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; answer: Answers[keyof Answers] }
  | { kind: 'failed'; message: string };

const PROGRESS_EVERY_MS = 100;

const say = (message: Message) => parentPort?.postMessage(message);
const sayPhase = (phase: string) => say({ kind: 'progress', progress: { phase, done: 0, total: 1 } });

function throttled(): (progress: Progress) => void {
  let phase = '';
  let next = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now < next) return;
    phase = progress.phase;
    next = now + PROGRESS_EVERY_MS;
    say({ kind: 'progress', progress: { phase: progress.phase, done: progress.done, total: progress.total } });
  };
}

const optionsOf = ({ mode, proposing }: How): MatchOptions => ({ mode, ...(proposing ? { proposing } : {}) });

function solve(instance: Instance, options: MatchOptions): Solved & { result: Result } {
  const result = matchSync(instance, { ...options, onProgress: throttled() });
  const text = canonicalJson(result);
  sayPhase('verify');
  return { result, text, sha256: sha256(text), verdict: verify(instance, result) };
}

function runMatch(instance: Instance, how: How): Answers['match'] {
  const { result, ...solved } = solve(instance, optionsOf(how));
  const isRepair = how.mode === 'repair';
  const optimum = isRepair ? matchSync(instance, { brief: true, onProgress: throttled() }).objective : null;
  sayPhase('advice');
  return { ...solved, optimum, advice: adviceFor(instance, result) };
}

/** What recruiting would help the mentees left over; each piece is checked by solving again. */
function adviceFor(instance: Instance, result: Result): Advice[] {
  const mentees = result.unmatched.filter((one) => one.side === 'mentee');
  return recruitingAdvice(instance, { ...result, unmatched: mentees });
}

/** Mentees first, then mentors whom no rule lets in; a mentor who was simply not needed lacks no rule. */
function findRelaxations(instance: Instance, result: Result): Relaxation[] {
  sayPhase('relaxations');
  const unmatched = [
    ...result.unmatched.filter((one) => one.side === 'mentee'),
    ...result.unmatched.filter((one) => one.side === 'mentor' && one.class === 'no-eligible-partner'),
  ];
  return relaxations(instance, { ...result, unmatched });
}

function tryPolicy(instance: Instance, before: Result, how: How): Trial {
  const { result, verdict } = solve(instance, { ...optionsOf(how), brief: true });
  return trialOf(before, result, verdict.valid && result.certificate.complete);
}

function answerTo(task: Task): Answers[keyof Answers] {
  const instance = JSON.parse(task.snapshot) as Instance;
  if (task.name === 'match') return runMatch(instance, task.how);
  if (task.name === 'relaxations') return findRelaxations(instance, readResult(task.result));
  if (task.name === 'what-if') return tryPolicy(instance, readResult(task.result), task.how);
  const { result: _, ...solved } = solve(instance, optionsOf(task.how));
  return solved;
}

try {
  say({ kind: 'done', answer: answerTo(workerData as Task) });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', message: isMatchingError(error) ? message : `internal: ${message}` });
}
