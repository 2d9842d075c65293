import type { LockingSqlScope, SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../database/index.ts';
import type { Partition } from './partition.ts';

/** How much more, or less, a plugin keeps in a district. */
export interface UsageChange {
  readonly bytes: number;
  readonly documents: number;
}

export interface Usage extends UsageChange {
  readonly districtId: string;
}

const ofPartition = 'plugin_id = :pluginId AND district_id = :districtId';

/**
 * Counts a change; false where it would pass the quota, or where nothing was counted yet. What makes it smaller
 * always counts, also when the quota was lowered below what is there.
 */
export async function countChange(
  db: SqlScope,
  partition: Partition,
  { bytes, documents }: UsageChange,
  quotaBytes: number,
): Promise<boolean> {
  const changed = await db.run(
    `UPDATE documents_usage SET bytes = bytes + :bytes, documents = documents + :documents
     WHERE ${ofPartition} AND (:bytes <= 0 OR bytes + :bytes <= :quotaBytes)`,
    { ...partition, bytes, documents, quotaBytes },
  );
  return changed > 0;
}

/** Holds a plugin's documents of a district: whoever changes one of them waits with the commit. */
export async function holdPartition(db: LockingSqlScope, partition: Partition): Promise<void> {
  const statement = `SELECT bytes FROM documents_usage WHERE ${ofPartition}`;
  if (await db.lockOne(statement, { ...partition })) return;
  try {
    await db.insert('documents_usage', { plugin_id: partition.pluginId, district_id: partition.districtId });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    await db.lockOne(statement, { ...partition });
  }
}

export async function findUsage(db: SqlScope, pluginId: string): Promise<Usage[]> {
  const statement =
    'SELECT district_id, bytes, documents FROM documents_usage WHERE plugin_id = :pluginId ORDER BY district_id';
  const rows = await db.select<{ district_id: string; bytes: number; documents: number }>(statement, { pluginId });
  return rows.map(({ district_id: districtId, bytes, documents }) => ({ districtId, bytes, documents }));
}

export async function forgetEmptyUsage(db: SqlScope, pluginId: string): Promise<void> {
  await db.run('DELETE FROM documents_usage WHERE plugin_id = :pluginId AND documents = 0', { pluginId });
}
