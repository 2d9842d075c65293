import type { SqlRow, SqlValue } from '@fudao/plugin-sdk';
import mysql, { type Connection, type QueryError, type ResultSetHeader } from 'mysql2';
import type { OpenTransaction } from '../engine.ts';
import { unavailable } from '../errors.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';
import { translateMariadbError } from './translate-mariadb-error.ts';

type Answer = (error: QueryError | null, result?: unknown) => void;

/** A connection on loan, and how long its server may be silent before it is given up. */
export class MariadbSession implements OpenTransaction {
  readonly connection: Connection;
  private readonly patienceMs: number;
  private readonly giveBack: () => void;

  constructor(connection: Connection, patienceMs: number, giveBack: () => void) {
    this.connection = connection;
    this.patienceMs = patienceMs;
    this.giveBack = giveBack;
  }

  async rows({ sql, values }: BoundStatement): Promise<SqlRow[]> {
    return (await this.ask((answer) => this.connection.execute(sql, toMariadb(values), answer))) as SqlRow[];
  }

  async change({ sql, values }: BoundStatement): Promise<number> {
    const header = await this.ask((answer) => this.connection.execute(sql, toMariadb(values), answer));
    return (header as ResultSetHeader).affectedRows ?? 0;
  }

  /** For statements that cannot be prepared. */
  async command(sql: string): Promise<SqlRow[]> {
    return (await this.ask((answer) => this.connection.query(sql, answer))) as SqlRow[];
  }

  async commit(): Promise<void> {
    await this.command('COMMIT');
    this.giveBack();
  }

  async rollback(): Promise<void> {
    try {
      await this.command('ROLLBACK');
    } catch {
      this.connection.destroy();
    }
    this.giveBack();
  }

  end(): void {
    this.giveBack();
  }

  private ask(request: (answer: Answer) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        // Its late answer would be taken for that of the next statement.
        this.connection.destroy();
        reject(unavailable(new Error(`The database did not answer within ${this.patienceMs} ms`)));
      }, this.patienceMs);
      // A connection that was destroyed meanwhile never answers; that must not keep the process.
      timer.unref();
      request((error, result) => {
        clearTimeout(timer);
        if (error) reject(translateMariadbError(error) as Error);
        else resolve(result);
      });
    });
  }
}

/** By itself the driver sends every number as a double. */
function toMariadb(values: readonly SqlValue[]): never[] {
  return values.map((value) =>
    Number.isInteger(value) ? mysql.TypedParameter.BIGINT(value as number) : value,
  ) as never[];
}
