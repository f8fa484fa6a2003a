import type { Crew } from './crew.ts';
import type { PairRef, PriorityClass, RuleName, Side, StageName, TermName } from './types.ts';

export type ReasonCode =
  | `term.${TermName}`
  | `rule.${RuleName}`
  | `unmatched.${string}`
  | `advice.${string}`
  | `warning.${string}`;

/** A message without language: `sentence(reason)` gives English, an application may translate by code. */
export interface Reason {
  code: ReasonCode;
  values: Record<string, string | number>;
}

/** `value` is the term's own 0…10,000; `points` is what it adds to the score (points sum to the score). */
export interface Contribution {
  term: TermName;
  value: number;
  points: number;
}

export type StageKey =
  | `covered-${Side}-${PriorityClass}`
  | 'pairs'
  | 'floor'
  | 'leximin'
  | 'total'
  | 'calm'
  | 'determinism';

/**
 * What is lost, stage by stage in the policy's order, against the standing answer; all 0 means a free exchange. Of
 * leximin each changed `level` is named, from the lowest up, with how many more pairs would have that score.
 */
export interface Loss {
  first: StageKey | null;
  stages: readonly { stage: StageKey; loss: number; level?: number }[];
}

export interface ResultPair extends PairRef {
  score: number;
  contributions: readonly Contribution[];
  /** The three that count most. */
  reasons: readonly Reason[];
  locked: boolean;
  kept: boolean;
  /** What the programme loses if this pair is forbidden; null where the mode does not price. */
  price: Loss | null;
}

export type UnmatchedClass = 'no-capacity' | 'no-eligible-partner' | 'squeezed-out';

/** A group who compete for too few places; of either list the first 500 are named. */
export interface TightSet {
  side: Side;
  /** People who compete … */
  people: readonly string[];
  peopleCount: number;
  /** … for the places of these only. */
  partners: readonly string[];
  partnersCount: number;
  places: number;
}

export interface Unmatched {
  id: string;
  side: Side;
  class: UnmatchedClass;
  reasons: readonly Reason[];
  /** How many of the other side each rule refuses, whether or not another does as well; the most first. */
  removedBy: Partial<Record<RuleName, number>>;
  /** Position in the result's `tightSets`. */
  tightSet: number | null;
}

export interface StageValue {
  stage: StageKey;
  value: number;
}

/** Integer duals in canonical order (sorted ids); an empty array means all zero. */
export interface LinearCertificate {
  kind: 'linear';
  stage: StageKey;
  value: number;
  level?: number;
  alpha: readonly number[];
  beta: readonly number[];
}

/** Proof that no answer keeps the stages before and has every free pair at `next` or above. */
export interface FloorCertificate {
  kind: 'floor';
  stage: 'floor';
  value: number | null;
  next: number | null;
  alpha: readonly number[];
  beta: readonly number[];
}

export type StageCertificate = LinearCertificate | FloorCertificate;

export interface Certificate {
  complete: boolean;
  /** What is not proven, in words; empty when complete. */
  note: string;
  stages: readonly StageCertificate[];
}

export interface Distribution {
  n: number;
  lowest: number | null;
  deciles: readonly number[];
  mean: number | null;
}

export interface FairnessFacts {
  all: Distribution;
  bySide: Record<Side, Distribution>;
  byUnit: readonly { side: Side; unit: string; people: number; covered: number; mean: number | null }[];
  byPriority: readonly { side: Side; priority: PriorityClass; people: number; covered: number; mean: number | null }[];
  /** Pairs who would both rather have each other, counted over stated preferences and without those that locks cause; null where none were given. */
  blockingPairs: number | null;
}

/** What a run must be asked again to give the same bytes. */
export interface ReplayRecord {
  engine: string;
  seed: number;
  /** Mode stable; null elsewhere, absent in what engine 0.2 wrote. */
  proposing?: Side | null;
  /** Mode circles; null elsewhere, absent in what engine 0.2 wrote. */
  nodeLimit?: number | null;
  instanceSha256: string;
  resultSha256: string;
}

export type ModeName = 'optimal' | 'assisted' | 'stable' | 'circles' | 'repair';

export interface CircleGap {
  proven: boolean;
  nodes: number;
  best: readonly StageValue[];
  bound: readonly StageValue[];
}

/** A lock that stands against rules, all of which are named, in their order. */
export interface ForcedLock extends PairRef {
  rules: readonly RuleName[];
  reason: string;
}

export interface Result {
  mode: ModeName;
  pairs: readonly ResultPair[];
  unmatched: readonly Unmatched[];
  tightSets: readonly TightSet[];
  objective: readonly StageValue[];
  certificate: Certificate;
  facts: FairnessFacts;
  forcedLocks: readonly ForcedLock[];
  eligiblePairs: number;
  /** How many pairs each rule was the first to refuse. */
  removed: Partial<Record<RuleName, number>>;
  /** What to know before a rule is tightened, as codes `warning.…`. */
  warnings: readonly Reason[];
  stages: readonly StageName[];
  circles: CircleGap | null;
  /** Stable mode: how far the answer is from the optimum, stage by stage. */
  distance: readonly { stage: StageKey; optimum: number; here: number }[] | null;
  replay: ReplayRecord;
}

export interface Progress {
  phase: string;
  done: number;
  total: number;
}

export interface MatchOptions {
  /** Threads that help to score large instances; see `@viceversa/matching/node`. The result is the same without. */
  crew?: Crew;
  mode?: ModeName;
  /** Looked at between steps; see the README for how long a step may last on large instances. */
  signal?: { readonly aborted: boolean };
  onProgress?: (progress: Progress) => void;
  /** Which side proposes in mode `stable`. */
  proposing?: Side;
  /** Most branch-and-bound nodes in mode `circles`. */
  nodeLimit?: number;
  /** Price every pair (default: up to 1,000 pairs). */
  prices?: boolean;
  /** Leave out prices, whatever the size. */
  brief?: boolean;
}

export type Verdict =
  | { valid: true; proven: boolean; checked: { edges: number; stages: number } }
  | { valid: false; fault: string };

/** Either the rules that refuse the pair, or what it would cost and whose pairs would change. */
export interface WhyNot extends PairRef {
  answer: 'refused' | 'paired' | 'possible' | 'impossible';
  rules: readonly Reason[];
  score: number | null;
  contributions: readonly Contribution[];
  loss: Loss | null;
  chain: readonly ChainStep[];
}

export interface ChainStep extends PairRef {
  change: 'made' | 'broken';
  score: number;
}
