import type { Letter, Words } from './letter.ts';

type Recipient = { givenName: string };

export const greet = (i18n: Words, recipient: Recipient): string =>
  i18n._('Hello {name},', { name: recipient.givenName });

export const signInLinkLetter = (i18n: Words, recipient: Recipient, url: string): Letter => ({
  subject: i18n._('Your sign-in link'),
  greeting: greet(i18n, recipient),
  paragraphs: [i18n._('With this link you are signed in to Viceversa. It works once, for 20 minutes.')],
  action: { label: i18n._('Sign in'), url },
  after: [i18n._('If it was not you who asked for it, ignore this mail; nothing happens.')],
  why: i18n._('You get this because somebody asked to sign in with your address.'),
});

export const passwordChangedLetter = (i18n: Words, recipient: Recipient, url: string): Letter => ({
  subject: i18n._('Your password was changed'),
  greeting: greet(i18n, recipient),
  paragraphs: [
    i18n._('The password of your account in Viceversa was changed just now. If that was you, there is nothing to do.'),
    i18n._('If it was not you, sign in by mail link, set a new password and tell your administrator.'),
  ],
  action: { label: i18n._('Open Viceversa'), url },
  why: i18n._('You get this whenever the password of your account changes.'),
});

type ProgrammeFacts = {
  programme: string;
  side: 'mentor' | 'mentee';
  url: string;
};

export function invitationLetter(i18n: Words, recipient: Recipient, facts: ProgrammeFacts & { hours: string }): Letter {
  const { programme, hours } = facts;
  const ofMentor = [
    i18n._(
      'You know things that the people who decide do not: tools, trends, what work is really like. In “{programme}” you would be the mentor of somebody more senior than you.',
      { programme },
    ),
    i18n._(
      'You need not be an expert. You are prepared before the first meeting, you may stop at any time without a reason, and it takes about {hours} hours in all.',
      { hours },
    ),
  ];
  const ofMentee = [
    i18n._(
      'In “{programme}” you would be taught by a colleague earlier in their career: something you want to be able to do, or to understand better.',
      { programme },
    ),
    i18n._(
      'It takes about {hours} hours in all. You say what you want to learn; your mentor leads the meetings; you keep the time free.',
      { hours },
    ),
  ];
  return {
    subject: i18n._('Would you like to take part in “{programme}”?', { programme }),
    greeting: greet(i18n, recipient),
    paragraphs: facts.side === 'mentor' ? ofMentor : ofMentee,
    action: { label: i18n._('See what it is and register'), url: facts.url },
    after: [i18n._('Taking part is voluntary. Nobody is told if you do not answer.')],
    why: i18n._('You get this because the coordinator of “{programme}” invited you.', { programme }),
  };
}

export function receiptLetter(i18n: Words, recipient: Recipient, facts: ProgrammeFacts & { day: string }): Letter {
  const { programme, day } = facts;
  return {
    subject: i18n._('You are registered for “{programme}”', { programme }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      facts.side === 'mentor'
        ? i18n._('Thank you: you are registered as a mentor.')
        : i18n._('Thank you: you are registered as a mentee.'),
      i18n._(
        'Pairs are proposed once registration has closed on {day}. You decide then whether the proposal suits you.',
        { day },
      ),
      i18n._('What you wrote is used for matching only. Names you do not want to be paired with are seen by nobody.'),
    ],
    action: { label: i18n._('See, change or withdraw it'), url: facts.url },
    why: i18n._('You get this because you registered for “{programme}”.', { programme }),
  };
}

type Partner = { name: string; role: string };
const introduced = (partner: Partner): string => (partner.role ? `${partner.name}, ${partner.role}` : partner.name);

export function proposalLetter(
  i18n: Words,
  recipient: Recipient,
  facts: ProgrammeFacts & { partner: Partner; reasons: readonly string[]; day: string },
): Letter {
  const { programme, day } = facts;
  return {
    subject: i18n._('A partner for you in “{programme}”', { programme }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      facts.side === 'mentor'
        ? i18n._('We propose that you become the mentor of {partner}.', { partner: introduced(facts.partner) })
        : i18n._('We propose {partner} as your mentor.', { partner: introduced(facts.partner) }),
      ...(facts.reasons.length > 0 ? [i18n._('Why the two of you:')] : []),
    ],
    points: facts.reasons,
    action: { label: i18n._('Look at it and answer'), url: facts.url },
    after: [
      i18n._(
        'You both answer alone until {day}. A no and no answer look the same to the other person, and nobody asks for a reason.',
        { day },
      ),
    ],
    why: i18n._('You get this because you registered for “{programme}”.', { programme }),
  };
}

/** The same words whether somebody declined, did not answer, or the coordinator took it back. */
export function lapsedLetter(i18n: Words, recipient: Recipient, facts: { programme: string; url: string }): Letter {
  const { programme } = facts;
  return {
    subject: i18n._('Your proposal in “{programme}” has lapsed', { programme }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      i18n._(
        'The proposal for you did not become a mentorship this time. That happens for many reasons and says nothing about you.',
      ),
      i18n._(
        'Your registration stands. The coordinator will look for another partner for you; there is nothing to do.',
      ),
    ],
    action: { label: i18n._('See your registration'), url: facts.url },
    why: i18n._('You get this because a partner was proposed to you in “{programme}”.', { programme }),
  };
}

export function begunLetter(i18n: Words, recipient: Recipient, facts: ProgrammeFacts & { partners: string }): Letter {
  const { programme, partners } = facts;
  return {
    subject: i18n._('Your mentorship with {partners} begins', { partners }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      facts.side === 'mentor'
        ? i18n._('You are now the mentor of {partners}. You lead the meetings; {partners} keeps the time free.', {
            partners,
          })
        : i18n._(
            '{partners} is now your mentor and leads the meetings. You keep the time free and find the first date.',
            { partners },
          ),
      i18n._('Three steps to begin with:'),
    ],
    points: [
      i18n._('Read the agreement and sign it, both of you.'),
      i18n._('Plan the first meeting within two weeks; its kit is ready.'),
      i18n._('Write down one thing each of you wants to be able to do.'),
    ],
    action: { label: i18n._('Open your mentorship'), url: facts.url },
    after: [
      i18n._(
        'What is said stays between you. What may be passed on, you agree on together, word for word. Neither of you assesses the other. Either may stop at any time without giving a reason. If something is wrong, there is somebody outside both your lines.',
      ),
    ],
    why: i18n._('You get this because you take part in “{programme}”.', { programme }),
  };
}

/** The same words for everybody, whoever asked and why. */
export function endedLetter(i18n: Words, recipient: Recipient, facts: { programme: string; url: string }): Letter {
  const { programme } = facts;
  return {
    subject: i18n._('Your mentorship in “{programme}” has ended', { programme }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      i18n._(
        'Your mentorship has ended. Endings are a normal part of the programme and need no reason; both of you get these same words.',
      ),
      i18n._(
        'Meetings that were planned leave your calendar. What you learned stays yours, and nothing about this goes into any personnel file.',
      ),
    ],
    action: { label: i18n._('See what is possible now'), url: facts.url },
    why: i18n._('You get this because you take part in “{programme}”.', { programme }),
  };
}

export function checkInLetter(
  i18n: Words,
  recipient: Recipient,
  facts: { programme: string; partners: string; questions: number; day: string; url: string },
): Letter {
  const { programme, partners, questions, day } = facts;
  return {
    subject: i18n._('How is it going? {count, plural, one {# question} other {# questions}}', { count: questions }),
    greeting: greet(i18n, recipient),
    paragraphs: [
      i18n._(
        'How is it going with {partners}? {count, plural, one {One question} other {# short questions}}, no sign-in needed. You may leave out any of them.',
        { partners, count: questions },
      ),
      i18n._(
        'Confidential, not anonymous: your answers are counted in group figures only, from five people on. Your partner, your manager and the coordinator never see them.',
      ),
    ],
    action: { label: i18n._('Answer now'), url: facts.url },
    after: [i18n._('The link is yours alone and works until {day}. Please do not pass this mail on.', { day })],
    why: i18n._('You get this because you take part in “{programme}”.', { programme }),
  };
}
