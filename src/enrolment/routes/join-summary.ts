import type { I18n } from '@lingui/core';
import { html } from 'hono/html';
import type { Programme } from '#programmes';
import { bareFacts, dayIn, type Html } from '#ui';
import { PARTS } from '../rules/form.ts';
import type { Place, Side } from '../schema.ts';

export const sideName = (i18n: I18n, side: Side): string => (side === 'mentor' ? i18n._('Mentor') : i18n._('Mentee'));

type Summary = Pick<Place, 'side' | 'capacity' | 'meetingMode' | 'statement' | 'wantBack' | 'availability' | 'topics'>;

/** What the programme will hold, line by line, to read back before sending and to see again later. */
export function summary(
  i18n: I18n,
  place: Summary,
  names: ReadonlyMap<string, string>,
  vetoes: readonly string[],
): Html {
  const topics = (direction: string) =>
    place.topics
      .filter((topic) => topic.direction === direction)
      .map((topic) => names.get(topic.topicId) ?? '')
      .join(', ');
  const modes = {
    either: i18n._('Either is fine'),
    in_person: i18n._('In person'),
    remote: i18n._('By video or phone'),
  };
  const weekday = (day: number) =>
    new Intl.DateTimeFormat(i18n.locale, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, day)),
    );
  const times = place.availability
    .map((slot) => `${weekday(slot.day)} ${i18n._(PARTS.find((part) => part.from === slot.from)?.label ?? slot.from)}`)
    .join(', ');
  const isMentor = place.side === 'mentor';
  const rows: [string, string][] = [
    [i18n._('Your side'), sideName(i18n, place.side)],
    [isMentor ? i18n._('You can teach') : i18n._('You want to learn'), topics(isMentor ? 'offer' : 'need')],
    [
      isMentor ? i18n._('You would like in return') : i18n._('You can give back'),
      topics(isMentor ? 'want_back' : 'offer'),
    ],
    [i18n._('Nobody should ask you about'), topics('not_represent')],
    [i18n._('In your words'), [place.statement, place.wantBack].filter(Boolean).join(' · ')],
    [i18n._('How you meet'), modes[place.meetingMode]],
    [i18n._('Usually free'), times || i18n._('Any working hour')],
    [i18n._('Partners at once'), isMentor ? String(place.capacity) : ''],
    [i18n._('Not to be paired with (only the matching uses this)'), vetoes.join(', ')],
  ];
  return bareFacts(rows.filter(([, is]) => is !== '').map(([term, is]) => ({ term, is })));
}

/** What it is, what it takes and until when: the same on the landing and above the form. */
export function programmeFacts(i18n: I18n, programme: Programme): Html {
  const day = (on: string) => dayIn(i18n.locale, on);
  return bareFacts([
    {
      term: i18n._('When'),
      is: i18n._('{from} to {to}', { from: day(programme.startsOn), to: day(programme.endsOn) }),
    },
    {
      term: i18n._('What it takes'),
      is: i18n._('{count} meetings of {minutes} minutes, about {hours} hours in all', {
        count: programme.plannedMeetings,
        minutes: programme.meetingMinutes,
        hours: programme.hoursPledged,
      }),
    },
    { term: i18n._('Sign up until'), is: day(programme.registrationClosesOn) },
  ]);
}

/** Who sees what, in one place; the words belong to a notice version that is stored with each place. */
export const notice = (i18n: I18n, version: string): Html =>
  html`<h2>${i18n._('Who sees what')}</h2><ul><li>${i18n._('The coordinator sees your side, topics, times and what you write, to find a partner for you.')}</li><li>${i18n._('A proposed partner sees your name, topics and what you write to them.')}</li><li>${i18n._('People you name as not to be paired with: only the matching uses them. Nobody can read them.')}</li><li>${i18n._('Your line manager sees that you take part, not what you say.')}</li><li>${i18n._('Nothing here is used for appraisal, pay or promotion.')}</li></ul><p class="hint">${i18n._('Notice version {version}. You can withdraw at any time, without a reason.', { version })}</p>`;
