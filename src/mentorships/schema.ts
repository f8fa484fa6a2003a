import { z } from '@hono/zod-openapi';

export const side = z.enum(['mentor', 'mentee']);
export type Side = z.infer<typeof side>;

const text = (most: number, what: string, long: string) => z.string().trim().min(1, what).max(most, long);
const day = z.iso.date(/*i18n*/ 'Give a date such as 2027-03-01');

export const newMentorship = z
  .object({
    programmeId: z.uuid(),
    members: z
      .array(z.object({ personId: z.uuid(), side }))
      .min(2, /*i18n*/ 'Choose a mentor and a mentee')
      .max(13, /*i18n*/ 'A circle has at most 13 people'),
  })
  .openapi('NewMentorship');
export type NewMentorship = z.infer<typeof newMentorship> & {
  origin: 'proposal' | 'manual' | 'demo';
  originId?: string | null;
};

export const memberView = z.object({
  personId: z.uuid(),
  side,
  givenName: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  unitName: z.string().nullable(),
  siteName: z.string().nullable(),
  timeZone: z.string(),
});
export type MemberView = z.infer<typeof memberView>;

export const mentorshipState = z.enum(['running', 'paused', 'ended']);
export type MentorshipState = z.infer<typeof mentorshipState>;

export const mentorshipSummary = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    programmeName: z.string(),
    state: mentorshipState,
    begunAt: z.string(),
    endedOn: z.string().nullable(),
    resumesOn: z.string().nullable(),
    members: z.array(memberView),
    agreementVersion: z.number().int(),
    signaturesDone: z.number().int(),
  })
  .openapi('MentorshipSummary');
export type MentorshipSummary = z.infer<typeof mentorshipSummary>;

export const goalView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  topicId: z.uuid().nullable(),
  topicName: z.string().nullable(),
  statement: z.string(),
  workUse: z.string(),
  weight: z.number().int(),
  /** −2 … +2; only the owner of the goal sees it. */
  attainment: z.number().int().nullable(),
  createdAt: z.string(),
});
export type GoalView = z.infer<typeof goalView>;

export const learningKind = z.enum(['idea', 'practice', 'insight', 'skill']);
export const learningView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: learningKind,
  text: z.string(),
  recordedAt: z.string(),
});
export const promiseView = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  text: z.string(),
  dueOn: z.string().nullable(),
  madeAt: z.string(),
  keptAt: z.string().nullable(),
});

export const mentorshipView = mentorshipSummary
  .extend({
    agreement: z.object({
      version: z.number().int(),
      text: z.string(),
      signatures: z.array(z.object({ personId: z.uuid(), signedAt: z.string() })),
    }),
    /** What belongs to the members alone; null for everybody else. */
    shared: z
      .object({ goals: z.array(goalView), learnings: z.array(learningView), promises: z.array(promiseView) })
      .nullable(),
  })
  .openapi('Mentorship');
export type MentorshipView = z.infer<typeof mentorshipView>;

export const newSignature = z.object({ version: z.number().int().min(1).max(100) });
export const newGoal = z
  .object({
    topicId: z.uuid().nullable().default(null),
    statement: z
      .string()
      .trim()
      .min(3, /*i18n*/ 'Say in a sentence what you want to be able to do')
      .max(500, /*i18n*/ 'Keep it under 500 characters'),
    workUse: z.string().trim().max(500, /*i18n*/ 'Keep it under 500 characters').default(''),
    weight: z.number().int().min(1).max(3).default(1),
  })
  .openapi('NewGoal');
export type NewGoal = z.input<typeof newGoal>;
export const newAttainment = z.object({
  attainment: z.number().int().min(-2, /*i18n*/ 'From −2 to +2').max(2, /*i18n*/ 'From −2 to +2'),
});
export const newLearning = z
  .object({
    kind: learningKind.default('insight'),
    text: text(1000, /*i18n*/ 'Write one sentence about what you learnt', /*i18n*/ 'Keep it under 1,000 characters'),
    meetingId: z.uuid().nullable().default(null),
  })
  .openapi('NewLearning');
export type NewLearning = z.input<typeof newLearning>;
export const newPromise = z
  .object({
    text: text(500, /*i18n*/ 'Write what you promise to do', /*i18n*/ 'Keep it under 500 characters'),
    dueOn: day.nullable().default(null),
  })
  .openapi('NewPromise');
export type NewPromise = z.input<typeof newPromise>;
export const newPause = z.object({ resumesOn: day.nullable().default(null) });
