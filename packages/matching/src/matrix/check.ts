import type { LinearCertificate } from '../result.ts';
import { integers, prices } from '../verify/prices.ts';
import { checkSide, type Degrees } from '../verify/stages.ts';

/** An answer on a full matrix and everything it is judged by; nothing here comes from the solver. */
export interface MatrixClaim {
  n: number;
  m: number;
  /** Row by row; below 0 where the pair is impossible. */
  score: Int16Array;
  capL: Int32Array;
  capR: Int32Array;
  row: Int32Array;
  column: Int32Array;
}

interface Stage {
  name: string;
  alpha: Float64Array;
  beta: Float64Array;
  /** Worth of a pair: its score, or the same for all. */
  worth: number | 'score';
}

/** Degrees by pairs, and bounds to begin with; or what is wrong with the pairs. */
function begin({ n, m, score, capL, capR, row, column }: MatrixClaim): Degrees | string {
  const degree: Degrees['degree'] = [new Int32Array(n), new Int32Array(m)];
  if (row.length !== column.length) return 'rows and columns of the pairs are not of one number';
  for (let k = 0, last = -1; k < row.length; k += 1) {
    const [i, j] = [row[k]!, column[k]!];
    const cell = i * m + j;
    if (!(i >= 0 && i < n && j >= 0 && j < m)) return `pair ${k}: no such row or column`;
    if (cell <= last) return `pair ${k}: not in order, or there twice`;
    if (score[cell]! < 0) return `pair ${k}: mentor ${i} with mentee ${j} is impossible`;
    last = cell;
    degree[0][i]! += 1;
    degree[1][j]! += 1;
  }
  for (let i = 0; i < n; i += 1) if (degree[0][i]! > capL[i]!) return `mentor ${i} has more partners than places`;
  for (let j = 0; j < m; j += 1) if (degree[1][j]! > capR[j]!) return `mentee ${j} has more partners than places`;
  return { degree, low: [new Int32Array(n), new Int32Array(m)], high: [capL.slice(), capR.slice()] };
}

/** What a pair is worth by the first stage that is not indifferent, at the prices of the stages. */
function firstWorth(stages: readonly Stage[], score: number, i: number, j: number): { name: string; worth: number } {
  for (const { name, worth, alpha, beta } of stages) {
    const sum = (worth === 'score' ? score : worth) + alpha[i]! + beta[j]!;
    if (sum !== 0) return { name, worth: sum };
  }
  return { name: '', worth: 0 };
}

/** Whether a stage leaves every pair open, as where everybody can be served. */
const isIdle = ({ worth, alpha, beta }: Stage): boolean =>
  worth !== 'score' &&
  alpha.every((price) => price === alpha[0]) &&
  beta.every((price) => price === beta[0]) &&
  worth + (alpha[0] ?? 0) + (beta[0] ?? 0) === 0;

/** The first column from `from` on whose score and price come to more than `least`; `m` where there is none. */
function nextAbove(score: Int16Array, base: number, beta: Float64Array, from: number, least: number): number {
  let j = from;
  while (j < beta.length && score[base + j]! + beta[j]! <= least) j += 1;
  return j;
}

/** No cell that was left out may gain by the first stage not indifferent to it, no pair may lose. */
function checkCells({ n, m, score, row, column }: MatrixClaim, all: readonly Stage[]): string | null {
  const stages = all.filter((stage) => !isIdle(stage));
  const [only] = stages;
  const isPlain = stages.length === 1 && only?.worth === 'score';
  const wrong = (i: number, j: number, isPair: boolean): string | null => {
    if (score[i * m + j]! < 0) return null;
    const { name, worth } = firstWorth(stages, score[i * m + j]!, i, j);
    const pair = `${name}: mentor ${i} with mentee ${j}`;
    if (isPair) return worth < 0 ? `${pair} is chosen although it costs ${-worth}` : null;
    return worth > 0 ? `${pair} is left out although it would gain ${worth}` : null;
  };
  for (let i = 0, k = 0; i < n; i += 1) {
    const first = k;
    for (; k < row.length && row[k] === i; k += 1) {
      const fault = wrong(i, column[k]!, true);
      if (fault !== null) return fault;
    }
    const least = isPlain ? -only.alpha[i]! : 0;
    const step = (from: number): number => (isPlain ? nextAbove(score, i * m, only.beta, from, least) : from);
    for (let j = step(0); j < m; j = step(j + 1)) {
      if (column.subarray(first, k).includes(j)) continue;
      const fault = wrong(i, j, false);
      if (fault !== null) return fault;
    }
  }
  return null;
}

function worthIn(claim: MatrixClaim, { degree }: Degrees, name: string): number {
  const { row, column, m, score } = claim;
  const served = (side: 0 | 1): number => degree[side].reduce((sum, count) => sum + Math.min(1, count), 0);
  if (name === 'pairs') return row.length;
  if (name === 'total') return row.reduce((sum, i, k) => sum + score[i * m + column[k]!]!, 0);
  return served(name.startsWith('covered-mentor') ? 0 : 1);
}

/** Checks that the pairs are optimal stage after stage, as the certificates prove; null when it holds. One reading of all cells. */
export function checkMatrix(
  claim: MatrixClaim,
  keys: readonly string[],
  certificates: readonly LinearCertificate[],
): string | null {
  const degrees = begin(claim);
  if (typeof degrees === 'string') return degrees;
  if (certificates.map(({ stage }) => stage).join() !== keys.join())
    return 'the certificates are not those of the stages';
  const stages: Stage[] = [];
  for (const { stage: name, alpha, beta, value } of certificates) {
    if (!integers(alpha, claim.n) || !integers(beta, claim.m))
      return `${name}: prices are not integers of the right number`;
    const stage: Stage = {
      name,
      alpha: Float64Array.from(prices(alpha, claim.n)),
      beta: Float64Array.from(prices(beta, claim.m)),
      worth: name === 'total' ? 'score' : name === 'pairs' ? 1 : 0,
    };
    const first = (wanted: string) => (): number => (name.startsWith(wanted) ? 1 : 0);
    const fault =
      checkSide(degrees, 0, (i) => stage.alpha[i]!, first('covered-mentor')) ??
      checkSide(degrees, 1, (j) => stage.beta[j]!, first('covered-mentee'));
    if (fault !== null) return `${name}: ${fault}`;
    const found = worthIn(claim, degrees, name);
    if (found !== value) return `${name}: value is ${found}, not ${value}`;
    stages.push(stage);
  }
  return checkCells(claim, stages);
}
