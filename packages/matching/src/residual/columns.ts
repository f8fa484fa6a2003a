import type { Prepared } from '../candidates.ts';
import { priorityClasses, topScore } from '../defaults.ts';
import { stagePlan } from '../optimal.ts';
import type { LinearCertificate, StageCertificate, StageKey } from '../result.ts';
import type { Side } from '../types.ts';

/** One stage as a linear price list: what a pair is worth to it, what a first partner is worth, and its prices. */
export interface Column {
  /** Null for the count of changes, which is no stage of its own. */
  stage: StageKey | null;
  /** The score that a step of leximin counts, the only one that it gives a worth. */
  level: number | null;
  worth: (score: number) => number;
  /** Worth added for a pair that is one today. */
  stay: number;
  /** True for the stage of ties, whose worths belong to single pairs. */
  isTies: boolean;
  /** Where a first partner is worth 1. */
  first: { side: Side; isMember: (v: number) => boolean } | null;
  /** Prices by position; empty means all zero. */
  alpha: ArrayLike<number>;
  beta: ArrayLike<number>;
  /** Most that a pair can be worth, and most that a chain of pairs can gain or lose. */
  mostWorth: number;
  mostChain: number;
}

const nothing = (): number => 0;
const largestTie = 65_535;

const plain = (mostChain: number): Column => ({
  stage: null,
  level: null,
  worth: nothing,
  stay: 0,
  isTies: false,
  first: null,
  alpha: [],
  beta: [],
  mostWorth: 1,
  mostChain,
});

/** A stage's worth without prices. `least` is the standing floor, below which pairs count against the stage `floor`. */
export function stageColumn(prepared: Prepared, stage: StageKey, least = 0): Column {
  const { n, m } = prepared.candidates.graph;
  const { stayPrice } = prepared.instance.policy;
  const pairs = Math.min(n, m) + 2;
  const column = { ...plain(pairs), stage };
  switch (stage) {
    case 'pairs':
      return { ...column, worth: () => 1, mostChain: 4 };
    case 'floor':
      return { ...column, worth: (score) => (score < least ? -1 : 0) };
    case 'total': {
      const most = topScore + stayPrice;
      return { ...column, worth: (score) => score, stay: stayPrice, mostWorth: most, mostChain: pairs * most };
    }
    case 'calm':
      return { ...column, stay: 1 };
    case 'determinism':
      return { ...column, isTies: true, mostWorth: largestTie, mostChain: pairs * largestTie };
    default:
      return { ...column, first: membersOf(prepared, stage), mostChain: 4 };
  }
}

function membersOf(prepared: Prepared, stage: StageKey): Column['first'] {
  const { people } = stagePlan(prepared).terms;
  const side: Side = stage.startsWith('covered-mentor') ? 'mentor' : 'mentee';
  const wanted = priorityClasses.findIndex((name) => stage === `covered-${side}-${name}`);
  const classes = side === 'mentor' ? people.classL : people.classR;
  return { side, isMember: (v) => classes[v] === wanted };
}

/** Counts the changes of a chain. */
export const changesColumn = (nodes: number): Column => ({ ...plain(nodes), stage: null });

const countOf = (level: number) => (score: number) => (score === level ? -1 : 0);

/** The levels of leximin from `from` up: every score that an eligible pair has, those of the certificate with prices. */
function leximinColumns(prepared: Prepared, from: number, certificates: readonly LinearCertificate[]): Column[] {
  const { graph } = prepared.candidates;
  const priced = new Map(certificates.map((c) => [c.level ?? 0, c]));
  const isPresent = new Uint8Array(topScore + 1);
  for (let e = 0; e < graph.edges; e += 1) isPresent[graph.score[e]!] = 1;
  const columns: Column[] = [];
  for (let level = from; level <= topScore; level += 1) {
    if (isPresent[level] === 0) continue;
    const { alpha, beta } = priced.get(level) ?? { alpha: [], beta: [] };
    const base = stageColumn(prepared, 'floor');
    columns.push({ ...base, stage: 'leximin', level, worth: countOf(level), alpha, beta });
  }
  return columns;
}

/** The price lists that a result's certificates are, most important first; ties only where a stage comes after them. */
export function columnsOf(prepared: Prepared, certificates: readonly StageCertificate[]): Column[] {
  const columns: Column[] = [];
  const steps = certificates.filter((c): c is LinearCertificate => c.stage === 'leximin');
  let least = 0;
  for (const certificate of certificates) {
    const { stage, alpha, beta } = certificate;
    if (stage === 'determinism' && certificate === certificates.at(-1)) continue;
    if (stage === 'leximin') continue;
    if (certificate.kind === 'floor') {
      least = certificate.value ?? 0;
      columns.push(stageColumn(prepared, stage, least));
      if (prepared.instance.policy.leximin) columns.push(...leximinColumns(prepared, least, steps));
    } else columns.push({ ...stageColumn(prepared, stage), alpha, beta });
  }
  return columns;
}
