import { z } from '@hono/zod-openapi';
import { AGREEMENT } from './seed.ts';

export const programmeState = z.enum(['draft', 'recruiting', 'matching', 'running', 'closed']);
export type ProgrammeState = z.infer<typeof programmeState>;

const isTimeZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

const whole = (least: number, most: number) =>
  z
    .number()
    .int(/*i18n*/ 'Give a whole number')
    .min(least, /*i18n*/ 'This number is too small')
    .max(most, /*i18n*/ 'This number is too large');
const day = z.iso.date(/*i18n*/ 'Give a date such as 2027-03-01');
const share = whole(0, 100);

const weights = z.object({
  need: share.default(45),
  availability: share.default(15),
  preference: share.default(20),
  crossUnit: share.default(10),
  style: share.default(10),
  mutual: share.default(0),
  acquaintance: share.default(0),
  fairness: share.default(0),
});

const policyFields = z.object({
  minGradeGap: whole(1, 20).default(2),
  maxGradeGap: whole(1, 100).nullable().default(null),
  chainDepth: z.union([whole(1, 20), z.literal('any')]).default(2),
  sameTeam: z.enum(['forbid', 'allow']).default('forbid'),
  sameUnit: z.enum(['allow', 'forbid']).default('allow'),
  sharedLanguage: z.boolean().default(true),
  minOverlapMinutes: whole(0, 2400).default(60),
  requireSharedTopic: z.boolean().default(true),
  weights: weights.prefault({}),
  floor: z.boolean().default(true),
  acceptance: z.enum(['both', 'none']).default('both'),
  answerDays: whole(1, 60).default(7),
  maxMenteesPerMentor: whole(1, 12).default(2),
  circleLeast: whole(2, 12).default(4),
  circleMost: whole(2, 12).default(6),
  seed: whole(0, 2_147_483_647).default(1),
});

const sumOf = (all: Record<string, number>): number => Object.values(all).reduce((sum, part) => sum + part, 0);

/** How this programme pairs people; every field has a default, whose source is in `seed.ts`. */
export const matchingPolicy = policyFields
  .refine((policy) => sumOf(policy.weights) === 100, {
    path: ['weights'],
    message: /*i18n*/ 'The weights must add up to 100',
  })
  .refine((policy) => policy.maxGradeGap === null || policy.maxGradeGap >= policy.minGradeGap, {
    path: ['maxGradeGap'],
    message: /*i18n*/ 'The largest gap may not be below the smallest',
  })
  .refine((policy) => policy.circleMost >= policy.circleLeast, {
    path: ['circleMost'],
    message: /*i18n*/ 'The largest circle may not be below the smallest',
  })
  .openapi('MatchingPolicy');
export type MatchingPolicy = z.output<typeof matchingPolicy>;
export type NewMatchingPolicy = z.input<typeof matchingPolicy>;

const fields = {
  name: z
    .string()
    .trim()
    .min(3, /*i18n*/ 'Give a name of at least 3 letters')
    .max(120, /*i18n*/ 'Keep it under 120 characters'),
  kind: z.enum(['reverse', 'reciprocal', 'traditional']),
  format: z.enum(['one_to_one', 'two_to_one', 'circle']),
  purpose: z.string().trim().max(2000, /*i18n*/ 'Keep it under 2,000 characters'),
  entry: z.enum(['open', 'invite_only']),
  startsOn: day,
  endsOn: day,
  registrationClosesOn: day,
  cadenceDays: whole(7, 90),
  meetingMinutes: whole(15, 240),
  plannedMeetings: whole(1, 52),
  hoursPledged: z
    .number()
    .min(0.5, /*i18n*/ 'Pledge at least half an hour')
    .max(200, /*i18n*/ 'This number is too large'),
  timeZone: z.string().max(64).refine(isTimeZone, /*i18n*/ 'Give a time zone such as Europe/Berlin'),
  agreementText: z
    .string()
    .trim()
    .min(1, /*i18n*/ 'Give the agreement')
    .max(20_000, /*i18n*/ 'Keep it under 20,000 characters'),
};
export const programmeFields = z.object(fields);
export type ProgrammeFields = z.infer<typeof programmeFields>;

/** What makes a programme; every field but name and dates has a default with a source. */
export const newProgramme = z
  .object({
    ...fields,
    kind: fields.kind.default('reverse'),
    format: fields.format.default('one_to_one'),
    purpose: fields.purpose.default(''),
    entry: fields.entry.default('open'),
    cadenceDays: fields.cadenceDays.default(28),
    meetingMinutes: fields.meetingMinutes.default(60),
    plannedMeetings: fields.plannedMeetings.default(6),
    hoursPledged: fields.hoursPledged.default(8),
    timeZone: fields.timeZone.default('UTC'),
    agreementText: fields.agreementText.default(AGREEMENT),
    policy: matchingPolicy.prefault({}),
  })
  .openapi('NewProgramme');
export type NewProgramme = z.input<typeof newProgramme>;

/** An absent field stays as it is. */
export const programmeChange = programmeFields.partial().openapi('ProgrammeChange');
export type ProgrammeChange = z.input<typeof programmeChange>;

export const policyChange = z
  .object({ policy: matchingPolicy, expectedVersion: z.number().int().min(1) })
  .openapi('PolicyChange');

const kpi = z.object({
  kpi: z.string().regex(/^[a-z0-9-]{1,60}$/, /*i18n*/ 'Choose a KPI from the list'),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  ownerId: z.uuid().nullable(),
});
const newKpi = kpi.partial().required({ kpi: true });
export const newKpis = z
  .object({ kpis: z.array(newKpi).max(8, /*i18n*/ 'Choose at most 8; 3 to 5 are better') })
  .openapi('NewKpis');
export type NewKpi = z.input<typeof newKpi>;

export const programmeSummary = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: fields.kind,
    entry: fields.entry,
    state: programmeState,
    startsOn: z.string(),
    endsOn: z.string(),
    registrationClosesOn: z.string(),
  })
  .openapi('ProgrammeSummary');
export type ProgrammeSummary = z.infer<typeof programmeSummary>;

export const programmeView = z
  .object({
    ...fields,
    id: z.uuid(),
    state: programmeState,
    step: z.number().int(),
    enteredStateAt: z.string(),
    policy: policyFields,
    policyVersion: z.number().int(),
    kpis: z.array(kpi),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi('Programme');
export type Programme = z.output<typeof programmeView>;

/** A programme as one file: design, policy and KPIs, never a person. */
export const programmeFile = z
  .object({
    format: z.literal('viceversa-programme', /*i18n*/ 'This is not a programme file of Viceversa'),
    version: z.literal(1, /*i18n*/ 'This file has a version that this installation does not read'),
    programme: programmeFields,
    policy: matchingPolicy,
    kpis: z.array(kpi.omit({ ownerId: true })).max(8),
  })
  .openapi('ProgrammeFile');
export type ProgrammeFile = z.output<typeof programmeFile>;

export const programmeImport = z
  .object({ file: programmeFile, isDryRun: z.boolean().default(false) })
  .openapi('ProgrammeImport');

const anything = z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown())]);
export const difference = z.object({ field: z.string(), from: anything, to: anything });
export type Difference = z.infer<typeof difference>;
export const importResult = z
  .object({ id: z.uuid().nullable(), action: z.enum(['create', 'change', 'unchanged']), diff: z.array(difference) })
  .openapi('ProgrammeImportResult');
export type ImportResult = z.infer<typeof importResult>;
