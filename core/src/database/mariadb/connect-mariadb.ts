import { promisify } from 'node:util';
import mysql, { type Connection } from 'mysql2';
import { Sequelize } from 'sequelize';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 3_000;
const ACQUIRE_TIMEOUT_MS = 5_000;

/**
 * So that a statement means the same on both databases: nothing is cut or bent to fit a column, `||` joins
 * texts, "a" is a name, and a backslash in a text (LaTeX!) is a backslash.
 */
const SESSION = [
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT,ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
  'SET SESSION innodb_lock_wait_timeout = 5',
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
];

export function connectMariadb(url: string, connections = CONNECTIONS): Sequelize {
  const { hostname, port, username, password, pathname } = new URL(url);
  const sequelize = new Sequelize({
    dialect: 'mysql',
    dialectModule: mysql,
    host: hostname,
    port: Number(port || 3306),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    logging: false,
    pool: { max: connections, acquire: ACQUIRE_TIMEOUT_MS, idle: 60_000 },
    dialectOptions: {
      // Without it an update would count changed rows only, and not those that matched.
      flags: 'FOUND_ROWS',
      charset: 'utf8mb4_bin',
      typeCast: true,
      decimalNumbers: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      enableKeepAlive: true,
      keepAliveInitialDelay: 1000,
      maxPreparedStatements: 300,
    },
  });
  sequelize.addHook('afterConnect', (connection) => prepareSession(connection as Connection));
  return sequelize;
}

async function prepareSession(connection: Connection): Promise<void> {
  const query = promisify((sql: string, done: (error: unknown) => void) => connection.query(sql, done));
  for (const statement of SESSION) await query(statement);
}
