import { assemble } from './assemble.ts';
import { type Prepared, prepare } from './candidates.ts';
import type { Crew } from './crew.ts';
import { priceOf, standingAnswer } from './explain/explainer.ts';
import { fault, invalid } from './fault.ts';
import { solveCircles, valuesOf } from './modes/circles.ts';
import { repairOrder } from './modes/repair-order.ts';
import { bothWishes, stableMatching, unstablePairs } from './modes/stable.ts';
import { type Solved, solveOptimal, stagePlan } from './optimal.ts';
import { runAsync, runSync, type Step } from './progress.ts';
import type { Certificate, Loss, MatchOptions, Result, StageValue } from './result.ts';
import type { Instance } from './types.ts';
import { validateSteps } from './validate.ts';

const objectiveValues = (solved: Solved): StageValue[] =>
  solved.outcome.certificates
    .filter((c) => c.stage !== 'leximin')
    .map((c) => ({ stage: c.stage, value: c.value ?? 0 }));

/** Validates and prepares; throws `InvalidInstance`. */
export function* open(
  instance: Instance,
  crew: Crew | null = null,
): Generator<Step, { prepared: Prepared; sha: string }> {
  const checked = yield* validateSteps(instance);
  if (!checked.ok) throw invalid(checked.issues);
  return { prepared: yield* prepare(checked.instance, crew), sha: checked.sha256 };
}

const mostPriced = 1000;
const mostPricedWork = 200_000_000;

function* pricePairs(
  prepared: Prepared,
  x: Uint8Array,
  certificate: Certificate,
  wanted: boolean | undefined,
): Generator<Step, Map<number, Loss>> {
  const prices = new Map<number, Loss>();
  const chosen: number[] = [];
  for (let e = 0; e < x.length; e += 1) if (x[e] === 1 && prepared.lockMask[e] === 0) chosen.push(e);
  const automatic = chosen.length <= mostPriced && chosen.length * x.length <= mostPricedWork;
  if (!(wanted ?? automatic)) return prices;
  const standing = standingAnswer(prepared, x, certificate);
  if (standing === null) return prices;
  for (const [done, e] of chosen.entries()) {
    prices.set(e, priceOf(standing, e));
    yield { phase: 'price', done, total: chosen.length };
  }
  return prices;
}

function* runOptimal(prepared: Prepared, sha: string, options: MatchOptions): Generator<Step, Result> {
  const repair = options.mode === 'repair';
  const { policy } = prepared.instance;
  const ordered = repair ? { ...policy, stages: repairOrder(policy.stages) } : policy;
  const solved = yield* solveOptimal({ ...prepared, instance: { ...prepared.instance, policy: ordered } });
  const certificate: Certificate = { complete: true, note: '', stages: solved.outcome.certificates };
  const prices = options.brief ? new Map() : yield* pricePairs(prepared, solved.face.x, certificate, options.prices);
  const assisted = prepared.locked.length > 0 || prepared.instance.forbids.length > 0;
  const answer = { x: solved.face.x, objective: objectiveValues(solved), certificate, prices };
  return yield* assemble(prepared, sha, { mode: repair ? 'repair' : assisted ? 'assisted' : 'optimal', ...answer });
}

function* runStable(prepared: Prepared, sha: string, options: MatchOptions): Generator<Step, Result> {
  const { graph } = prepared.candidates;
  const wishes = yield* bothWishes(prepared.instance, graph);
  const x = stableMatching(graph, wishes, prepared.locked, options.proposing ?? 'mentor');
  const { keys, terms } = stagePlan(prepared);
  const objective = valuesOf(prepared, x, keys, terms);
  const optimum = objectiveValues(yield* solveOptimal(prepared));
  const distance = objective.map(({ stage, value }) => ({
    stage,
    optimum: optimum.find((s) => s.stage === stage)?.value ?? 0,
    here: value,
  }));
  const left = unstablePairs(graph, x, prepared.lockMask, wishes);
  if (left > 0) throw fault('out-of-range', `the answer left ${left} blocking pairs`);
  const note = 'stable: no blocking pair, which verify checks; not the optimum, see distance';
  return yield* assemble(prepared, sha, {
    mode: 'stable',
    x,
    objective,
    distance,
    certificate: { complete: false, note, stages: [] },
  });
}

const defaultNodes = 2000;

function* runCircles(prepared: Prepared, sha: string, options: MatchOptions): Generator<Step, Result> {
  const { keys, terms } = stagePlan(prepared);
  const answer = yield* solveCircles(prepared, keys, terms, options.nodeLimit ?? defaultNodes);
  if (!answer) throw fault('out-of-range', 'no answer keeps all locks, places and circle minimums');
  const { proven, nodes } = answer.gap;
  const note = proven
    ? `circles: optimal by complete branch and bound over ${nodes} nodes; no dual certificate`
    : `circles: stopped after ${nodes} nodes; see the bound`;
  const { x, objective, gap } = answer;
  return yield* assemble(prepared, sha, {
    mode: 'circles',
    x,
    objective,
    circles: gap,
    certificate: { complete: false, note, stages: [] },
  });
}

function* run(instance: Instance, options: MatchOptions): Generator<Step, Result> {
  const { prepared, sha } = yield* open(instance, options.crew ?? null);
  if (options.mode === 'stable') return yield* runStable(prepared, sha, options);
  if (options.mode === 'circles') return yield* runCircles(prepared, sha, options);
  return yield* runOptimal(prepared, sha, options);
}

/** Matches an instance; lets the thread breathe, so that an AbortSignal ends it. Throws `InvalidInstance` or `Aborted`. */
export function match(instance: Instance, options: MatchOptions = {}): Promise<Result> {
  return runAsync(run(instance, options), options);
}

/** Like `match` in one go; the signal is any object whose `aborted` may turn true, as over shared memory. */
export function matchSync(instance: Instance, options: MatchOptions = {}): Result {
  return runSync(run(instance, options), options);
}
