import type { Connection } from 'mysql2';
import type { Sequelize } from 'sequelize';
import { MariadbSession } from './mariadb-session.ts';
import { translateMariadbError } from './translate-mariadb-error.ts';

/** Lends the connections of Sequelize's pool. */
export class SessionPool {
  private readonly sequelize: Sequelize;
  private readonly patienceMs: number;

  constructor(sequelize: Sequelize, patienceMs: number) {
    this.sequelize = sequelize;
    this.patienceMs = patienceMs;
  }

  async take(patienceMs = this.patienceMs): Promise<MariadbSession> {
    try {
      const connection = (await this.sequelize.connectionManager.getConnection({} as never)) as Connection;
      return new MariadbSession(connection, patienceMs, () => this.giveBack(connection));
    } catch (error) {
      throw translateMariadbError(error);
    }
  }

  async use<T>(work: (session: MariadbSession) => Promise<T>, patienceMs?: number): Promise<T> {
    const session = await this.take(patienceMs);
    try {
      return await work(session);
    } finally {
      session.end();
    }
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
