import { createHash } from 'node:crypto';
import { FudaoError, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import { packageErrors } from './errors.ts';
import { packageLimits } from './package-limits.ts';
import { sha256 } from './package-signature.ts';

const table = 'plugin_manager_package_chunks';
/** One row is one statement: far below what MariaDB takes at once. */
const chunkBytes = 256 * 1024;

interface ChunkRow {
  bytes: Buffer;
}

const oneChunk = `SELECT bytes FROM ${table} WHERE content_hash = :hash AND ordinal = :ordinal`;

async function isWhole(db: SqlScope, hash: string): Promise<boolean> {
  try {
    return (await fetchPackage(db, hash)).length > 0;
  } catch (error) {
    if (error instanceof FudaoError) return false;
    throw error;
  }
}

/** Where another transaction was faster with the same package nothing is left to do: it has ended, so all of it is there. */
async function insertChunks(work: LockingSqlScope, hash: string, bytes: Buffer): Promise<void> {
  for (let from = 0, ordinal = 0; from < bytes.length; from += chunkBytes, ordinal += 1) {
    try {
      await work.insert(table, { content_hash: hash, ordinal, bytes: bytes.subarray(from, from + chunkBytes) });
    } catch (error) {
      if (ordinal === 0 && error instanceof UniqueViolation) return;
      throw error;
    }
  }
}

/**
 * Puts a package into the database, where every node finds it, and gives its hash. Within the caller's
 * transaction, so it is there whole or not at all, together with what the caller writes beside it. One
 * that is there already stays, unless it was damaged.
 */
export async function storePackage(work: LockingSqlScope, bytes: Buffer): Promise<string> {
  const hash = sha256(bytes);
  const first = await work.lockOne<ChunkRow>(oneChunk, { hash, ordinal: 0 });
  if (first && (await isWhole(work, hash))) return hash;
  if (first) await removePackage(work, hash);
  await insertChunks(work, hash, bytes);
  return hash;
}

/**
 * A package chunk by chunk. What was given before the end is unchecked: the hash can only be known there.
 * @throws PACKAGE_NOT_STORED, or at the end PACKAGE_STORED_DAMAGED
 */
export async function* packageChunks(db: SqlScope, hash: string): AsyncGenerator<Buffer, void> {
  const found = createHash('sha256');
  for (let ordinal = 0; ; ordinal += 1) {
    const row = await db.selectOne<ChunkRow>(oneChunk, { hash, ordinal });
    if (!row && ordinal === 0) throw packageErrors.NOT_STORED({ hash });
    if (!row) break;
    found.update(row.bytes);
    yield row.bytes;
  }
  if (found.digest('hex') !== hash) throw packageErrors.STORED_DAMAGED({ hash });
}

/** A package from the database, checked by its hash. @throws PACKAGE_NOT_STORED or PACKAGE_STORED_DAMAGED */
export async function fetchPackage(db: SqlScope, hash: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of packageChunks(db, hash)) {
    total += chunk.length;
    if (total > packageLimits.packedBytes) throw packageErrors.STORED_DAMAGED({ hash });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** For a release that is purged; the caller knows that no other has the same content. */
export async function removePackage(db: SqlScope, hash: string): Promise<void> {
  await db.delete(table, { content_hash: hash });
}
