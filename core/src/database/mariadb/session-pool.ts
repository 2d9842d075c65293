import type { Connection } from 'mysql2';
import type { Sequelize } from 'sequelize';
import { MariadbSession } from './mariadb-session.ts';
import type { ServerWatch } from './server-watch.ts';
import { isSilence, translateMariadbError } from './translate-mariadb-error.ts';

/** Lends the connections of Sequelize's pool, and none while the server is away. */
export class SessionPool {
  private readonly sequelize: Sequelize;
  private readonly watch: ServerWatch;
  private readonly patienceMs: number;

  constructor(sequelize: Sequelize, watch: ServerWatch, patienceMs: number) {
    this.sequelize = sequelize;
    this.watch = watch;
    this.patienceMs = patienceMs;
  }

  async take(patienceMs = this.patienceMs): Promise<MariadbSession> {
    this.watch.requireAnswering();
    const connection = await this.connect();
    return new MariadbSession(connection, { watch: this.watch, patienceMs, giveBack: () => this.giveBack(connection) });
  }

  async use<T>(work: (session: MariadbSession) => Promise<T>, patienceMs?: number): Promise<T> {
    const session = await this.take(patienceMs);
    try {
      return await work(session);
    } finally {
      session.end();
    }
  }

  /** The pool has a patience of its own; a server found to be away ends the wait at once. */
  private connect(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      let isGivenUp = false;
      const giveUp = (reason: Error): void => {
        isGivenUp = true;
        reject(reason);
      };
      const waited = this.watch.wait({ patienceMs: Infinity, giveUp });
      const connecting = this.sequelize.connectionManager.getConnection({} as never) as Promise<Connection>;
      connecting.then(
        (connection) => {
          waited();
          if (isGivenUp) this.giveBack(connection);
          else resolve(connection);
        },
        (error: unknown) => {
          waited();
          if (isSilence(error)) this.watch.suspect();
          reject(translateMariadbError(error) as Error);
        },
      );
    });
  }

  /** The pool looks itself whether a connection still lives before it lends it again. */
  private giveBack(connection: Connection): void {
    try {
      this.sequelize.connectionManager.releaseConnection(connection as never);
    } catch {
      // Sequelize already took it out of the pool when the server closed it.
    }
  }
}
