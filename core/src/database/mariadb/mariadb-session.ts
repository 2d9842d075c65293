import type { SqlRow, SqlValue } from '@fudao/plugin-sdk';
import mysql, { type Connection, type QueryError, type ResultSetHeader } from 'mysql2';
import type { OpenTransaction } from '../engine.ts';
import type { BoundStatement } from '../statement/bound-statement.ts';
import type { ServerWatch } from './server-watch.ts';
import { isSilence, translateMariadbError } from './translate-mariadb-error.ts';

type Answer = (error: QueryError | null, result?: unknown) => void;

export interface SessionLoan {
  readonly watch: ServerWatch;
  /** How long the server may be silent before the connection is given up, in milliseconds. */
  readonly patienceMs: number;
  giveBack(): void;
}

/** A connection on loan. */
export class MariadbSession implements OpenTransaction {
  readonly connection: Connection;
  private readonly loan: SessionLoan;

  constructor(connection: Connection, loan: SessionLoan) {
    this.connection = connection;
    this.loan = loan;
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
    this.loan.giveBack();
  }

  async rollback(): Promise<void> {
    try {
      await this.command('ROLLBACK');
    } catch {
      this.connection.destroy();
    }
    this.loan.giveBack();
  }

  end(): void {
    this.loan.giveBack();
  }

  private ask(request: (answer: Answer) => unknown): Promise<unknown> {
    const { watch, patienceMs } = this.loan;
    return new Promise((resolve, reject) => {
      const waited = watch.wait({
        patienceMs,
        giveUp: (reason) => {
          // Its late answer would be taken for that of the next statement.
          this.connection.destroy();
          reject(reason);
        },
      });
      const answer: Answer = (error, result) => {
        waited();
        if (!error) return resolve(result);
        if (isSilence(error)) watch.suspect();
        reject(translateMariadbError(error) as Error);
      };
      try {
        request(answer);
      } catch (error) {
        waited();
        throw error;
      }
    });
  }
}

/** By itself the driver sends every number as a double. */
function toMariadb(values: readonly SqlValue[]): never[] {
  return values.map((value) =>
    Number.isInteger(value) ? mysql.TypedParameter.BIGINT(value as number) : value,
  ) as never[];
}
