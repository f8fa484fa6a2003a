export type Side = 'mentor' | 'mentee';
export type Wave = 'week-2' | 'week-6' | 'week-12' | 'close';
export const waves: readonly Wave[] = ['week-2', 'week-6', 'week-12', 'close'];

/** `agree` 1 to 5, `happened` 0 no, 1 once, 2 more than once, `recommend` 0 to 10. */
export type Scale = 'agree' | 'happened' | 'recommend';

export type Item = {
  key: string;
  text: string;
  scale: Scale;
  /** Who may ever see it, as the reader is told beside the question. */
  whoSees: string;
  /** Least raters and least rated people before a group figure may show it. */
  atLeast: { raters: number; rated: number };
};

const atLeast = { raters: 5, rated: 5 };
const inFigures =
  /*i18n*/ 'Counted in group figures only, from five people on. Your partner, your manager and the coordinator never see your answer.';
const forHelp =
  /*i18n*/ 'Your partner and your manager never see this. A yes can bring you a private offer of help; you decide what happens then. In figures only from five people on.';

const agree = (key: string, text: string): Item => ({ key, text, scale: 'agree', whoSees: inFigures, atLeast });
const happened = (key: string, text: string): Item => ({ key, text, scale: 'happened', whoSees: forHelp, atLeast });

const core = (side: Side): Item[] => [
  agree('respect', /*i18n*/ 'I am treated with respect'),
  agree('lead', side === 'mentor' ? /*i18n*/ 'I lead our meetings' : /*i18n*/ 'My mentor leads our meetings'),
  agree('useful', /*i18n*/ 'What we do is useful for my work'),
  agree('pace', /*i18n*/ 'Our pace and the way we meet suit me'),
  agree('confident', /*i18n*/ 'I feel sure about my part in this'),
];

const relationship: Item[] = [
  agree('both-benefit', /*i18n*/ 'Both of us gain from this'),
  agree('look-forward', /*i18n*/ 'I look forward to our meetings'),
  agree('promises', /*i18n*/ 'We keep what we promise each other'),
  agree('understand', /*i18n*/ 'We understand each other’s working life better than before'),
  agree('again', /*i18n*/ 'I would choose this partner again'),
];

const load: Item[] = [
  agree('draining', /*i18n*/ 'These meetings cost me a lot of strength'),
  agree('time-respected', /*i18n*/ 'My manager respects the time this takes'),
];

const screen: Item[] = [
  happened('talked-down', /*i18n*/ 'I was talked down to'),
  happened('pushed-aside', /*i18n*/ 'Our meeting was pushed aside for something else'),
  happened('their-work', /*i18n*/ 'I was asked to do my partner’s work'),
  happened('credit', /*i18n*/ 'An idea of mine was used without naming me'),
  happened('please', /*i18n*/ 'I felt I had to please my partner'),
  happened('speak-for-group', /*i18n*/ 'I was asked to speak for a whole group of people'),
  happened('passed-on', /*i18n*/ 'Something I said was passed on'),
  happened('consequences', /*i18n*/ 'I worried about consequences for my job'),
];

const recommend: Item = {
  key: 'recommend',
  text: /*i18n*/ 'How likely would you recommend this programme to a colleague?',
  scale: 'recommend',
  whoSees: inFigures,
  atLeast,
};

/** The questions of a wave for a side; our own wording, not a validated scale. Shown as one page. */
export function questionsFor(wave: Wave, side: Side): readonly Item[] {
  const ofMentor = side === 'mentor' ? load : [];
  if (wave === 'week-2') return core(side);
  if (wave === 'week-6') return [...core(side), ...relationship, ...ofMentor, ...screen];
  if (wave === 'week-12') return [...core(side), ...ofMentor, ...screen];
  return [...core(side), ...relationship, ...screen, recommend];
}

/** The name a questionnaire is stored under; raise the version when a question changes its meaning. */
export const questionnaireOf = (wave: Wave, side: Side): string => `${wave}/${side}/1`;

/** Free text is released from this many writers on, shuffled. */
export const commentFloor = 10;
export const whoSeesComment =
  /*i18n*/ 'Read only where at least ten people wrote, shuffled and without names. Never shown to your partner or your manager.';
