export type Side = 'mentor' | 'mentee';
export type PriorityClass = 'carried-over' | 'nominated' | 'standard';
export type MeetingMode = 'in-person' | 'distance';
export type PowerKind = 'decides' | 'assesses' | 'pays' | 'hears-grievance';

/** Half-open interval of working time in UTC minutes of the week, 0 ≤ start < end ≤ 10,080. */
export interface Hours {
  start: number;
  end: number;
}

/** Somebody above this person in the reporting chain; depth 1 is the direct manager. */
export interface ManagerLink {
  id: string;
  depth: number;
}

/** This person decides on, assesses, sets pay of, or hears a grievance of the person named. */
export interface PowerLink {
  id: string;
  kind: PowerKind;
}

/** A former partner; round 1 is the last round, 2 the one before. */
export interface PastPartner {
  id: string;
  round: number;
}

/** A topic somebody can teach: level 1…5, confidence 1…5. An identity topic counts only when `ticked`. */
export interface Offer {
  topic: string;
  level: number;
  confidence?: number;
  ticked?: boolean;
}

/** A topic somebody wants to learn: levels 0…5, priority 1 (nice) … 3 (must). */
export interface Need {
  topic: string;
  current?: number;
  target?: number;
  priority?: number;
}

/** What the engine may know about a person; every other field (name, age, sex, photo …) is dropped unread. */
export interface Person {
  id: string;
  /** Integer rank on the organisation's ladder; a higher number is a more senior grade. */
  grade?: number;
  unit?: string;
  team?: string;
  site?: string;
  managers?: readonly ManagerLink[];
  languages?: readonly string[];
  hours?: readonly Hours[];
  modes?: readonly MeetingMode[];
  /** Answers 0…4 to the working-style questions, in question order; null where not answered. */
  style?: readonly (number | null)[];
  acquaintances?: readonly string[];
  vetoes?: readonly string[];
  powerOver?: readonly PowerLink[];
  pastPartners?: readonly PastPartner[];
  /** Ids on the other side, most wanted first. */
  preferences?: readonly string[];
  priority?: PriorityClass;
  /** Rounds in a row this person waited without a partner. */
  roundsWaited?: number;
  /** Most partners at once; 0 means "not this time". */
  capacity?: number;
}

export interface Mentor extends Person {
  /** A circle opens with at least this many mentees or not at all (mode `circles`). */
  circleMinimum?: number;
  offers?: readonly Offer[];
  /** Topics this mentor hopes to learn in return. */
  wantsBack?: readonly string[];
  /** Topics this mentor will not be asked to speak for. */
  notRepresented?: readonly string[];
}

export interface Mentee extends Person {
  needs?: readonly Need[];
  /** What this mentee can teach in return. */
  offers?: readonly Offer[];
}

export interface Topic {
  id: string;
  /** Concerns who somebody is; counts only for mentors who ticked it. */
  identity?: boolean;
}

/** Somebody in one of the roles they may have. */
export interface PersonRef {
  id: string;
  side: Side;
}

export interface PairRef {
  mentor: string;
  mentee: string;
}

/** A pair that must be in the answer; `reason` lets it stand against a rule and is recorded in the result. */
export interface Lock extends PairRef {
  reason?: string;
}

/** A ready-made eligible pair; when an instance lists these, rules and terms are not used. */
export interface ScoredPair extends PairRef {
  score: number;
}

export type RuleName =
  | 'capacity'
  | 'grade-gap'
  | 'command-chain'
  | 'same-team'
  | 'power-link'
  | 'veto'
  | 'forbidden'
  | 'past-pair'
  | 'language'
  | 'hours'
  | 'mode'
  | 'site'
  | 'topic'
  | 'representation'
  | 'self';

export interface Rules {
  /** Reverse: mentee grade − mentor grade between minimum and maximum. Law 1 with gap = minimum − 1. */
  gradeGap: { direction: 'reverse' | 'traditional' | 'any'; minimum: number; maximum: number | null };
  /** Refuse pairs of whom one is within this many levels above the other; null is any depth, 0 is off. */
  commandChain: { levels: number | null };
  sameTeam: boolean;
  powerLink: boolean;
  veto: boolean;
  /** Refuse pairs that met within this many rounds; 0 is off. */
  pastPair: { rounds: number };
  language: boolean;
  /** Smallest overlap of working time for distance pairs, minutes a week; 0 is off. */
  hours: { minimumMinutes: number };
  mode: boolean;
  /** Refuse pairs who can meet in person only and work at different sites. */
  site: boolean;
  topic: boolean;
  representation: boolean;
}

export type TermName =
  | 'need-fit'
  | 'availability'
  | 'preference'
  | 'cross-unit'
  | 'style'
  | 'mutual'
  | 'acquaintance'
  | 'waited';

export type StageName = 'coverage' | 'floor' | 'total' | 'calm' | 'determinism';

export interface Policy {
  rules: Rules;
  /** Non-negative integers; a term's share is its weight over the sum of all. */
  weights: Record<TermName, number>;
  /** Stages in force, most important first. */
  stages: readonly StageName[];
  /** After the floor, raise the second lowest score, and so on. */
  leximin: boolean;
  scarceSide: Side | 'auto';
  /** Score points that a pair kept from `current` is worth more; 0 leaves calm to ties. */
  stayPrice: number;
  seed: number;
}

export interface Limits {
  people: number;
  /** Most pairs of mentor and mentee that may be examined. */
  cells: number;
  /** Most eligible pairs that may be kept in memory (about 13 bytes each). */
  pairs: number;
}

export type PolicyInput = Partial<Omit<Policy, 'rules' | 'weights'>> & {
  rules?: Partial<Rules>;
  weights?: Partial<Record<TermName, number>>;
};

export interface Instance {
  mentors: readonly Mentor[];
  mentees: readonly Mentee[];
  topics?: readonly Topic[];
  policy?: PolicyInput;
  pairs?: readonly ScoredPair[];
  locks?: readonly Lock[];
  forbids?: readonly PairRef[];
  current?: readonly PairRef[];
  limits?: Partial<Limits>;
}

/** The instance with every default filled in, rows in order of id, and nothing the engine may not know. */
export interface CanonicalInstance {
  mentors: readonly Required<Mentor>[];
  mentees: readonly Required<Mentee>[];
  topics: readonly Required<Topic>[];
  policy: Policy;
  pairs: readonly ScoredPair[] | null;
  locks: readonly Lock[];
  forbids: readonly PairRef[];
  current: readonly PairRef[];
  limits: Limits;
}

export type IssueCode =
  | 'not-an-object'
  | 'missing'
  | 'wrong-type'
  | 'out-of-range'
  | 'duplicate-id'
  | 'unknown-id'
  | 'unknown-field'
  | 'other-instance'
  | 'self-pair'
  | 'duplicate-pair'
  | 'lock-and-forbid'
  | 'lock-over-capacity'
  | 'lock-breaks-rule'
  | 'too-large';

/** One thing wrong with an instance: `table` and zero-based `row` say where, `field` what. */
export interface Issue {
  code: IssueCode;
  table:
    | 'instance'
    | 'mentors'
    | 'mentees'
    | 'topics'
    | 'pairs'
    | 'locks'
    | 'forbids'
    | 'current'
    | 'policy'
    | 'limits'
    | 'result';
  row: number | null;
  field: string | null;
  id: string | null;
  message: string;
}

export type Validation =
  | { ok: true; instance: CanonicalInstance; sha256: string; ignoredFields: readonly string[] }
  | { ok: false; issues: readonly Issue[] };
