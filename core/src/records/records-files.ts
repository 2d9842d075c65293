import { join } from 'node:path';
import type { Config } from '../runtime/config.ts';
import { loadMasterKey } from './master-key.ts';

export const anchorsFile = (config: Pick<Config, 'dataFolder'>): string =>
  join(config.dataFolder, 'records', 'anchors.jsonl');

/** The configured master key, else the one kept in the data folder. */
export function masterKeyOf(config: Pick<Config, 'dataFolder' | 'records'>): Promise<Buffer> {
  return loadMasterKey(config.records.masterKey, join(config.dataFolder, 'records', 'master.key'));
}
