import type { Answer } from './assemble.ts';
import type { Prepared } from './candidates.ts';
import { priceOf, standingAnswer } from './explain/standing-answer.ts';
import { fault } from './fault.ts';
import { circlesFault } from './modes/circle-room.ts';
import { solveCircles, valuesOf } from './modes/circles.ts';
import { repairOrder } from './modes/repair-order.ts';
import { bothWishes, stableMatching, unstablePairs } from './modes/stable.ts';
import { noteOf } from './note.ts';
import { type Solved, solveOptimal, stagePlan } from './optimal.ts';
import { askedOf } from './options.ts';
import type { Step } from './progress.ts';
import type { Certificate, Loss, MatchOptions, StageValue } from './result.ts';

const objectiveValues = (solved: Solved): StageValue[] =>
  solved.outcome.certificates
    .filter((c) => c.stage !== 'leximin')
    .map((c) => ({ stage: c.stage, value: c.value ?? 0 }));

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
  const standing = yield* standingAnswer(prepared, x, certificate);
  if (standing === null) return prices;
  for (const [done, e] of chosen.entries()) {
    prices.set(e, priceOf(standing, e));
    yield { phase: 'price', done, total: chosen.length };
  }
  return prices;
}

function* optimalAnswer(prepared: Prepared, options: MatchOptions): Generator<Step, Answer> {
  const repair = options.mode === 'repair';
  const { policy } = prepared.instance;
  const ordered = repair ? { ...policy, stages: repairOrder(policy.stages) } : policy;
  const solved = yield* solveOptimal({ ...prepared, instance: { ...prepared.instance, policy: ordered } });
  const certificate: Certificate = { complete: true, note: '', stages: solved.outcome.certificates };
  const prices = options.brief ? new Map() : yield* pricePairs(prepared, solved.face.x, certificate, options.prices);
  const assisted = prepared.locked.length > 0 || prepared.instance.forbids.length > 0;
  const answer = { x: solved.face.x, objective: objectiveValues(solved), certificate, prices };
  return { mode: repair ? 'repair' : assisted ? 'assisted' : 'optimal', ...answer };
}

const unproven = (note: string): Certificate => ({ complete: false, note, stages: [] });

function* stableAnswer(prepared: Prepared, options: MatchOptions, isForPlaces: boolean): Generator<Step, Answer> {
  const { graph } = prepared.candidates;
  const wishes = yield* bothWishes(prepared.instance, graph);
  const x = yield* stableMatching(graph, wishes, prepared.locked, askedOf(options).proposing ?? 'mentor');
  const { keys, terms } = stagePlan(prepared);
  const objective = valuesOf(prepared, x, keys, terms);
  const certificate = unproven(noteOf('stable', null, prepared.locked.length > 0));
  if (isForPlaces) return { mode: 'stable', x, objective, certificate };
  const optimum = objectiveValues(yield* solveOptimal(prepared));
  const distance = objective.map(({ stage, value }) => ({
    stage,
    optimum: optimum.find((s) => s.stage === stage)?.value ?? 0,
    here: value,
  }));
  const left = unstablePairs(graph, x, prepared.lockMask, wishes);
  if (left > 0) throw fault('out-of-range', `the answer left ${left} blocking pairs`);
  return { mode: 'stable', x, objective, distance, certificate };
}

function* circlesAnswer(prepared: Prepared, options: MatchOptions): Generator<Step, Answer> {
  const { keys, terms } = stagePlan(prepared);
  const answer = yield* solveCircles(prepared, keys, terms, askedOf(options).nodeLimit ?? 1);
  if (!answer) throw circlesFault(prepared);
  const { x, objective, gap } = answer;
  return {
    mode: 'circles',
    x,
    objective,
    circles: gap,
    certificate: unproven(noteOf('circles', gap, prepared.locked.length > 0)),
  };
}

/**
 * The answer of a prepared instance in the mode that the options ask for; `isForPlaces` says that only who is placed
 * matters, and not how far a stable answer is from the optimum.
 */
export function* answerOf(prepared: Prepared, options: MatchOptions, isForPlaces = false): Generator<Step, Answer> {
  if (options.mode === 'stable') return yield* stableAnswer(prepared, options, isForPlaces);
  if (options.mode === 'circles') return yield* circlesAnswer(prepared, options);
  return yield* optimalAnswer(prepared, options);
}
