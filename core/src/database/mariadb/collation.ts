import type { Connection } from 'mysql2';
import { mariadbRows } from './mariadb-connection.ts';

/** By bytes and, as on SQLite, with 'a' unequal to 'a ': MariaDB's name for it, MySQL's, and the nearest. */
const COLLATIONS = ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin'];

export async function collationWithoutPadding(connection: Connection): Promise<string> {
  const sql = "SELECT COLLATION_NAME AS name FROM information_schema.COLLATIONS WHERE CHARACTER_SET_NAME = 'utf8mb4'";
  const known = await mariadbRows(connection, { sql, values: [] });
  return COLLATIONS.find((collation) => known.some(({ name }) => name === collation)) ?? 'utf8mb4_bin';
}
