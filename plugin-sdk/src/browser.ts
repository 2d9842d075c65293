/** What user interfaces may know of the contract: all that needs no Node. They see it as `@fudao/plugin-sdk`. */
export { Type, type Static, type TSchema } from '@sinclair/typebox';
export * from './caller.ts';
export * from './errors.ts';
export type * from './frame/frame-messages.ts';
export * from './local-text.ts';
export * from './manifest.ts';
