import type { SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import type { Trust } from '../release/release.repository.ts';
import { publisherErrors } from './errors.ts';
import type { Publisher } from './publisher.ts';
import { keyIdOf, parsePublicKey } from './signing-key.ts';

const table = 'plugin_manager_publishers';

interface PublisherRow {
  key_id: string;
  name: string;
  public_key: string;
  most_trust: Trust;
  added_by: string;
  added_at: number;
  revoked_at: number | null;
  revoked_reason: string | null;
}

function toPublisher(row: PublisherRow): Publisher {
  return Object.freeze({
    keyId: row.key_id,
    name: row.name,
    publicKey: row.public_key,
    mostTrust: row.most_trust,
    addedBy: row.added_by,
    addedAt: row.added_at,
    revokedAt: row.revoked_at,
    revokedReason: row.revoked_reason,
  });
}

/** Everybody who ever was entered, also with a revoked key: a refusal names them. */
export async function readPublishers(db: SqlScope): Promise<Publisher[]> {
  return (await db.select<PublisherRow>(`SELECT * FROM ${table} ORDER BY added_at, key_id`)).map(toPublisher);
}

export async function findPublisher(db: SqlScope, keyId: string): Promise<Publisher | undefined> {
  const row = await db.selectOne<PublisherRow>(`SELECT * FROM ${table} WHERE key_id = :keyId`, { keyId });
  return row && toPublisher(row);
}

export interface NewPublisher {
  name: string;
  /** Base64 of the 32 bytes. */
  publicKey: string;
  mostTrust: Trust;
}

/** @throws PUBLISHER_KEY_WRONG, or PUBLISHER_KNOWN: also a revoked key does not come back */
export async function addPublisher(
  db: SqlScope,
  { name, publicKey, mostTrust }: NewPublisher,
  by: string,
  at: number,
): Promise<Publisher> {
  parsePublicKey(publicKey);
  const keyId = keyIdOf(publicKey);
  const row: PublisherRow = {
    key_id: keyId,
    name,
    public_key: publicKey,
    most_trust: mostTrust,
    added_by: by,
    added_at: at,
    revoked_at: null,
    revoked_reason: null,
  };
  try {
    await db.insert(table, { ...row });
  } catch (error) {
    throw error instanceof UniqueViolation ? publisherErrors.KNOWN({ keyId }, { cause: error }) : error;
  }
  return toPublisher(row);
}

/** For good; a second time changes nothing. @throws PUBLISHER_NOT_FOUND */
export async function revokePublisher(db: SqlScope, keyId: string, reason: string, at: number): Promise<Publisher> {
  await db.update(table, { revoked_at: at, revoked_reason: reason }, { key_id: keyId, revoked_at: null });
  const publisher = await findPublisher(db, keyId);
  if (!publisher) throw publisherErrors.NOT_FOUND({ keyId });
  return publisher;
}
