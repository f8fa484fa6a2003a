import { parentPort, workerData } from 'node:worker_threads';
import {
  type ChainStep,
  type Contribution,
  canonicalJson,
  type Instance,
  isMatchingError,
  matchSync,
  type PairRef,
  type Progress,
  type Result,
  type RuleName,
  type StageValue,
  sha256,
  type Verdict,
  verify,
} from '@viceversa/matching';
import { forcePair, refusingRules } from '../rules/probe.ts';

export type Task =
  | { name: 'match'; snapshot: string }
  | { name: 'why-not'; snapshot: string; result: string; pair: PairRef }
  | { name: 'rules'; snapshot: string; pair: PairRef };
export type Answers = {
  match: { text: string; sha256: string; verdict: Verdict };
  'why-not': WhyNotAnswer;
  rules: RuleName[];
};
export type WhyNotAnswer = {
  answer: 'refused' | 'paired' | 'possible' | 'impossible';
  rules: RuleName[];
  score: number | null;
  contributions: readonly Contribution[];
  before: readonly StageValue[];
  after: readonly StageValue[] | null;
  chain: ChainStep[];
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
  return { text, sha256: sha256(text), verdict: verify(instance, result) };
}

const same = (a: PairRef, b: PairRef) => a.mentor === b.mentor && a.mentee === b.mentee;

function whyNot(instance: Instance, result: Result, pair: PairRef): WhyNotAnswer {
  const standing = result.pairs.find((other) => same(other, pair));
  const base = { rules: [], before: result.objective, after: null, chain: [] };
  if (standing) return { ...base, answer: 'paired', score: standing.score, contributions: standing.contributions };
  const rules = refusingRules(instance, pair);
  if (rules.length > 0) return { ...base, answer: 'refused', rules, score: null, contributions: [] };
  const forced = forcePair(instance, pair);
  if ('impossible' in forced) return { ...base, answer: 'impossible', score: null, contributions: [] };
  const made = forced.result.pairs.find((other) => same(other, pair));
  const chain = (from: Result, to: Result, change: ChainStep['change']) =>
    from.pairs
      .filter((one) => !to.pairs.some((other) => same(one, other)))
      .map(({ mentor, mentee, score }) => ({ mentor, mentee, score, change }));
  return {
    answer: 'possible',
    rules: [],
    score: made?.score ?? null,
    contributions: made?.contributions ?? [],
    before: result.objective,
    after: forced.result.objective,
    chain: [...chain(result, forced.result, 'broken'), ...chain(forced.result, result, 'made')].slice(0, 60),
  };
}

function answerTo(task: Task): Answers[keyof Answers] {
  const instance = JSON.parse(task.snapshot) as Instance;
  if (task.name === 'match') return runMatch(instance);
  if (task.name === 'rules') return refusingRules(instance, task.pair);
  return whyNot(instance, JSON.parse(task.result) as Result, task.pair);
}

try {
  say({ kind: 'done', answer: answerTo(workerData as Task) });
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ kind: 'failed', message: isMatchingError(error) ? message : `internal: ${message}` });
}
