export type { Database, DatabaseOptions } from './database.ts';
export { databaseErrors, UniqueViolation } from './errors.ts';
export { openDatabase } from './open-database.ts';
