/**
 * What one-to-one takes, gives and tells: the only file of this plugin that others may import, and as types only.
 * Times are ISO 8601 in UTC; rich text is the platform's Markdown subset.
 */
export { Count, Id, Moment, RichText } from './api/schema-words.ts';
export * from './api/limits.ts';
export * from './api/settings.ts';
export * from './api/picture.ts';
export * from './api/teacher.ts';
export * from './api/call.ts';
export * from './api/duty.ts';
export * from './api/session.ts';
export * from './api/message.ts';
export * from './api/recording.ts';
export * from './api/supervision.ts';
export * from './api/visit.ts';
export * from './api/events.ts';
