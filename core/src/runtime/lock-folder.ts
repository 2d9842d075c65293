import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Dispose } from '@fudao/plugin-sdk';
import { ConfigError } from './config.ts';

const busy = 5;

/**
 * Keeps a data folder to one node. Two would take each other's deferred work for their own and write one
 * search index. The lock is the operating system's, by way of SQLite: it ends with the process, however that ends.
 * Keep what this gives: a lock that nobody holds is collected as garbage, and is free.
 * @throws ConfigError where another process has it
 */
export function lockFolder(folder: string): Dispose {
  const lock = new DatabaseSync(join(folder, 'node.lock'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: number }).errcode !== busy) throw cause;
    const sentence = `Fudao runs in the data folder ${folder} already.`;
    throw new ConfigError(`${sentence} Stop it, or choose another folder with FUDAO_DATA.`, { cause });
  }
  return () => lock.close();
}
