import { getPeople } from '#people';
import { type Ctx, invalidInput, json, nowIso } from '#platform';
import { namesOfTopics } from '#topics';
import type { Place } from '../schema.ts';

/** The columns of `enrolments` that a person fills in. */
export const columnsOf = (place: Place, timeZone: string) => ({
  capacity: place.capacity,
  meetingMode: place.meetingMode,
  statement: place.statement,
  wantBack: place.wantBack,
  availability: json(place.availability),
  timeZone: place.timeZone ?? timeZone,
  workingStyle: json(place.workingStyle),
  hoursPledged: place.hoursPledged,
});

/** Refuses topics and people that do not exist, naming the field. */
export async function checkReferences(ctx: Ctx, place: Place): Promise<void> {
  const topics = await namesOfTopics(ctx, [...new Set(place.topics.map((topic) => topic.topicId))]);
  if (place.topics.some((topic) => !topics.has(topic.topicId)))
    throw invalidInput({ errors: { topics: /*i18n*/ 'A topic you chose is no longer in the list. Choose again' } });
  const people = await getPeople(ctx, place.vetoes);
  if (place.vetoes.some((personId) => !people.has(personId)))
    throw invalidInput({ errors: { vetoes: /*i18n*/ 'Somebody you named is not in the directory' } });
}

/** Replaces topics and vetoes of an enrolment. */
export async function saveChoices(ctx: Ctx, enrolmentId: string, place: Place): Promise<void> {
  // house: a part of enrol and changeEnrolment, which ask for access and record
  await ctx.db.deleteFrom('enrolmentTopics').where('enrolmentId', '=', enrolmentId).execute();
  await ctx.db.deleteFrom('vetoes').where('enrolmentId', '=', enrolmentId).execute();
  if (place.topics.length > 0) {
    const rows = place.topics.map((topic) => ({ enrolmentId, ...topic }));
    await ctx.db.insertInto('enrolmentTopics').values(rows).execute();
  }
  const vetoed = [...new Set(place.vetoes)];
  if (vetoed.length === 0) return;
  const declaredAt = nowIso(ctx);
  const rows = vetoed.map((personId) => ({ enrolmentId, personId, declaredAt }));
  await ctx.db.insertInto('vetoes').values(rows).execute();
}
