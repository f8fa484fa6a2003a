export { addTopic } from './commands.ts';
export { findTopicByWord, nameIn, namesOfTopics, searchTopics } from './queries.ts';
export { api as topicsApi } from './routes.ts';
export type { NewTopic, TopicView } from './schema.ts';
export { SHIPPED_TOPICS, seedTopics } from './seed.ts';
