/**
 * What the Q&A centre takes, gives and tells: the only file of this plugin that others may import,
 * and as types only. Times are ISO 8601 in UTC; rich text is the platform's Markdown subset.
 */
export { BankQuestionId, Id, RichText } from './api/schema-words.ts';
export * from './api/limits.ts';
export * from './api/settings.ts';
export * from './api/picture.ts';
export * from './api/held.ts';
export * from './api/question.ts';
export * from './api/question-draft.ts';
export * from './api/answer.ts';
export * from './api/desk.ts';
export * from './api/supervision.ts';
export * from './api/bank-question.ts';
export * from './api/guidance.ts';
export * from './api/events.ts';
