export type { Database, DatabaseOptions, OwnTables } from './database.ts';
export { databaseErrors, UniqueViolation } from './errors.ts';
export { openDatabase } from './open-database.ts';
export type { TableShape } from './table-catalogue.ts';
export { ForeignTableRefused } from './own-tables/table-guard.ts';
