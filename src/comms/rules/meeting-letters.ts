import { greet } from './account-letters.ts';
import type { Letter, Words } from './letter.ts';

type Recipient = { givenName: string };

export type MeetingMail = {
  partners: string;
  programme: string;
  /** In the recipient's own zone, with its name. */
  when: string;
  durationMinutes: number;
  place: string;
  videoUrl: string | null;
  kitTitle: string;
  url: string;
};

const facts = (i18n: Words, meeting: MeetingMail): { term: string; is: string }[] => [
  { term: i18n._('When'), is: meeting.when },
  { term: i18n._('How long'), is: i18n._('{minutes} minutes', { minutes: meeting.durationMinutes }) },
  ...(meeting.place ? [{ term: i18n._('Where'), is: meeting.place }] : []),
  ...(meeting.videoUrl ? [{ term: i18n._('Video'), is: meeting.videoUrl }] : []),
  ...(meeting.kitTitle ? [{ term: i18n._('Kit'), is: meeting.kitTitle }] : []),
];

const why = (i18n: Words, meeting: MeetingMail) =>
  i18n._('You get this because you take part in “{programme}”.', { programme: meeting.programme });

export const plannedLetter = (i18n: Words, recipient: Recipient, meeting: MeetingMail): Letter => ({
  subject: i18n._('Meeting with {partners}: {when}', meeting),
  greeting: greet(i18n, recipient),
  paragraphs: [i18n._('A meeting with {partners} is planned. The calendar entry is attached.', meeting)],
  facts: facts(i18n, meeting),
  action: { label: i18n._('Open the meeting and its kit'), url: meeting.url },
  why: why(i18n, meeting),
});

/** The same words whichever side moved it. */
export const movedLetter = (i18n: Words, recipient: Recipient, meeting: MeetingMail): Letter => ({
  subject: i18n._('Changed: meeting with {partners}, {when}', meeting),
  greeting: greet(i18n, recipient),
  paragraphs: [i18n._('The meeting with {partners} has changed. The attached entry updates your calendar.', meeting)],
  facts: facts(i18n, meeting),
  action: { label: i18n._('Open the meeting and its kit'), url: meeting.url },
  why: why(i18n, meeting),
});

/** The same words whichever side cancelled it. */
export const cancelledLetter = (i18n: Words, recipient: Recipient, meeting: MeetingMail): Letter => ({
  subject: i18n._('Cancelled: meeting with {partners}, {when}', meeting),
  greeting: greet(i18n, recipient),
  paragraphs: [
    i18n._(
      'The meeting with {partners} on {when} does not take place. The attached entry takes it out of your calendar.',
      meeting,
    ),
  ],
  action: { label: i18n._('Plan another meeting'), url: meeting.url },
  why: why(i18n, meeting),
});

export const reminderLetter = (i18n: Words, recipient: Recipient, meeting: MeetingMail): Letter => ({
  subject: i18n._('In two days: meeting with {partners}', meeting),
  greeting: greet(i18n, recipient),
  paragraphs: [
    i18n._('In two days you meet {partners}. The kit takes five minutes to read.', meeting),
    i18n._('If the time does not suit you any more, move it now rather than cancel it on the day.'),
  ],
  facts: facts(i18n, meeting),
  action: { label: i18n._('Read the kit, or move the meeting'), url: meeting.url },
  why: why(i18n, meeting),
});

export const afterMeetingLetter = (i18n: Words, recipient: Recipient, meeting: MeetingMail): Letter => ({
  subject: i18n._('Did you meet {partners}? Three taps', meeting),
  greeting: greet(i18n, recipient),
  paragraphs: [
    i18n._(
      'Your meeting with {partners} was planned for {when}. Did it take place, and was it worth its time? No sign-in needed.',
      meeting,
    ),
    i18n._('Your partner never sees your taps.'),
  ],
  action: { label: i18n._('Answer with three taps'), url: meeting.url },
  why: why(i18n, meeting),
});
