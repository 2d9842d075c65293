import { join } from 'node:path';
import { createBoundedQueue } from '../runtime/bounded-queue.ts';
import { ConfigError } from '../runtime/config.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { defineFilesService } from './files.service.ts';
import { LocalFileStorage } from './local-file-storage.ts';
import { linkKey } from './signed-link.ts';

/** Takes pictures in, encodes them anew and gives them out by signed links. */
export function createFilesRoom({ config }: Platform): Room {
  if (config.storage.endpoint) {
    throw new ConfigError(
      'Object storage (FUDAO_S3_ENDPOINT) is not supported yet: leave it out and put FUDAO_DATA on a folder that all nodes share.',
    );
  }
  const folder = join(config.dataFolder, 'files');
  const service = defineFilesService({
    storage: new LocalFileStorage(folder),
    incoming: join(folder, 'incoming'),
    queue: createBoundedQueue({ running: 2, waiting: 32 }),
    linkKey: linkKey(config.identity.tokenSecret!),
  });
  return { name: 'files', service, errors, migrations: new URL('./migrations/', import.meta.url) };
}
