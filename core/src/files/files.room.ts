import { join } from 'node:path';
import { createBoundedQueue } from '../runtime/bounded-queue.ts';
import { filesPrivacy } from './files-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { defineFilesService } from './files.service.ts';
import { openFileStorage } from './open-file-storage.ts';
import { linkKey } from './signed-link.ts';

/** Takes pictures in, encodes them anew and gives them out by signed links. */
export function createFilesRoom({ config, log }: Platform): Room {
  const storage = openFileStorage({ config, log });
  const service = defineFilesService({
    storage,
    incoming: join(config.dataFolder, 'files', 'incoming'),
    queue: createBoundedQueue({ running: 2, waiting: 32 }),
    linkKey: linkKey(config.identity.tokenSecret!),
  });
  return {
    name: 'files',
    service,
    errors,
    privacy: filesPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => storage.start?.(),
  };
}
