import { parentPort, workerData } from 'node:worker_threads';
import {
  createExplainer,
  type Explainer,
  type Instance,
  isMatchingError,
  type Loss,
  type PairRef,
  proofOf,
  readResult,
  type Side,
  type Suggestion,
  suggest,
  type WhyNot,
} from '@viceversa/matching';

export type Question =
  | { name: 'why-not'; pair: PairRef }
  | { name: 'price'; pair: PairRef }
  | { name: 'suggest'; side: Side; personId: string; most: number }
  | { name: 'proof'; part: 'instance' | 'result' };
export type Replies = { 'why-not': WhyNot; price: Loss | null; suggest: Suggestion[]; proof: string };
export type Asking = { id: number; question: Question };
export type Reply = { id: number; answer?: Replies[keyof Replies]; failure?: string };

const { snapshot, result } = workerData as { snapshot: string; result: string };
const instance = JSON.parse(snapshot) as Instance;
const verdict = readResult(result);
let explainer: Explainer | undefined;

function answerTo(question: Question): Replies[keyof Replies] {
  if (question.name === 'suggest') {
    return suggest(instance, verdict, question.side, question.personId, question.most);
  }
  if (question.name === 'proof') return JSON.stringify(proofOf(instance, verdict)[question.part]);
  explainer ??= createExplainer(instance, verdict);
  const { mentor, mentee } = question.pair;
  return question.name === 'price' ? explainer.price(mentor, mentee) : explainer.whyNot(mentor, mentee);
}

parentPort?.on('message', ({ id, question }: Asking) => {
  try {
    parentPort?.postMessage({ id, answer: answerTo(question) } satisfies Reply);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id, failure: isMatchingError(error) ? message : `internal: ${message}` } satisfies Reply);
  }
});
