import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from './config.ts';

const secretBytes = 32;
const fewestCharacters = 32;

/** Appears with all of its content or not at all; one that another start made meanwhile stays. */
function makeSecret(file: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, randomBytes(secretBytes).toString('base64'), { mode: 0o600, flush: true });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A secret made once and kept in the data folder, readable by its owner only. */
export function keptSecret(dataFolder: string, name: string): string {
  const folder = join(dataFolder, 'secrets');
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makeSecret(file);
  }
  const secret = readFileSync(file, 'utf8').trim();
  // Never made anew: what was encrypted under it would be lost for good.
  if (secret.length < fewestCharacters) {
    throw new Error(`${file} is damaged. Put it back from a backup; only if there is no data yet, remove it.`);
  }
  return secret;
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
