import { z } from '@hono/zod-openapi';
import { isTimeZone } from './rules.ts';

const localStart = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, /*i18n*/ 'Write the day and time as 2026-03-31T10:00')
  .refine(isLocalTime, /*i18n*/ 'This day or time does not exist. Check the date.');
const timeZone = z.string().max(64).refine(isTimeZone, /*i18n*/ 'Choose a time zone such as Europe/Berlin');
const durationMinutes = z
  .number()
  .int()
  .min(10, /*i18n*/ 'Plan at least 10 minutes')
  .max(480, /*i18n*/ 'Plan at most 8 hours');
const oneLine = z.string().trim().max(300, /*i18n*/ 'Keep the place under 300 characters').transform(onOneLine);
const videoUrl = z
  .url({ protocol: /^https$/, error: /*i18n*/ 'Give a link that begins with https://' })
  .max(2000)
  .nullable();

function isLocalTime(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

export const newMeeting = z
  .object({
    localStart,
    timeZone,
    durationMinutes: durationMinutes.optional(),
    place: oneLine.optional(),
    videoUrl: videoUrl.optional(),
    kit: z.string().max(40).optional(),
  })
  .openapi('NewMeeting');
export type NewMeeting = z.infer<typeof newMeeting>;

export const newTime = z
  .object({
    localStart,
    timeZone,
    durationMinutes: durationMinutes.optional(),
    place: oneLine.optional(),
    videoUrl: videoUrl.optional(),
  })
  .openapi('NewMeetingTime');
export type NewTime = z.infer<typeof newTime>;

const tap = z.number().int().min(1, /*i18n*/ 'Choose 1 to 5').max(5, /*i18n*/ 'Choose 1 to 5');

export const meetingLog = z
  .object({
    wasHeld: z.boolean(),
    worthIt: tap.optional(),
    couldSpeak: tap.optional(),
    nextClear: tap.optional(),
    minutesSpent: z.number().int().min(0).max(600).optional(),
  })
  .openapi('MeetingLog');
export type MeetingLog = z.infer<typeof meetingLog>;

export const pairPause = z.object({ resumesOn: z.string().nullable() });
export const meetingState = z.enum(['planned', 'unlogged', 'held', 'missed', 'cancelled']);

export const meetingView = z
  .object({
    id: z.uuid(),
    mentorshipId: z.uuid(),
    number: z.number().int(),
    startsAt: z.string(),
    durationMinutes: z.number().int(),
    timeZone: z.string(),
    place: z.string(),
    videoUrl: z.string().nullable(),
    kit: z.string(),
    kitTitle: z.string(),
    state: meetingState,
    /** The reader's own log; nobody else's ever. */
    myLog: meetingLog.nullable(),
    /** The reader may log it: it has begun, was not cancelled and is at most 30 days ago. */
    isLogOpen: z.boolean(),
    /** Whether the reader may move it or cancel it now; a coordinator only looks on. */
    mayMove: z.boolean(),
    mayCancel: z.boolean(),
    /** The pair is paused now, until a day or until one of them resumes. */
    pause: pairPause.nullable(),
    partners: z.array(
      z.object({
        personId: z.uuid(),
        givenName: z.string(),
        side: z.enum(['mentor', 'mentee']),
        timeZone: z.string(),
      }),
    ),
  })
  .openapi('Meeting');
export type MeetingView = z.infer<typeof meetingView>;

export const meetingList = z.object({
  meetings: z.array(meetingView),
  /** Whether the reader may plan a meeting of this pair now. */
  mayPlan: z.boolean(),
  pause: pairPause.nullable(),
});
export type MeetingList = z.infer<typeof meetingList>;

export const suggestedTime = z
  .object({
    startsAt: z.string(),
    localStart: z.string(),
    timeZone: z.string(),
    durationMinutes: z.number().int(),
    people: z.array(
      z.object({ personId: z.uuid(), timeZone: z.string(), localStart: z.string(), isInHours: z.boolean() }),
    ),
    isFair: z.boolean(),
  })
  .openapi('SuggestedTime');
export type SuggestedTime = z.infer<typeof suggestedTime>;

export const kitView = z
  .object({
    key: z.string(),
    number: z.number().int(),
    title: z.string(),
    outcome: z.string(),
    prompts: z.array(z.string()),
    steps: z.array(z.object({ minutes: z.number().int(), text: z.string() })),
  })
  .openapi('MeetingKit');
export type KitView = z.infer<typeof kitView>;
