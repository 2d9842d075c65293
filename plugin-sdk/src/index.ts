export { Type, type Static, type TSchema } from '@sinclair/typebox';
export * from './caller.ts';
export * from './context.ts';
export * from './define-plugin.ts';
export * from './define-service.ts';
export * from './errors.ts';
export * from './local-text.ts';
export * from './manifest.ts';
export * from './sql.ts';
