import { type Ctx, notAllowed } from '#platform';
import { canOversee } from '../access.ts';
import type { DataGroup } from '../schema.ts';

/** What is stored, for data protection and works council; a test holds that every table of the database stands here once. */
export const DATA_GROUPS: readonly DataGroup[] = [
  {
    name: /*i18n*/ 'People and where they stand',
    tables: ['people', 'grades', 'units', 'sites', 'people_imports'],
    holds:
      /*i18n*/ 'Name, work address, job title, grade, unit, team, site, manager, languages, time zone, dates of joining and leaving. No birth, sex, origin or pay.',
    purpose: /*i18n*/ 'Finding colleagues, and keeping mentor and mentee out of one reporting line.',
    seenBy:
      /*i18n*/ 'Everybody signed in finds colleagues; addresses are for administrators, coordinators and case handlers.',
  },
  {
    name: /*i18n*/ 'Power links',
    tables: ['power_links'],
    holds: /*i18n*/ 'Who decides on, assesses, sets the pay or hears a grievance of whom.',
    purpose: /*i18n*/ 'The two are never paired.',
    seenBy: /*i18n*/ 'Administrators, coordinators and case handlers. A refused pair never names the link.',
  },
  {
    name: /*i18n*/ 'Accounts and roles',
    tables: ['accounts', 'sessions', 'access_links', 'rate_limits', 'role_grants', 'installation'],
    holds: /*i18n*/ 'Hash of a password, devices signed in, hashes of mailed links, roles given and taken back.',
    purpose: /*i18n*/ 'Signing in safely. Ended sessions, used links and counters are deleted by themselves.',
    seenBy: /*i18n*/ 'Each person sees their own devices; roles are seen by administrators, coordinators and viewers.',
  },
  {
    name: /*i18n*/ 'Topics',
    tables: ['topics', 'topic_synonyms'],
    holds: /*i18n*/ 'What can be taught and learnt. Nothing about a person.',
    purpose: /*i18n*/ 'Registration and matching in the same words.',
    seenBy: /*i18n*/ 'Everybody.',
  },
  {
    name: /*i18n*/ 'Programmes',
    tables: ['programmes', 'programme_states', 'programme_kpis'],
    holds: /*i18n*/ 'Purpose, dates, matching policy, agreement text, targets.',
    purpose: /*i18n*/ 'Running the programme as it was announced.',
    seenBy:
      /*i18n*/ 'Who takes part reads purpose and dates; coordinators, sponsors, viewers and administrators read all of it.',
  },
  {
    name: /*i18n*/ 'Sign-ups',
    tables: ['enrolments', 'enrolment_topics', 'invitations', 'enrolment_imports'],
    holds:
      /*i18n*/ 'Side, topics with levels, free times, way of meeting, working style, a statement, what they want in return.',
    purpose: /*i18n*/ 'Finding a partner.',
    seenBy: /*i18n*/ 'The coordinator; a proposed partner sees name, topics and statement.',
  },
  {
    name: /*i18n*/ 'People not to be paired with',
    tables: ['vetoes'],
    holds: /*i18n*/ 'Whom somebody does not want as a partner, without a reason.',
    purpose: /*i18n*/ 'The two are never paired.',
    seenBy: /*i18n*/ 'Who named them, and nobody else; only the matching reads it.',
  },
  {
    name: /*i18n*/ 'Match runs',
    tables: ['match_runs', 'match_questions', 'proposals', 'match_decisions'],
    holds:
      /*i18n*/ 'The frozen facts of a run, its result with reasons and proof, pairs locked or forbidden with the reason given.',
    purpose: /*i18n*/ 'Explaining every pair, and computing the run again from the same facts.',
    seenBy: /*i18n*/ 'The coordinator; each person sees their own proposals.',
  },
  {
    name: /*i18n*/ 'Answers to proposals',
    tables: ['proposal_answers'],
    holds: /*i18n*/ 'Who accepted or declined, without a reason.',
    purpose: /*i18n*/ 'A mentorship begins when both said yes.',
    seenBy: /*i18n*/ 'Who answered, and nobody else.',
  },
  {
    name: /*i18n*/ 'Mentorships',
    tables: [
      'mentorships',
      'mentorship_members',
      'mentorship_pauses',
      'mentorship_endings',
      'agreements',
      'agreement_signatures',
    ],
    holds:
      /*i18n*/ 'Who is with whom, since when, signed agreement, pauses and endings. Never who asked for an ending.',
    purpose: /*i18n*/ 'Keeping the agreement at hand and the programme in view.',
    seenBy: /*i18n*/ 'Both members and the coordinator.',
  },
  {
    name: /*i18n*/ 'Goals, learnings and promises',
    tables: ['goals', 'learnings', 'promises'],
    holds: /*i18n*/ 'What the two write down, and how far each is with their own goal.',
    purpose: /*i18n*/ 'Learning from each other in both directions.',
    seenBy: /*i18n*/ 'Both members; how far somebody is with a goal is theirs alone.',
  },
  {
    name: /*i18n*/ 'Meetings',
    tables: ['meetings', 'meeting_changes', 'meeting_logs'],
    holds: /*i18n*/ 'Time, place, video link, moves and cancellations, held or not, three taps each.',
    purpose: /*i18n*/ 'Calendar, reminders, and early warnings when a pair does not meet.',
    seenBy:
      /*i18n*/ 'Both members; the coordinator sees that a meeting was held. Taps are counted from five people on.',
  },
  {
    name: /*i18n*/ 'Check-ins',
    tables: ['check_ins', 'check_in_answers', 'check_in_comments'],
    holds: /*i18n*/ 'Answers under the name of who gave them, and a comment.',
    purpose: /*i18n*/ 'Group figures, and an offer of help.',
    seenBy: /*i18n*/ 'Nobody by name; figures from five people on, comments from ten on, shuffled.',
  },
  {
    name: /*i18n*/ 'Concerns and cases',
    tables: ['safeguarding.concerns', 'safeguarding.cases'],
    holds: /*i18n*/ 'A concern, sealed with a key of its own, and how its case ended.',
    purpose: /*i18n*/ 'Help from somebody outside both lines.',
    seenBy: /*i18n*/ 'The one case handler who took it. It leaves no name in the audit trail.',
  },
  {
    name: /*i18n*/ 'Signals',
    tables: ['safeguarding.signals'],
    holds: /*i18n*/ 'Early warnings about a pair, with what was counted.',
    purpose: /*i18n*/ 'A coordinator asks before a pair is lost.',
    seenBy: /*i18n*/ 'Coordinators of the programme; never the two.',
  },
  {
    name: /*i18n*/ 'Mails',
    tables: ['mails', 'mail_preferences'],
    holds: /*i18n*/ 'Every mail with address and text, and which kinds somebody does not want.',
    purpose: /*i18n*/ 'No mail is lost, and none is sent twice.',
    seenBy: /*i18n*/ 'Who gets it. Who operates the machine can read the outbox.',
  },
  {
    name: /*i18n*/ 'Figures',
    tables: ['figure_releases'],
    holds: /*i18n*/ 'Shares over at least five people and five pairs, as they were released.',
    purpose: /*i18n*/ 'Saying how the programme goes.',
    seenBy: /*i18n*/ 'Coordinators, sponsors and viewers.',
  },
  {
    name: /*i18n*/ 'Audit trail',
    tables: ['events', 'migrations'],
    holds:
      /*i18n*/ 'What was done, when, and by which account; never free text and never an answer. Nothing in it can be changed.',
    purpose: /*i18n*/ 'Proving what happened.',
    seenBy:
      /*i18n*/ 'Viewers and administrators see what was done in a role; what people do for themselves is not shown.',
  },
];

/** What the product stores about people: what, why and who sees it. */
export function getDataDictionary(ctx: Ctx): readonly DataGroup[] {
  if (!canOversee(ctx.actor)) throw notAllowed();
  return DATA_GROUPS;
}
