/** For specs of user interfaces, as `@fudao/ui-kit/testing`. */
export * from './a-contribution.ts';
export * from './an-account.ts';
export * from './provide-testing.ts';
export * from './render.ts';
export { SessionActions } from '../session/session.actions.ts';
