import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { permissions } from './permissions.ts';
import { anchorsFile, masterKeyOf } from './records-files.ts';
import { defineRecordsService } from './records.service.ts';

export function createRecordsRoom(platform: Platform): Room {
  let masterKey: Buffer | undefined;
  const service = defineRecordsService({
    anchorsFile: anchorsFile(platform.config),
    masterKey: () => {
      if (!masterKey) throw new Error('The records room has not started.');
      return masterKey;
    },
  });
  return {
    name: 'records',
    service,
    permissions,
    errors,
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => {
      masterKey = await masterKeyOf(platform.config);
    },
  };
}
