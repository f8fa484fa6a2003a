import { listPeople } from '#people';
import { type Ctx, faultOf } from '#platform';
import type { Programme } from '#programmes';
import { findTopicByWord, namesOfTopics, searchTopics } from '#topics';
import { type FormErrors, type Known, placeFrom, type Said, topicWords, vetoWords } from '../rules/form.ts';
import { placeBreaches } from '../rules/place.ts';
import { type Place, place as placeSchema, type Side } from '../schema.ts';

export type ReadForm = { place: Place; errors: FormErrors; names: Map<string, string>; vetoNames: string[] };

/** Reads a registration form: topics by any of their words, people by name or address, every fault beside its field. */
export async function readForm(ctx: Ctx, programme: Programme, side: Side, form: Said): Promise<ReadForm> {
  const known = {
    topics: await topicsIn(ctx, side, form),
    identityIds: await identityIds(ctx),
    people: await peopleIn(ctx, form),
  };
  const read = placeFrom(side, form, known);
  const place = { ...read.place, hoursPledged: programme.hoursPledged };
  const errors: FormErrors = { ...read.errors };
  for (const issue of placeSchema.safeParse(place).error?.issues ?? [])
    errors[String(issue.path[0] ?? 'form')] ??= faultOf(issue);
  const personId = 'personId' in ctx.actor ? ctx.actor.personId : '';
  const hasTopicFault = topicWords(side, form).some(([field]) => field in errors);
  for (const [field, fault] of Object.entries(placeBreaches(programme, place, personId)))
    if (field !== 'topics' || !hasTopicFault) errors[field] ??= fault;
  const topics = await namesOfTopics(ctx, [...new Set(place.topics.map((topic) => topic.topicId))]);
  const names = new Map([...topics].map(([id, topic]) => [id, topic.name]));
  return { place, errors, names, vetoNames: vetoWords(form) };
}

async function topicsIn(ctx: Ctx, side: Side, form: Said): Promise<Known['topics']> {
  const found = new Map<string, { id: string; isIdentity: boolean }>();
  for (const [, word] of topicWords(side, form)) {
    const topic = await findTopicByWord(ctx, word);
    if (!topic) continue;
    const facts = await namesOfTopics(ctx, [topic.id]);
    found.set(word, { id: topic.id, isIdentity: facts.get(topic.id)?.isIdentity ?? false });
  }
  return found;
}

async function identityIds(ctx: Ctx): Promise<string[]> {
  const topics = await searchTopics(ctx, '', { limit: 200, offset: 0 });
  return topics.filter((topic) => topic.isIdentity).map((topic) => topic.id);
}

async function peopleIn(ctx: Ctx, form: Said): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const word of vetoWords(form)) {
    const { people } = await listPeople(ctx, { search: word, limit: 50, offset: 0 });
    const wanted = word.toLowerCase();
    const exact = people.filter((person) =>
      [person.email, person.name, person.externalId].some((own) => own?.toLowerCase() === wanted),
    );
    found.set(
      word,
      exact.map((person) => person.id),
    );
  }
  return found;
}
