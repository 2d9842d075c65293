import type { LockingSqlScope, SqlRow, SqlScope } from '@fudao/plugin-sdk';
import type { Executor } from './engine.ts';
import type { BoundStatement } from './statement/bound-statement.ts';
import { bindNames } from './statement/named-statement.ts';
import { deleteStatement, insertStatements, updateStatement } from './statement/write-statements.ts';

type ChangeAll = (statements: readonly BoundStatement[]) => Promise<unknown>;

/** `changeAll` does all of its statements, or none. */
export function createSqlScope(executor: Executor, changeAll: ChangeAll): SqlScope {
  return {
    select: async <T>(statement: string, values?: Record<string, unknown>) =>
      (await executor.rows(bindNames(statement, values))) as T[],
    selectOne: async <T>(statement: string, values?: Record<string, unknown>) =>
      (await executor.rows(bindNames(statement, values)))[0] as T | undefined,
    insert: async (table, rows) => {
      const statements = insertStatements(table, Array.isArray(rows) ? rows : [rows as SqlRow]);
      if (statements.length) await changeAll(statements);
    },
    update: async (table, values, where) => executor.change(updateStatement(table, values, where)),
    delete: async (table, where) => executor.change(deleteStatement(table, where)),
    run: async (statement, values) => executor.change(bindNames(statement, values)),
  };
}

/** The scope of an open transaction. */
export function createLockingScope(executor: Executor, lockClause: string): LockingSqlScope {
  const scope = createSqlScope(executor, async (statements) => {
    for (const statement of statements) await executor.change(statement);
  });
  return {
    ...scope,
    lockOne: <T = SqlRow>(statement: string, values?: Record<string, unknown>) =>
      scope.selectOne<T>(statement + lockClause, values),
    lockAll: <T = SqlRow>(statement: string, values?: Record<string, unknown>) =>
      scope.select<T>(statement + lockClause, values),
  };
}
