import { createHmac, hkdfSync } from 'node:crypto';
import type { Config } from '../runtime/config.ts';

/**
 * The key under which erased education IDs are remembered: derived from the master key of records, the one
 * secret of the platform that never changes.
 */
export function erasureKey({ records }: Pick<Config, 'records'>): Buffer {
  if (!records.masterKey) throw new Error('identity needs config.records.masterKey (FUDAO_RECORDS_KEY)');
  const masterKey = Buffer.from(records.masterKey, 'base64');
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(0), 'fudao erased education ids', 32));
}

/**
 * What is left of an erased education ID. An education ID can be guessed digit by digit, so a plain hash would
 * give it away; without the key this one says nothing.
 */
export function erasureMark(key: Uint8Array, educationId: string): string {
  return createHmac('sha256', key).update(educationId).digest('hex');
}

/** Stands in the place of an education ID; no text that a person types can be one. */
export function erasedEducationId(accountId: string): string {
  return `~${createHmac('sha256', 'erased').update(accountId).digest('hex').slice(0, 31)}`;
}

export const isErasedEducationId = (educationId: string): boolean => educationId.startsWith('~');
