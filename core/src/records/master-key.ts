import type { Config } from '../runtime/config.ts';
import { keyLength } from './sealed.ts';

/**
 * The key that wraps every person's key. The platform always has one: configured, or made once and
 * kept in the data folder. Whoever loses it loses the payloads of all records (the chain still verifies).
 */
export function masterKeyOf({ records }: Pick<Config, 'records'>): Buffer {
  const key = Buffer.from(records.masterKey ?? '', 'base64');
  if (key.length !== keyLength) {
    throw new Error(`The master key of records (FUDAO_RECORDS_KEY) must be ${keyLength} bytes in base64.`);
  }
  return key;
}
