export type Kit = {
  key: string;
  number: number;
  title: string;
  outcome: string;
  prompts: readonly string[];
  steps: readonly { minutes: number; text: string }[];
};

const hour = [
  { minutes: 5, text: /*i18n*/ 'Settle in: how are you, what is on your mind' },
  { minutes: 20, text: /*i18n*/ 'The mentor leads the topic of the day' },
  { minutes: 15, text: /*i18n*/ 'The mentee tries it, hands on' },
  { minutes: 10, text: /*i18n*/ 'Swap: the mentee gives something back' },
  { minutes: 5, text: /*i18n*/ 'One promise each, with a day' },
  { minutes: 5, text: /*i18n*/ 'How are we working together?' },
];

/** The shipped kits, in the order pairs meet them; 0 is the first acquaintance, 7 the close. */
export const kits: readonly Kit[] = [
  {
    key: 'first-talk',
    number: 0,
    title: /*i18n*/ 'First talk',
    outcome: /*i18n*/ 'You both know whether you would like to work together.',
    prompts: [
      /*i18n*/ 'What would make these meetings worth your time?',
      /*i18n*/ 'What should I never do?',
      /*i18n*/ 'What do you hope I will ask you?',
    ],
    steps: [
      { minutes: 5, text: /*i18n*/ 'Say hello by first name, no titles' },
      { minutes: 15, text: /*i18n*/ 'Take turns with the questions below' },
      { minutes: 5, text: /*i18n*/ 'Say what you would like next; each answers alone afterwards' },
    ],
  },
  {
    key: 'agreement-and-goals',
    number: 1,
    title: /*i18n*/ 'Agreement and goals',
    outcome: /*i18n*/ 'The agreement is signed and each of you has one to three goals.',
    prompts: [
      /*i18n*/ 'What do you want to be able to do in six months, and where will you use it?',
      /*i18n*/ 'What does the mentor get out of this?',
      /*i18n*/ 'How shall we disagree well?',
    ],
    steps: hour,
  },
  {
    key: 'my-working-day',
    number: 2,
    title: /*i18n*/ 'My working day',
    outcome: /*i18n*/ 'The mentee has seen a day through the mentor’s eyes, and a first skill in use.',
    prompts: [
      /*i18n*/ 'Show me the last thing at work that cost you time for nothing.',
      /*i18n*/ 'What do leaders get wrong about work at this level?',
      /*i18n*/ 'Which tool could you not do without, and why?',
    ],
    steps: hour,
  },
  {
    key: 'skill-lab',
    number: 3,
    title: /*i18n*/ 'Skill lab',
    outcome: /*i18n*/ 'The mentee does it alone.',
    prompts: [
      /*i18n*/ 'Teach it, watch it, do it again: where did it stall?',
      /*i18n*/ 'Which step felt awkward?',
      /*i18n*/ 'What is this not good for?',
    ],
    steps: hour,
  },
  {
    key: 'strategy-flip',
    number: 4,
    title: /*i18n*/ 'Strategy, turned round',
    outcome: /*i18n*/ 'One real decision has been looked at from the other side.',
    prompts: [
      /*i18n*/ 'Here is a live problem: what would you try without any budget?',
      /*i18n*/ 'Whose voice is missing here?',
      /*i18n*/ 'Which assumption would you test first?',
    ],
    steps: hour,
  },
  {
    key: 'culture-mirror',
    number: 5,
    title: /*i18n*/ 'Culture mirror',
    outcome: /*i18n*/ 'One or two themes for the culture board, in words you both agree to.',
    prompts: [
      /*i18n*/ 'What do people say once the leaders have left the room?',
      /*i18n*/ 'Which rule would you delete?',
      /*i18n*/ 'When did you last hear something you disagreed with, and think about it?',
    ],
    steps: hour,
  },
  {
    key: 'spread-it',
    number: 6,
    title: /*i18n*/ 'Pass it on',
    outcome: /*i18n*/ 'The mentee teaches somebody else, or opens a door.',
    prompts: [
      /*i18n*/ 'Who else needs this?',
      /*i18n*/ 'Which introduction would help you?',
      /*i18n*/ 'What will you show your own team this month?',
    ],
    steps: hour,
  },
  {
    key: 'close',
    number: 7,
    title: /*i18n*/ 'Close',
    outcome: /*i18n*/ 'Goals are scored and you have chosen: go on, swap roles, or end well.',
    prompts: [
      /*i18n*/ 'What has changed?',
      /*i18n*/ 'What will you keep doing without me?',
      /*i18n*/ 'What does each of us take away?',
    ],
    steps: [
      { minutes: 10, text: /*i18n*/ 'Look back at the first meeting' },
      { minutes: 10, text: /*i18n*/ 'Score your goals, each alone, then compare' },
      { minutes: 10, text: /*i18n*/ 'Thank each other for one exact thing' },
    ],
  },
];

export const findKit = (key: string): Kit | undefined => kits.find((kit) => kit.key === key);

/** The kit that follows the ones a pair used; after the last teaching kit the skill lab serves again. */
export function nextKit(used: readonly string[]): Kit {
  const next = kits.find((kit) => kit.number > 0 && kit.number < 7 && !used.includes(kit.key));
  return next ?? findKit('skill-lab') ?? kits[0] ?? missingKit();
}

function missingKit(): never {
  throw new Error('the shipped kits are empty');
}
