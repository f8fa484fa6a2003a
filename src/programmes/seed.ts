/** The agreement a new programme starts with; a coordinator may change every word before registration opens.
 * Line by line, so that the page that sets up a programme can offer it in the coordinator's language. */
export const AGREEMENT = [
  /*i18n*/ 'What this is for',
  /*i18n*/ 'We meet so that the mentee can learn from the mentor, and so that the mentor gains something in return. Each of us names one goal at the first meeting.',
  '',
  /*i18n*/ 'Our roles',
  /*i18n*/ "The mentor leads the meetings and sets the agenda. The mentee books the time, protects it and comes prepared. Moving a meeting is the mentee's job, never the mentor's.",
  '',
  /*i18n*/ 'What stays between us',
  /*i18n*/ 'What we say in a meeting stays between us. We share something outside only in words that both of us agreed. The limits: risk of serious harm, crime, safeguarding and legal duty.',
  /*i18n*/ 'Nobody keeps notes about the other person without showing them.',
  '',
  /*i18n*/ 'What we do not do',
  /*i18n*/ 'No tasks, no favours, no appraisal, no references and no talk about promotion. Ideas are credited to the person who had them.',
  /*i18n*/ 'Nobody is asked to speak for a whole group. Personal topics come up only when the mentor chooses to raise them.',
  '',
  /*i18n*/ 'How we disagree',
  /*i18n*/ 'We say early what does not work. If talking does not help, either of us goes to the programme coordinator, or to a case handler outside both our lines.',
  '',
  /*i18n*/ 'How we end',
  /*i18n*/ 'Either of us may end this at any time, without a reason and without fault. Nothing about it goes into a personnel file. The message the other receives is the same whoever asked.',
  '',
  /*i18n*/ 'Data',
  /*i18n*/ 'The programme keeps that we meet and what each of us answers in check-ins. Each answer says beside it who can see it.',
  '',
  /*i18n*/ 'Renewal',
  /*i18n*/ 'We read this again together at the midpoint.',
].join('\n');

/** Where a default comes from: grade P is published research or official text, C a company's own report, D our choice. */
export type DefaultSource = { setting: string; why: string; source: string | null; grade: 'P' | 'C' | 'D' };

const REMEDI = 'https://www.rcpjournals.org/content/futurehosp/7/1/94.full.txt';
const LINKLATERS = 'http://www.globallegalpost.com/big-stories/linklaters-repeats-reverse-mentoring-program-93482823/';
const HBR = 'https://physicianleaders.org/articles/reverse-mentoring-works';
const ALLEN =
  'https://docslib.org/doc/1401052/mentorship-behaviors-and-mentorship-quality-associated-with-formal-mentoring-programs-closing-the-gap-between-research-and-practice';
const EBY = 'https://dokumen.tips/documents/eby-l-allen-t-d-hoffman-b-j-baranik-l-e-sauer-j-b-.html';
const DHSC = 'https://www.perfectsymbiosis.co.uk/consultancy-2/reverse-mentoring-dhsc-case-study/';

/** One row per default of a new programme; the set-up page shows each beside its field. */
export const DEFAULT_SOURCES: readonly DefaultSource[] = [
  {
    setting: 'plannedMeetings',
    why: /*i18n*/ 'Six meetings in six months is the rhythm that hospitals in London reported for reverse mentoring.',
    source: REMEDI,
    grade: 'C',
  },
  {
    setting: 'cadenceDays',
    why: /*i18n*/ 'About once a month: often enough to keep going, rare enough for a full diary.',
    source: REMEDI,
    grade: 'C',
  },
  {
    setting: 'meetingMinutes',
    why: /*i18n*/ 'An hour leaves time to teach, to try it and to give something back.',
    source: REMEDI,
    grade: 'C',
  },
  {
    setting: 'hoursPledged',
    why: /*i18n*/ 'A law firm reported about eight hours of contact over six to nine months. Say it before people sign up.',
    source: LINKLATERS,
    grade: 'C',
  },
  {
    setting: 'policy.minGradeGap',
    why: /*i18n*/ 'Two steps between mentor and mentee keep the roles clearly turned round. Our choice; no published norm found.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'policy.chainDepth',
    why: /*i18n*/ 'Nobody mentors their own manager or their manager’s manager: conflicts of interest are a named risk. Two levels is our choice.',
    source: HBR,
    grade: 'C',
  },
  {
    setting: 'policy.sameTeam',
    why: /*i18n*/ 'Pairing across departments is what practitioners advise.',
    source: HBR,
    grade: 'C',
  },
  {
    setting: 'policy.weights',
    why: /*i18n*/ 'What the mentee needs to learn counts most, what both prefer next. The order follows research, the percentages are our choice.',
    source: EBY,
    grade: 'P',
  },
  {
    setting: 'policy.acceptance',
    why: /*i18n*/ 'When both have a say in the match, the mentorship tends to be better. Declining needs no reason and stays private.',
    source: ALLEN,
    grade: 'P',
  },
  {
    setting: 'policy.answerDays',
    why: /*i18n*/ 'A week to answer a proposal covers a holiday or a busy quarter end. Our choice.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'policy.maxMenteesPerMentor',
    why: /*i18n*/ 'At most two mentees for one mentor protects the mentor’s own work. Our choice.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'policy.circleLeast',
    why: /*i18n*/ 'One mentor with four to six mentees is a circle in which everybody still speaks. Our choice.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'policy.minOverlapMinutes',
    why: /*i18n*/ 'A meeting needs at least one hour that both have free in a week.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'policy.floor',
    why: /*i18n*/ 'Raise the weakest pair first, then the total: nobody pays for somebody else’s perfect match. Our choice.',
    source: null,
    grade: 'D',
  },
  {
    setting: 'supply',
    why: /*i18n*/ 'Aim for at least 1.2 mentors for each place: a ministry kept up to eight trained mentors spare so that matches could be good.',
    source: DHSC,
    grade: 'C',
  },
];

/** KPIs a programme can choose from; how each is computed is the business of insights. */
export const KPIS = [
  'registration-rate',
  'match-rate',
  'first-offer-acceptance',
  'days-to-first-meeting',
  'held-rate',
  'active-pair-rate',
  'completion',
  'worth-it-rate',
  'relationship-quality',
  'goal-attainment',
  'skill-growth',
  'two-way-learning',
  'commitments-kept',
  'psychological-safety',
  'retention',
] as const;
