import type { Listener } from '#platform';
import { onPasswordChanged, onSignInLinkAsked } from './commands/mail-account.ts';
import { onMeetingChanged } from './commands/mail-meeting.ts';
import * as programme from './commands/mail-programme.ts';

const on = (type: string, hear: Listener['hear']): Listener => ({ name: `mail-on-${type}`, types: [type], hear });

/** Which event becomes which mail. */
export const commsListeners: Listener[] = [
  on('sign-in-link-asked', onSignInLinkAsked),
  on('password-changed', onPasswordChanged),
  on('invited', programme.onInvited),
  on('enrolled', programme.onEnrolled),
  on('proposals-published', programme.onProposalsPublished),
  on('proposal-closed', programme.onProposalClosed),
  on('mentorship-begun', programme.onMentorshipBegun),
  on('mentorship-ended', programme.onMentorshipEnded),
  on('meeting-planned', onMeetingChanged),
  on('meeting-moved', onMeetingChanged),
  on('meeting-cancelled', onMeetingChanged),
  on('check-in-due', programme.onCheckInDue),
];
