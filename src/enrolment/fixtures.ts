import type { Ctx } from '#platform';
import { addTopic, findTopicByWord } from '#topics';
import { enrol } from './commands/enrol.ts';
import type { NewEnrolment } from './schema.ts';

/** The id of the topic with this name; added when it is missing. */
export async function aTopic(ctx: Ctx, name = 'Social media', isIdentity = false): Promise<string> {
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  const found = await findTopicByWord(byOperator, name);
  if (found) return found.id;
  return (await addTopic(byOperator, { name, kind: 'hard', synonyms: [], isIdentity })).id;
}

type Given = Partial<NewEnrolment> & {
  programmeId: string;
  personId: string;
  side: 'mentor' | 'mentee';
  /** Names of topics: what a mentor offers or a mentee needs; "Social media" when none is given. */
  about?: string[];
};

/** Enrols a person by the coordinator's hand: they teach or want to learn social media, free on weekday mornings. */
export async function anEnrolment(ctx: Ctx, given: Given): Promise<{ id: string }> {
  const { about = ['Social media'], ...fields } = given;
  const byOperator: Ctx = { ...ctx, actor: { kind: 'operator' } };
  const topics: NewEnrolment['topics'] = [];
  for (const name of about) {
    const topicId = await aTopic(ctx, name);
    const isOffer = given.side === 'mentor';
    topics.push(
      isOffer
        ? { topicId, direction: 'offer', level: 4 }
        : { topicId, direction: 'need', level: 1, targetLevel: 3, priority: 3 },
    );
  }
  return enrol(byOperator, {
    source: 'coordinator',
    topics,
    availability: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '12:00' })),
    ...fields,
  });
}
