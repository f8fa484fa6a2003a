import type { NewMentorship, Side } from './schema.ts';

/** A refusal in words, ready for translation. */
export type Refusal = { sentence: string; values: Record<string, string | number> };

/** A person's live place in the programme and how many partners they have already. */
export type Place = { personId: string; side: Side; capacity: number; partners: number };

export const GOALS_EACH = 3;

const refuse = (sentence: string, values: Record<string, string | number> = {}): Refusal => ({ sentence, values });

/** Why these people cannot begin a mentorship, before anything about power is looked at; null when they can. */
export function placeRefusal(
  members: NewMentorship['members'],
  places: ReadonlyMap<string, Place>,
  names: ReadonlyMap<string, string>,
): Refusal | null {
  const count = (side: Side) => members.filter((member) => member.side === side).length;
  const ids = new Set(members.map((member) => member.personId));
  if (ids.size !== members.length) return refuse(/*i18n*/ 'Nobody can be paired with themself.');
  if (count('mentor') === 0) return refuse(/*i18n*/ 'Choose a mentor: nobody is there to teach.');
  if (count('mentee') === 0) return refuse(/*i18n*/ 'Choose a mentee: nobody is there to learn.');
  for (const member of members) {
    const place = places.get(member.personId);
    const name = names.get(member.personId) ?? '?';
    if (!place)
      return refuse(/*i18n*/ '{name} is not enrolled in this programme. Enrol them first, then try again.', { name });
    if (place.side !== member.side) {
      return refuse(/*i18n*/ '{name} is enrolled on the other side of this programme. Choose them there.', { name });
    }
    const added = count(member.side === 'mentor' ? 'mentee' : 'mentor');
    if (place.partners + added > place.capacity) {
      return refuse(/*i18n*/ '{name} has no free place: {partners} of {capacity} taken.', {
        name,
        partners: place.partners,
        capacity: place.capacity,
      });
    }
  }
  return null;
}

/** A pause as it went, or goes: `until` is null while nobody knows. */
export type Pause = { from: string; until: string | null };

/** A pause is over when somebody resumes or when its day comes, whichever is first. */
export function pauseOf(facts: { pausedAt: string; resumesOn: string | null; resumedAt: string | null }): Pause {
  const day = facts.resumesOn && Temporal.PlainDate.from(facts.resumesOn).toZonedDateTime('UTC').toInstant();
  const ends = [day, facts.resumedAt && Temporal.Instant.from(facts.resumedAt)].filter(
    (end) => end instanceof Temporal.Instant,
  );
  const [first] = ends.sort(Temporal.Instant.compare);
  return { from: facts.pausedAt, until: first?.toString() ?? null };
}

/** Running, paused or ended, by what is stored and today's date. */
export function stateOf(
  facts: { endedAt: string | null; pausedAt: string | null; resumesOn: string | null },
  today: string,
): 'running' | 'paused' | 'ended' {
  if (facts.endedAt) return 'ended';
  const isOver = facts.resumesOn !== null && facts.resumesOn <= today;
  return facts.pausedAt !== null && !isOver ? 'paused' : 'running';
}
