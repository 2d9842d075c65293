import type { SqlScope } from '@fudao/plugin-sdk';

export interface Source {
  readonly id: string;
  readonly questions: number;
  readonly importedAt: number;
}

/** Notes when a collection last came in, and what its content was, where that is known. */
export async function noteImport(
  db: SqlScope,
  ids: Iterable<string>,
  at: number,
  fingerprint: string | null = null,
): Promise<void> {
  for (const id of ids) {
    const values = { fingerprint, imported_at: at };
    if ((await db.update('knowledge_sources', values, { id })) === 0)
      await db.insert('knowledge_sources', { id, ...values });
  }
}

export async function findFingerprint(db: SqlScope, id: string): Promise<string | null> {
  const statement = 'SELECT fingerprint FROM knowledge_sources WHERE id = :id';
  return (await db.selectOne<{ fingerprint: string | null }>(statement, { id }))?.fingerprint ?? null;
}

/** Every collection of the bank and how many of its questions are in use. */
export function listSources(db: SqlScope): Promise<Source[]> {
  return db.select<Source>(
    `SELECT s.id AS id, s.imported_at AS importedAt, COUNT(q.id) AS questions
     FROM knowledge_sources s LEFT JOIN knowledge_bank_questions q ON q.source = s.id AND q.removed = 0
     GROUP BY s.id, s.imported_at ORDER BY s.id`,
  );
}
