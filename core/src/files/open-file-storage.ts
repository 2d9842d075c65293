import { join } from 'node:path';
import type { Platform } from '../runtime/platform.ts';
import type { FileStorage } from './file-storage.ts';
import { LocalFileStorage } from './local-file-storage.ts';
import { ObjectFileStorage } from './object-file-storage.ts';

/** Object storage where it is set up (all of `config.storage` or nothing, says the configuration), else a folder. */
export function openFileStorage({ config, log }: Pick<Platform, 'config' | 'log'>): FileStorage {
  // Most stores of one's own have no regions and take this one, AWS's first.
  const { endpoint, bucket, accessKeyId, secretAccessKey, region = 'us-east-1' } = config.storage;
  return endpoint && bucket && accessKeyId && secretAccessKey
    ? new ObjectFileStorage({ endpoint, bucket, region, accessKeyId, secretAccessKey }, log)
    : new LocalFileStorage(join(config.dataFolder, 'files'));
}
