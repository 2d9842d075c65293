import type { Connection } from 'mysql2';
import type { Sequelize } from 'sequelize';
import { translateMariadbError } from './translate-mariadb-error.ts';

/** Lends connections of Sequelize's pool. */
export class ConnectionLoan {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  async take(): Promise<Connection> {
    try {
      return (await this.sequelize.connectionManager.getConnection({} as never)) as Connection;
    } catch (error) {
      throw translateMariadbError(error);
    }
  }

  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.take();
    try {
      return await work(connection);
    } finally {
      this.giveBack(connection);
    }
  }

  /** The pool looks itself whether the connection still lives before it lends it again. */
  giveBack(connection: Connection): void {
    try {
      this.sequelize.connectionManager.releaseConnection(connection as never);
    } catch {
      // Sequelize already took it out of the pool when the server closed it.
    }
  }

  /** For a connection in a state that nobody knows. */
  giveUp(connection: Connection): void {
    connection.destroy();
    this.giveBack(connection);
  }
}
