import { z } from '@hono/zod-openapi';
import { matchingPolicy } from '#programmes';
import { personBrief, progress, words } from '../schema.ts';

/** A long question to the engine about a finished run. */
export const questionKind = z.enum(['relaxations', 'what-if', 'replay']);
export type QuestionKind = z.infer<typeof questionKind>;

export const newQuestion = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('relaxations') }),
    z.object({ kind: z.literal('what-if'), policy: matchingPolicy }),
    z.object({ kind: z.literal('replay') }),
  ])
  .openapi('NewMatchQuestion');
export type NewQuestion = z.input<typeof newQuestion>;

export const questionState = z.enum(['waiting', 'running', 'finished', 'failed', 'cancelled']);
const count = z.number().int();
const person = personBrief.pick({ personId: true, name: true, gradeName: true, unitName: true });

export const relaxationView = z.object({
  rules: z.array(words),
  /** Who would be allowed a partner, and whom of them the whole, solved again, would place. */
  helps: count,
  places: z.array(person),
  /** Those of them whom no fewer of these rules would place. */
  smallestFor: z.array(person),
  /** Who has a partner in the run and would have none. */
  loses: z.array(person),
  morePairs: count,
  /** The policy with these rules loosened, to be tried; null when no policy can loosen them. */
  policy: matchingPolicy.nullable(),
});

const totals = z.object({
  pairs: count,
  coveredMentors: count,
  coveredMentees: count,
  floor: z.number().nullable(),
  total: z.number(),
  eligiblePairs: count,
});
const namedPair = z.object({ mentor: z.string(), mentee: z.string(), score: z.number() });
export const whatIfView = z.object({
  isProven: z.boolean(),
  before: totals,
  after: totals,
  kept: count,
  made: z.array(namedPair),
  broken: z.array(namedPair),
  gains: z.array(person),
  loses: z.array(person),
  losesCount: count,
  /** Nobody at all would be possible for them any more, with the rule that refuses most. */
  stranded: z.array(z.object({ person, words: words.nullable() })),
  strandedCount: count,
});

export const replayView = z.object({ isSame: z.boolean(), isVerified: z.boolean(), resultSha256: z.string() });

export const questionView = z
  .object({
    id: z.uuid(),
    runId: z.uuid(),
    kind: questionKind,
    state: questionState,
    askedAt: z.string(),
    askedBy: z.string().nullable(),
    progress: progress.nullable(),
    failure: words.nullable(),
    /** The policy that is tried. */
    policy: matchingPolicy.nullable(),
    relaxations: z.array(relaxationView).nullable(),
    whatIf: whatIfView.nullable(),
    replay: replayView.nullable(),
  })
  .openapi('MatchQuestion');
export type QuestionView = z.infer<typeof questionView>;
