import { findPlaces } from '#enrolment';
import { getPeople, type PersonCard } from '#people';
import type { Ctx } from '#platform';
import { namesOfTopics } from '#topics';
import type { PersonBrief } from '../schema.ts';

const SYSTEM = { kind: 'system', job: 'matching' } as const;

export type Briefs = {
  of(personId: string): PersonBrief;
  /** Ids of people, units and sites as names, for the sentences of the engine. */
  names: Map<string, string>;
};

/** Short cards of people of one programme and the names that reasons need; three queries however many people. */
export async function briefsOf(
  given: Ctx,
  programmeId: string,
  personIds: readonly string[],
  topicIds: readonly string[],
): Promise<Briefs> {
  const ctx: Ctx = { ...given, actor: SYSTEM };
  const people = await getPeople(ctx, personIds);
  const places = new Map((await findPlaces(ctx, programmeId, personIds)).map((place) => [place.personId, place.id]));
  const topics = await namesOfTopics(ctx, topicIds);
  const names = new Map([...topics].map(([id, topic]) => [id, topic.name]));
  for (const card of people.values()) {
    names.set(card.id, card.name);
    if (card.unitId && card.unitName) names.set(card.unitId, card.unitName);
    if (card.siteId && card.siteName) names.set(card.siteId, card.siteName);
  }
  return { of: (personId) => brief(personId, people.get(personId), places.get(personId)), names };
}

function brief(personId: string, card: PersonCard | undefined, enrolmentId: string | undefined): PersonBrief {
  return {
    enrolmentId: enrolmentId ?? personId,
    personId,
    name: card?.name ?? '?',
    givenName: card?.givenName ?? '?',
    jobTitle: card?.jobTitle ?? '',
    gradeName: card?.gradeName ?? null,
    unitName: card?.unitName ?? null,
    siteName: card?.siteName ?? null,
  };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id that stands in the values of these reasons. */
export const idsIn = (reasons: readonly { values: Record<string, string | number> }[]): string[] => [
  ...new Set(
    reasons.flatMap((reason) => Object.values(reason.values).flatMap((value) => String(value).match(UUID) ?? [])),
  ),
];
