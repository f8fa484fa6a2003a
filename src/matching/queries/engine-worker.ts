import { parentPort, workerData } from 'node:worker_threads';
import {
  type Advice,
  canonicalJson,
  type Instance,
  isMatchingError,
  matchSync,
  type Progress,
  type Result,
  recruitingAdvice,
  sha256,
  type Verdict,
  verify,
} from '@viceversa/matching';

export type Task = { name: 'match'; snapshot: string };
export type Answers = {
  match: { text: string; sha256: string; verdict: Verdict; advice: Advice[] };
};
export type Message =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'done'; answer: Answers[keyof Answers] }
  | { kind: 'failed'; message: string };

const PROGRESS_EVERY_MS = 100;

const say = (message: Message) => parentPort?.postMessage(message);

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

function runMatch(instance: Instance): Answers['match'] {
  const result = matchSync(instance, { onProgress: throttled() });
  const text = canonicalJson(result);
  say({ kind: 'progress', progress: { phase: 'verify', done: 0, total: 1 } });
  const verdict = verify(instance, result);
  say({ kind: 'progress', progress: { phase: 'advice', done: 0, total: 1 } });
  return { text, sha256: sha256(text), verdict, advice: adviceFor(instance, result) };
}

/** What recruiting would help the mentees left over; each piece is checked by solving again. */
function adviceFor(instance: Instance, result: Result): Advice[] {
  const mentees = result.unmatched.filter((one) => one.side === 'mentee');
  return mentees.length === 0 ? [] : recruitingAdvice(instance, { ...result, unmatched: mentees });
}

function answerTo(task: Task): Answers[keyof Answers] {
  return runMatch(JSON.parse(task.snapshot) as Instance);
}

try {
  say({ kind: 'done', answer: answerTo(workerData as Task) });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', message: isMatchingError(error) ? message : `internal: ${message}` });
}
