import { z } from '@hono/zod-openapi';

export const topicKind = z.enum(['hard', 'soft', 'perspective']);

export const topicView = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    kind: topicKind,
    isIdentity: z.boolean(),
    synonyms: z.array(z.string()),
  })
  .openapi('Topic');
export type TopicView = z.infer<typeof topicView>;

export const newTopic = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, /*i18n*/ 'Give the topic a name')
      .max(200, /*i18n*/ 'Keep the name under 200 characters'),
    kind: topicKind,
    synonyms: z.array(z.string().trim().min(1).max(120)).max(40, /*i18n*/ 'Give at most 40 synonyms').default([]),
    isIdentity: z.boolean().default(false),
  })
  .openapi('NewTopic');
export type NewTopic = z.infer<typeof newTopic>;
