import { topScore } from '../defaults.ts';
import { edgesByScore } from '../graph.ts';
import { drain, type Step } from '../progress.ts';
import type { FloorCertificate, LinearCertificate, StageCertificate } from '../result.ts';
import { areSame, integers, largestCutPrice, type Prices, prices } from './prices.ts';

/** Weights of the edges, one for all or one each, and what a first partner is worth. */
export interface Counted {
  weights: Int32Array | number;
  left: (i: number) => number;
  right: (j: number) => number;
}

/** An answer and everything it is judged by, in plain integers; nothing here comes from the solver. */
export interface Claim {
  n: number;
  m: number;
  capL: Int32Array;
  capR: Int32Array;
  rowOf: Int32Array;
  col: Int32Array;
  score: Int32Array;
  chosen: Uint8Array;
  locked: Uint8Array;
  /** What a stage counts: every stage but the floor and the levels of leximin, which rest on the scores. */
  objective: (stage: string) => Counted;
}

/** Partners of everybody by side, and how many the stages so far allow. */
export interface Degrees {
  low: [Int32Array, Int32Array];
  high: [Int32Array, Int32Array];
  degree: [Int32Array, Int32Array];
}

interface State extends Degrees {
  claim: Claim;
  open: Uint8Array;
  /** Once no stage will ask which edges are open, they are left as they are. */
  isLast: boolean;
}

function begin(claim: Claim): State | string {
  const { n, m, chosen, locked, rowOf, col } = claim;
  const degree: State['degree'] = [new Int32Array(n), new Int32Array(m)];
  const low: State['low'] = [new Int32Array(n), new Int32Array(m)];
  const open = new Uint8Array(chosen.length).fill(1);
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) {
    degree[0][rowOf[e]!]! += 1;
    degree[1][col[e]!]! += 1;
  }
  for (let e = locked.indexOf(1); e >= 0; e = locked.indexOf(1, e + 1)) {
    const i = rowOf[e]!;
    const j = col[e]!;
    if (chosen[e] !== 1) return `locked pair ${i}, ${j} is not in the answer`;
    low[0][i]! += 1;
    low[1][j]! += 1;
    open[e] = 0;
  }
  for (let i = 0; i < n; i += 1) if (degree[0][i]! > claim.capL[i]!) return `mentor ${i} has more partners than places`;
  for (let j = 0; j < m; j += 1) if (degree[1][j]! > claim.capR[j]!) return `mentee ${j} has more partners than places`;
  const high: State['high'] = [Int32Array.from(claim.capL), Int32Array.from(claim.capR)];
  return { claim, open, isLast: false, low, high, degree };
}

/** Complementary slackness of one side; narrows the allowed degrees to those that the prices leave best. */
export function checkSide(
  state: Degrees,
  side: 0 | 1,
  price: (v: number) => number,
  first: (v: number) => number,
): string | null {
  const low = state.low[side];
  const high = state.high[side];
  const degree = state.degree[side];
  for (let v = 0; v < low.length; v += 1) {
    const p = price(v);
    let least = low[v]!;
    let most = low[v]!;
    for (let k = low[v]! + 1; k <= high[v]!; k += 1) {
      const gain = (k === 1 ? first(v) : 0) - p;
      if (gain > 0) least = k;
      if (gain >= 0) most = k;
      else break;
    }
    if (degree[v]! < least || degree[v]! > most)
      return `${side === 0 ? 'mentor' : 'mentee'} ${v} has ${degree[v]} partners, its price allows ${least} to ${most}`;
    low[v] = least;
    high[v] = most;
  }
  return null;
}

const gains = (stage: string, e: number, slack: number): string =>
  slack > 0
    ? `${stage}: edge ${e} is left out although it would gain ${slack}`
    : `${stage}: edge ${e} is chosen although it costs ${-slack}`;

/** Each open edge that is chosen must gain 0 or more, each other 0 or less; closes those that do not gain exactly 0. */
function checkEdges(state: State, stage: string, weights: Int32Array | number, alpha: Prices, beta: Prices) {
  const { claim, open, isLast } = state;
  const { chosen, rowOf, col } = claim;
  const one = typeof weights === 'number' ? weights : 0;
  if (typeof weights === 'number' && areSame(alpha) && areSame(beta) && one + (alpha[0] ?? 0) + (beta[0] ?? 0) === 0)
    return null;
  // One flat loop: V8 compiles it while it first runs, and a result is verified once.
  for (let e = 0; e < open.length; e += 1) {
    const slack = (typeof weights === 'number' ? one : weights[e]!) + alpha[rowOf[e]!]! + beta[col[e]!]!;
    if (slack === 0 || open[e] === 0) continue;
    if (slack > 0 === (chosen[e] === 0)) return gains(stage, e, slack);
    if (!isLast) open[e] = 0;
  }
  return null;
}

function stageValue({ claim, degree }: State, weights: Int32Array | number): number {
  let value = 0;
  if (typeof weights === 'number') return weights * degree[0].reduce((sum, d) => sum + d, 0);
  const { chosen } = claim;
  for (let e = chosen.indexOf(1); e >= 0; e = chosen.indexOf(1, e + 1)) value += weights[e]!;
  return value;
}

function checkLinear(state: State, certificate: LinearCertificate, counted: Counted): string | null {
  const { claim } = state;
  const { stage } = certificate;
  if (!integers(certificate.alpha, claim.n) || !integers(certificate.beta, claim.m))
    return `${stage}: prices are not integers of the right number`;
  const { weights, left, right } = counted;
  const alpha = prices(certificate.alpha, claim.n);
  const beta = prices(certificate.beta, claim.m);
  const wrong = checkEdges(state, stage, weights, alpha, beta);
  if (wrong !== null) return wrong;
  const fault = checkSide(state, 0, (i) => alpha[i]!, left) ?? checkSide(state, 1, (j) => beta[j]!, right);
  if (fault !== null) return `${stage}: ${fault}`;
  let value = stageValue(state, weights);
  state.degree[0].forEach((d, i) => {
    if (d > 0) value += left(i);
  });
  state.degree[1].forEach((d, j) => {
    if (d > 0) value += right(j);
  });
  return value === certificate.value ? null : `${stage}: value is ${value}, not ${certificate.value}`;
}

/** Upper bound of what free edges can supply against lower bound of what the cut's people must have. */
function cutProves(state: State, { alpha, beta }: FloorCertificate, next: number): boolean {
  const { claim, open, low, high } = state;
  let supply = 0;
  for (let e = 0; e < open.length; e += 1) {
    const worth = (alpha[claim.rowOf[e]!] ?? 0) + (beta[claim.col[e]!] ?? 0);
    if (open[e] === 0) supply += claim.chosen[e] === 1 ? worth : 0;
    else if (claim.score[e]! >= next && worth > 0) supply += worth;
  }
  let demand = 0;
  for (const [prices, side] of [
    [alpha, 0],
    [beta, 1],
  ] as const)
    for (let v = 0; v < prices.length; v += 1)
      demand += Math.min(prices[v]! * low[side][v]!, prices[v]! * high[side][v]!);
  return supply < demand;
}

function checkFloor(state: State, certificate: FloorCertificate): string | null {
  const { claim, open } = state;
  let least = Number.POSITIVE_INFINITY;
  let fixedLeast = Number.POSITIVE_INFINITY;
  for (let e = 0; e < open.length; e += 1) {
    if (claim.chosen[e] === 0 || claim.locked[e] === 1) continue;
    least = Math.min(least, claim.score[e]!);
    if (open[e] === 0) fixedLeast = Math.min(fixedLeast, claim.score[e]!);
  }
  const value = least === Number.POSITIVE_INFINITY ? null : least;
  if (value !== certificate.value) return `floor: lowest score is ${value}, not ${certificate.value}`;
  if (value === null) return null;
  let next: number | null = null;
  for (let e = 0; e < open.length; e += 1) {
    const s = claim.score[e]!;
    const counts = open[e] === 1 || (claim.chosen[e] === 1 && claim.locked[e] === 0);
    if (counts && s > value && (next === null || s < next)) next = s;
  }
  if (next !== certificate.next) return `floor: the next score is ${next}, not ${certificate.next}`;
  if (next !== null && fixedLeast >= next) {
    const { alpha, beta } = certificate;
    if (!integers(alpha, claim.n, largestCutPrice) || !integers(beta, claim.m, largestCutPrice))
      return 'floor: the cut is not one of small integers';
    if (!cutProves(state, certificate, next)) return `floor: the cut does not prove that ${next} cannot be kept`;
  }
  for (let e = 0; e < open.length; e += 1) if (open[e] === 1 && claim.score[e]! < value) open[e] = 0;
  return null;
}

/** Between two leximin levels no chosen free pair may lie; pairs there are then closed. */
function closeBetween(state: State, between: Int32Array): string | null {
  const { claim, open } = state;
  for (let k = 0; k < between.length; k += 1) {
    const e = between[k]!;
    if (open[e] === 0) continue;
    if (claim.chosen[e] === 1) return `leximin: a chosen pair of score ${claim.score[e]} lies between two levels`;
    open[e] = 0;
  }
  return null;
}

function openAbove({ claim, open }: State, above: number): boolean {
  for (let e = claim.chosen.indexOf(1); e >= 0; e = claim.chosen.indexOf(1, e + 1))
    if (open[e] === 1 && claim.score[e]! > above) return true;
  return false;
}

const none = (): number => 0;

/** Consumes the leximin levels at the head of `rest`; they must be enough to settle every chosen pair. */
function* checkLeximin(state: State, rest: StageCertificate[]): Generator<Step, string | null> {
  const { start, edge } = edgesByScore(state.claim.score);
  const weights = new Int32Array(edge.length);
  let above = -1;
  while (rest[0]?.stage === 'leximin') {
    const certificate = rest.shift()!;
    if (certificate.kind !== 'linear') return 'leximin: not a linear certificate';
    const level = certificate.level ?? 0;
    if (!(level > above && level <= topScore)) return 'leximin: levels do not rise';
    const counted = edge.subarray(start[level]!, start[level + 1]!);
    for (const e of counted) weights[e] = -1;
    const fault =
      closeBetween(state, edge.subarray(start[above + 1]!, start[level]!)) ??
      checkLinear(state, certificate, { weights, left: none, right: none });
    if (fault !== null) return fault;
    for (const e of counted) weights[e] = 0;
    above = level;
    yield { phase: 'verify', done: level, total: topScore };
  }
  return openAbove(state, above) ? 'leximin: levels are missing' : null;
}

/** `checkStages`, a stage at a time. */
export function* checkStagesSteps(
  claim: Claim,
  keys: readonly string[],
  certificates: readonly StageCertificate[],
): Generator<Step, string | null> {
  const state = begin(claim);
  if (typeof state === 'string') return state;
  const rest = [...certificates];
  for (const [done, key] of keys.entries()) {
    yield { phase: 'verify', done, total: keys.length };
    state.isLast = key !== 'leximin' && done === keys.length - 1;
    const fault = key === 'leximin' ? yield* checkLeximin(state, rest) : checkStage(state, key, rest.shift());
    if (fault !== null) return fault;
  }
  return rest.length === 0 ? null : 'there are more certificates than stages';
}

function checkStage(state: State, key: string, certificate: StageCertificate | undefined): string | null {
  if (certificate?.stage !== key) return `the certificate of stage ${key} is missing`;
  if ((certificate.kind === 'floor') !== (key === 'floor'))
    return `the certificate of stage ${key} is of the wrong kind`;
  return certificate.kind === 'floor'
    ? checkFloor(state, certificate)
    : checkLinear(state, certificate, state.claim.objective(key));
}

/** Checks stage after stage that the answer is optimal among all that were optimal before; null when it holds. O(E) a stage. */
export const checkStages = (
  claim: Claim,
  keys: readonly string[],
  certificates: readonly StageCertificate[],
): string | null => drain(checkStagesSteps(claim, keys, certificates));
