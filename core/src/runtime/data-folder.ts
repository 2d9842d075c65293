import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';

/** A secret made once and kept in the data folder, readable by its owner only. */
function keptSecret(dataFolder: string, name: string): string {
  const file = join(dataFolder, 'secrets', name);
  if (!existsSync(file)) {
    mkdirSync(join(dataFolder, 'secrets'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Prepares the data folder and fills secrets that the operator did not set.
 * @throws ConfigError when the folder cannot be written
 */
export function prepareDataFolder(config: Config): Config {
  try {
    mkdirSync(config.dataFolder, { recursive: true });
    const tokenSecret = config.identity.tokenSecret ?? keptSecret(config.dataFolder, 'token-secret');
    const masterKey = config.records.masterKey ?? keptSecret(config.dataFolder, 'records-master-key');
    return Object.freeze({
      ...config,
      identity: { ...config.identity, tokenSecret },
      records: { ...config.records, masterKey },
    });
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new ConfigError(`The data folder ${config.dataFolder} (FUDAO_DATA) cannot be used: ${reason}`, { cause });
  }
}
