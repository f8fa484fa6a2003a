import { Worker } from 'node:worker_threads';
import type { Asking, Question, Replies, Reply } from './warm-worker.ts';

export type Reached<Name extends Question['name']> =
  | { ok: true; answer: Replies[Name] }
  | { ok: false; message: string };
type Texts = { snapshot: string; result: string };
type Outcome = Reached<Question['name']>;
type Thread = { ask(question: Question): Promise<Outcome>; retire(): void };

/** Each warm thread keeps one run's pairs packed: a few megabytes for a hundred people, hundreds for thousands. */
const MOST_WARM = 2;
const IDLE_MS = 120_000;
const RETIRED_MS = 1_000;
const LIMIT_MS = 30_000;

const threads = new Map<string, Promise<Thread>>();

/** Runs whose threads are warm now, the longest unused first. */
export const warmRuns = (): string[] => [...threads.keys()];

/**
 * Asks about one finished run in a thread that stays warm, so that only the first question waits for the snapshot to be
 * read. A thread ends after two idle minutes, when two other runs are asked about, or when an answer takes too long.
 */
export async function askWarm<Name extends Question['name']>(
  runId: string,
  texts: () => Promise<Texts>,
  question: Extract<Question, { name: Name }>,
): Promise<Reached<Name>> {
  const forget = () => threads.get(runId) === thread && threads.delete(runId);
  const thread: Promise<Thread> = threads.get(runId) ?? texts().then((given) => startThread(given, forget));
  thread.catch(forget);
  threads.delete(runId);
  threads.set(runId, thread);
  for (const [id, other] of [...threads].slice(0, -MOST_WARM)) {
    threads.delete(id);
    void other.then(({ retire }) => retire());
  }
  return (await (await thread).ask(question)) as Reached<Name>;
}

function startThread(texts: Texts, onEnd: () => void): Thread {
  const worker = new Worker(new URL('./warm-worker.ts', import.meta.url), {
    workerData: texts,
    resourceLimits: { maxOldGenerationSizeMb: 3072 },
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let asked = 0;
  let restMs = IDLE_MS;
  let idle: NodeJS.Timeout | undefined;
  const end = (message: string) => {
    clearTimeout(idle);
    onEnd();
    for (const answer of waiting.values()) answer({ ok: false, message });
    waiting.clear();
    void worker.terminate();
  };
  const rest = () => {
    clearTimeout(idle);
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => end('idle'), restMs).unref();
  };
  worker.on('message', ({ id, answer, failure }: Reply) => {
    waiting.get(id)?.(failure === undefined ? ({ ok: true, answer } as Outcome) : { ok: false, message: failure });
    waiting.delete(id);
    rest();
  });
  worker.on('error', (error) => end(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => end(`the engine stopped with code ${code}`));
  const ask = (question: Question) =>
    new Promise<Outcome>((resolve) => {
      asked += 1;
      clearTimeout(idle);
      worker.ref();
      const late = setTimeout(() => end(`no answer within ${LIMIT_MS / 1000} seconds`), LIMIT_MS);
      waiting.set(asked, (outcome) => {
        clearTimeout(late);
        resolve(outcome);
      });
      worker.postMessage({ id: asked, question } satisfies Asking);
    });
  const retire = () => {
    restMs = RETIRED_MS;
    rest();
  };
  return { ask, retire };
}
