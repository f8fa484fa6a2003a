import { z } from '@hono/zod-openapi';
import { type GivenFile, importFiles, importNote } from '#people';

export const side = z.enum(['mentor', 'mentee']);
export type Side = z.infer<typeof side>;
export const priority = z.enum(['carried_over', 'nominated', 'standard']);
export const meetingMode = z.enum(['in_person', 'remote', 'either']);
export const direction = z.enum(['offer', 'need', 'want_back', 'not_represent']);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, /*i18n*/ 'Give a time such as 09:30');

/** Free time that repeats every week, in the enrolment's own time zone: day 1 is Monday. */
export const freeTime = z
  .object({ day: z.number().int().min(1).max(7), from: clockTime, to: z.union([clockTime, z.literal('24:00')]) })
  .refine((slot) => slot.to > slot.from, /*i18n*/ 'Free time must end after it begins');
export type FreeTime = z.infer<typeof freeTime>;

/** Level: for an offer the confidence 1…5, for a need where somebody stands now 0…5. */
export const chosenTopic = z.object({
  topicId: z.uuid(),
  direction,
  level: z.number().int().min(0).max(5).default(3),
  targetLevel: z.number().int().min(1).max(5).nullable().default(null),
  priority: z.number().int().min(1).max(3).default(2),
});
export type ChosenTopic = z.output<typeof chosenTopic>;

const isTimeZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

/** The questions are in `rules.ts#STYLE_QUESTIONS`. */
const workingStyle = z
  .record(z.string().max(40), z.number().int().min(0).max(4))
  .refine((answers) => Object.keys(answers).length <= 12, /*i18n*/ 'Answer at most 12 questions');

const text = z.string().trim().max(2000, /*i18n*/ 'Keep it under 2,000 characters').default('');

/** What a person says about their place; shared by registering and changing it. */
export const place = z.object({
  side,
  capacity: z.number().int().min(1, /*i18n*/ 'At least one').max(12, /*i18n*/ 'At most twelve').default(1),
  meetingMode: meetingMode.default('either'),
  statement: text,
  wantBack: text,
  availability: z.array(freeTime).max(84, /*i18n*/ 'Keep it under 84 entries').default([]),
  timeZone: z.string().max(64).refine(isTimeZone, /*i18n*/ 'Give a time zone such as Europe/Berlin').optional(),
  /** Answers 0…4 by working-style question; absent where not answered. */
  workingStyle: workingStyle.default({}),
  topics: z.array(chosenTopic).max(60, /*i18n*/ 'Choose at most 60 topics').default([]),
  /** People not to be paired with: private, read only by the match snapshot. */
  vetoes: z.array(z.uuid()).max(50, /*i18n*/ 'Name at most 50 people').default([]),
  hoursPledged: z.number().min(0).max(200).nullable().default(null),
});
export type Place = z.output<typeof place>;

export const newEnrolment = place
  .extend({
    programmeId: z.uuid(),
    personId: z.uuid(),
    priority: priority.default('standard'),
    source: z.enum(['registration', 'import', 'invitation', 'coordinator', 'demo']).default('registration'),
  })
  .openapi('NewEnrolment');
export type NewEnrolment = z.input<typeof newEnrolment>;
export const enrolmentChange = place.omit({ side: true }).openapi('EnrolmentChange');
export type EnrolmentChange = z.input<typeof enrolmentChange>;

const topicOf = chosenTopic.extend({ name: z.string(), isIdentity: z.boolean() });

/** What a coordinator sees; vetoes and working style are not in it. */
export const enrolmentView = z
  .object({
    id: z.uuid(),
    programmeId: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    gradeName: z.string().nullable(),
    gradeRank: z.number().int().nullable(),
    unitName: z.string().nullable(),
    side,
    priority,
    capacity: z.number().int(),
    meetingMode,
    statement: z.string(),
    wantBack: z.string(),
    availability: z.array(freeTime),
    timeZone: z.string(),
    topics: z.array(topicOf),
    source: z.string(),
    noticeVersion: z.string(),
    hoursPledged: z.number().nullable(),
    enrolledAt: z.string(),
    withdrawnAt: z.string().nullable(),
  })
  .openapi('Enrolment');
export type EnrolmentView = z.infer<typeof enrolmentView>;

/** What only the owner reads again. */
export const ownEnrolment = enrolmentView.extend({
  workingStyle,
  vetoes: z.array(z.object({ personId: z.uuid(), name: z.string() })),
});

/** One active enrolment as the match snapshot needs it; never leaves matching. */
export type MatchingInput = {
  enrolmentId: string;
  personId: string;
  side: Side;
  priority: z.infer<typeof priority>;
  capacity: number;
  meetingMode: z.infer<typeof meetingMode>;
  languages: string[];
  /** Free time in the person's own zone, as entered. */
  availability: FreeTime[];
  timeZone: string;
  /** The same free time in UTC minutes of the week, Monday 00:00 is 0, as it falls in the programme's first week. */
  hours: { start: number; end: number }[];
  workingStyle: Record<string, number>;
  topics: (ChosenTopic & { isIdentity: boolean })[];
  vetoes: string[];
};

export const newInvitations = z
  .object({
    side,
    personIds: z
      .array(z.uuid())
      .min(1, /*i18n*/ 'Choose at least one person')
      .max(500, /*i18n*/ 'Invite at most 500 people at once'),
  })
  .openapi('NewInvitations');
export type NewInvitations = z.infer<typeof newInvitations>;

const count = z.number().int();
const chainDepth = z.union([z.number().int(), z.literal('any')]);
export const feasibilityView = z
  .object({
    mentors: count,
    mentees: count,
    mentorPlaces: count,
    menteePlaces: count,
    /** Null when there are too many pairs to look at here; the match run counts them. */
    eligiblePairs: count.nullable(),
    strandedCount: count.nullable(),
    stranded: z.array(
      z.object({
        enrolmentId: z.uuid(),
        personId: z.uuid(),
        name: z.string(),
        gradeName: z.string().nullable(),
        side,
        nearest: z.string().nullable(),
      }),
    ),
    chainPreview: z.array(
      z.object({ chainDepth, eligiblePairs: count, strandedCount: count, names: z.array(z.string()) }),
    ),
    topics: z.array(z.object({ topicId: z.uuid(), name: z.string(), offers: count, needs: count })),
    advice: z.array(
      z.object({
        level: z.enum(['stop', 'warning', 'good']),
        sentence: z.string(),
        values: z.record(z.string(), z.number()),
      }),
    ),
  })
  .openapi('Feasibility');
export type Feasibility = z.infer<typeof feasibilityView>;

export const signUpPreset = z.enum(['viceversa', 'mentor-match-uk']);
export const signUpReport = z
  .object({
    importId: z.uuid(),
    programmeId: z.uuid(),
    preset: signUpPreset,
    isDryRun: z.boolean(),
    counts: z.object({
      rows: count,
      enrolled: count,
      mentors: count,
      mentees: count,
      /** Had the same place before: nothing was done. */
      unchanged: count,
      refused: count,
      newPeople: count,
      newTopics: count,
    }),
    notes: z.array(importNote),
    notesLeftOut: count,
  })
  .openapi('SignUpReport');
export type SignUpReport = z.infer<typeof signUpReport>;
export type SignUpFiles = {
  programmeId: string;
  preset: z.infer<typeof signUpPreset>;
  files: readonly GivenFile[];
  isDryRun?: boolean;
};

export const newSignUpImport = z
  .object({ preset: signUpPreset.default('viceversa'), files: importFiles, isDryRun: z.boolean().default(false) })
  .openapi('NewSignUpImport');
