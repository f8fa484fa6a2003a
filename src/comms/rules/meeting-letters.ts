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

const factsOf = (i18n: Words, meeting: MeetingMail): { term: string; is: string }[] => [
  { term: i18n._('When'), is: meeting.when },
  { term: i18n._('How long'), is: i18n._('{minutes} minutes', { minutes: meeting.durationMinutes }) },
  ...(meeting.place ? [{ term: i18n._('Where'), is: meeting.place }] : []),
  ...(meeting.videoUrl ? [{ term: i18n._('Video'), is: meeting.videoUrl }] : []),
  ...(meeting.kitTitle ? [{ term: i18n._('Kit'), is: meeting.kitTitle }] : []),
];

type Saying = Pick<Letter, 'subject' | 'paragraphs' | 'facts'> & { action: string };

/** What every letter about a meeting has: whom it greets, one action, why it came. */
const meetingLetter = (i18n: Words, to: Recipient, meeting: MeetingMail, { action, ...saying }: Saying): Letter => ({
  ...saying,
  greeting: greet(i18n, to),
  action: { label: action, url: meeting.url },
  why: i18n._('You get this because you take part in “{programme}”.', { programme: meeting.programme }),
});

export const plannedLetter = (i18n: Words, to: Recipient, meeting: MeetingMail): Letter =>
  meetingLetter(i18n, to, meeting, {
    subject: i18n._('Meeting with {partners}: {when}', meeting),
    paragraphs: [i18n._('A meeting with {partners} is planned. The calendar entry is attached.', meeting)],
    facts: factsOf(i18n, meeting),
    action: i18n._('Open the meeting and its kit'),
  });

/** The same words whichever side moved it. */
export const movedLetter = (i18n: Words, to: Recipient, meeting: MeetingMail): Letter =>
  meetingLetter(i18n, to, meeting, {
    subject: i18n._('Changed: meeting with {partners}, {when}', meeting),
    paragraphs: [i18n._('The meeting with {partners} has changed. The attached entry updates your calendar.', meeting)],
    facts: factsOf(i18n, meeting),
    action: i18n._('Open the meeting and its kit'),
  });

/** The same words whichever side cancelled it. */
export const cancelledLetter = (i18n: Words, to: Recipient, meeting: MeetingMail): Letter =>
  meetingLetter(i18n, to, meeting, {
    subject: i18n._('Cancelled: meeting with {partners}, {when}', meeting),
    paragraphs: [
      i18n._(
        'The meeting with {partners} on {when} does not take place. The attached entry takes it out of your calendar.',
        meeting,
      ),
    ],
    action: i18n._('Plan another meeting'),
  });

export const reminderLetter = (i18n: Words, to: Recipient, meeting: MeetingMail): Letter =>
  meetingLetter(i18n, to, meeting, {
    subject: i18n._('In two days: meeting with {partners}', meeting),
    paragraphs: [
      i18n._('In two days you meet {partners}. The kit takes five minutes to read.', meeting),
      i18n._('If the time does not suit you any more, move it now rather than cancel it on the day.'),
    ],
    facts: factsOf(i18n, meeting),
    action: i18n._('Read the kit, or move the meeting'),
  });

export const afterMeetingLetter = (i18n: Words, to: Recipient, meeting: MeetingMail): Letter =>
  meetingLetter(i18n, to, meeting, {
    subject: i18n._('Did you meet {partners}? Three taps', meeting),
    paragraphs: [
      i18n._(
        'Your meeting with {partners} was planned for {when}. Did it take place, and was it worth its time? No sign-in needed.',
        meeting,
      ),
      i18n._('Your partner never sees your taps.'),
    ],
    action: i18n._('Answer with three taps'),
  });
