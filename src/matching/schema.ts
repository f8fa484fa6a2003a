import { z } from '@hono/zod-openapi';
import { matchingPolicy } from '#programmes';

export const side = z.enum(['mentor', 'mentee']);
export type Side = z.infer<typeof side>;

/** How the engine answers; `circles` follows from the programme's format. */
export const runMode = z.enum(['optimal', 'repair', 'stable', 'circles']);
export type RunMode = z.infer<typeof runMode>;

export const personBrief = z.object({
  enrolmentId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  givenName: z.string(),
  jobTitle: z.string(),
  gradeName: z.string().nullable(),
  unitName: z.string().nullable(),
  siteName: z.string().nullable(),
});
export type PersonBrief = z.infer<typeof personBrief>;

export const candidate = personBrief.extend({ side });
export type Candidate = z.infer<typeof candidate>;

/** A sentence without language: the English sentence is the message id, `values` fill it. */
export const words = z.object({
  code: z.string(),
  sentence: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Words = z.infer<typeof words>;

const stageValue = z.object({ stage: z.string(), value: z.number() });
export const progress = z.object({ phase: z.string(), done: z.number(), total: z.number() });

/** How a run is asked for: the best answer, the fewest changes to the answer under review, or one that nobody would swap out of. */
export const newRun = z
  .object({ way: z.enum(['best', 'calm', 'stable']).default('best'), proposing: side.default('mentor') })
  .openapi('NewMatchRun');
export type NewRun = z.input<typeof newRun>;

export const programmeFormat = z.enum(['one_to_one', 'two_to_one', 'circle']);

export const runState = z.enum(['waiting', 'running', 'finished', 'failed', 'cancelled', 'published']);
export const runView = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    state: runState,
    mode: runMode,
    format: programmeFormat,
    proposing: side.nullable(),
    /** The programme's policy as the run knew it. */
    policy: matchingPolicy,
    requestedAt: z.string(),
    requestedBy: z.string().nullable(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    publishedAt: z.string().nullable(),
    failure: words.nullable(),
    progress: progress.nullable(),
    mentors: z.number().int(),
    mentees: z.number().int(),
    /** True when directory, enrolments, policy or decisions changed since the snapshot. */
    isStale: z.boolean().nullable(),
    /** True when another run was published since this one was asked for: it can no longer be published itself. */
    isOvertaken: z.boolean(),
    summary: z
      .object({
        proposals: z.number().int(),
        standing: z.number().int(),
        coveredMentors: z.number().int(),
        coveredMentees: z.number().int(),
        /** The lowest score of a pair that is not locked, and of one that is; null where there is none. */
        floor: z.number().nullable(),
        lockedFloor: z.number().nullable(),
        total: z.number(),
        eligiblePairs: z.number().int(),
        objective: z.array(stageValue),
        /** In a run with the fewest changes: how many pairs of the answer before it keeps. */
        kept: z.object({ pairs: z.number().int(), of: z.number().int() }).nullable(),
      })
      .nullable(),
    /** What became of a published run's pairs: begun, with the people, closed without beginning, held back. */
    outcome: z
      .object({
        begun: z.number().int(),
        offered: z.number().int(),
        lapsed: z.number().int(),
        withheld: z.number().int(),
      })
      .nullable(),
    seal: z
      .object({
        isProven: z.boolean(),
        /** A certificate that a second program checks, a search through everything, a bound, or stability alone. */
        kind: z.enum(['certificate', 'search', 'bound', 'stable']),
        stages: z.array(words),
        /** How much better an answer could be at most, where it is not proven. */
        gap: z.array(words),
        verifiedAt: z.string().nullable(),
      })
      .nullable(),
    /** Beside the best answer: what a calm or stable run gave up, stage by stage; null for a run that sought the best. */
    cost: z.array(z.object({ stage: z.string(), here: z.number(), best: z.number() })).nullable(),
    /** What recruiting would place people left over, each piece checked by solving again. */
    advice: z.array(words),
    snapshotSha256: z.string(),
    resultSha256: z.string().nullable(),
    engineVersion: z.string(),
  })
  .openapi('MatchRun');
export type RunView = z.infer<typeof runView>;

export const contribution = z.object({ term: z.string(), value: z.number(), points: z.number() });
/** What a change loses, stage by stage; `words` say the first stage that loses. Null where the run has no prices. */
export const lossView = z
  .object({
    first: z.string().nullable(),
    stages: z.array(z.object({ stage: z.string(), loss: z.number() })),
    words,
  })
  .nullable();
export type LossView = z.infer<typeof lossView>;
export const proposalState = z.enum(['draft', 'offered', 'begun', 'lapsed']);
export const proposalView = z
  .object({
    id: z.uuid(),
    runId: z.uuid(),
    mentor: personBrief,
    mentee: personBrief,
    score: z.number().int(),
    contributions: z.array(contribution),
    reasons: z.array(words),
    /** What each of the two reads about why, once it is proposed. */
    told: z.object({ mentor: z.array(words), mentee: z.array(words) }),
    price: lossView,
    isLocked: z.boolean(),
    isKept: z.boolean(),
    /** Why this one deserves a look before the others; empty when nothing stands out. */
    flags: z.array(words),
    state: proposalState,
    answerBy: z.string().nullable(),
  })
  .openapi('Proposal');
export type ProposalView = z.infer<typeof proposalView>;

export const unmatchedView = z
  .object({
    person: personBrief,
    side: z.enum(['mentor', 'mentee']),
    class: z.enum(['no-capacity', 'no-eligible-partner', 'squeezed-out', 'no-grade']),
    reasons: z.array(words),
    /** How many of the other side each rule refuses, the most first; of private wishes, how many they refuse at least. */
    removedBy: z.array(z.object({ words, count: z.number().int() })),
    competitors: z.array(z.string()),
    partners: z.array(z.string()),
    places: z.number().int().nullable(),
  })
  .openapi('Unmatched');
export type UnmatchedView = z.infer<typeof unmatchedView>;

export const whyNotView = z
  .object({
    mentor: personBrief,
    mentee: personBrief,
    answer: z.enum(['refused', 'paired', 'possible', 'impossible']),
    rules: z.array(words),
    score: z.number().nullable(),
    contributions: z.array(contribution),
    loss: lossView,
    chain: z.array(
      z.object({ mentor: z.string(), mentee: z.string(), change: z.enum(['made', 'broken']), score: z.number() }),
    ),
  })
  .openapi('WhyNot');
export type WhyNotView = z.infer<typeof whyNotView>;

export const priceView = z.object({ price: lossView }).openapi('PairPrice');
export type PriceView = z.infer<typeof priceView>;

export const suggestions = z
  .object({
    person: personBrief,
    side,
    partners: z.array(
      z.object({
        partner: personBrief,
        score: z.number().int(),
        isPaired: z.boolean(),
        /** False where no answer has room for the pair beside locks, places and least numbers of circles. */
        isPossible: z.boolean(),
        loss: lossView,
      }),
    ),
  })
  .openapi('PartnerSuggestions');
export type Suggestions = z.infer<typeof suggestions>;

const reason = z.string().trim().max(500, /*i18n*/ 'Keep it under 500 characters').default('');
export const newDecision = z
  .object({ mentorEnrolmentId: z.uuid(), menteeEnrolmentId: z.uuid(), reason })
  .openapi('NewMatchDecision');
export type NewDecision = z.input<typeof newDecision>;
export const decisionView = z
  .object({
    id: z.uuid(),
    kind: z.enum(['lock', 'forbid']),
    mentor: personBrief,
    mentee: personBrief,
    reason: z.string(),
    decidedAt: z.string(),
  })
  .openapi('MatchDecision');
export type DecisionView = z.infer<typeof decisionView>;

export const publication = z
  .object({
    /** What the coordinator saw when they chose to publish although something changed since the run. */
    evenIfStale: z.boolean().default(false),
  })
  .openapi('Publication');
export const published = z
  .object({
    offered: z.number().int(),
    begun: z.number().int(),
    answerBy: z.string().nullable(),
    withheld: z.array(z.object({ mentor: z.string(), mentee: z.string(), words })),
  })
  .openapi('Published');
export type Published = z.infer<typeof published>;

export const comparison = z
  .object({
    added: z.array(z.object({ mentor: z.string(), mentee: z.string(), score: z.number() })),
    removed: z.array(z.object({ mentor: z.string(), mentee: z.string(), score: z.number() })),
    /** Of all pairs: the lists stop at 500. */
    addedCount: z.number().int(),
    removedCount: z.number().int(),
    kept: z.number().int(),
    objective: z.array(z.object({ stage: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    isSamePolicy: z.boolean(),
    isSameSnapshot: z.boolean(),
  })
  .openapi('RunComparison');
export type Comparison = z.infer<typeof comparison>;

export const answerChoice = z.enum(['accept', 'decline']);
export const newAnswer = z.object({ answer: answerChoice });
/** What one of the two sees of a proposal: never the other's answer. */
export const ownProposal = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    programmeName: z.string(),
    mySide: side,
    format: programmeFormat,
    partner: personBrief.omit({ enrolmentId: true, gradeName: true }),
    reasons: z.array(words),
    state: z.enum(['open', 'begun', 'lapsed']),
    answerBy: z.string(),
    myAnswer: answerChoice.nullable(),
    mentorshipId: z.uuid().nullable(),
  })
  .openapi('OwnProposal');
export type OwnProposal = z.infer<typeof ownProposal>;
