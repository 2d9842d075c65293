import type { Executor } from '../engine.ts';

/** By bytes and, as on SQLite, with 'a' unequal to 'a ': MariaDB's name for it, MySQL's, and the nearest. */
const COLLATIONS = ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin'];

export async function collationWithoutPadding(executor: Executor): Promise<string> {
  const sql = "SELECT COLLATION_NAME AS name FROM information_schema.COLLATIONS WHERE CHARACTER_SET_NAME = 'utf8mb4'";
  const known = await executor.rows({ sql, values: [] });
  return COLLATIONS.find((collation) => known.some(({ name }) => name === collation)) ?? 'utf8mb4_bin';
}
