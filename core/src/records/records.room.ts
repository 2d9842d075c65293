import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { anchorsFile } from './anchors.ts';
import { errors } from './errors.ts';
import { masterKeyOf } from './master-key.ts';
import { permissions } from './permissions.ts';
import { recordsPrivacy } from './records-privacy.ts';
import { defineRecordsService } from './records.service.ts';

/** Keeps what happened, whole and unalterable: a chain of records, readable only with the keys of the people. */
export function createRecordsRoom({ config }: Platform): Room {
  const masterKey = masterKeyOf(config);
  return {
    name: 'records',
    privacy: recordsPrivacy(masterKey),
    service: defineRecordsService({ masterKey, anchorsFile: anchorsFile(config.dataFolder) }),
    permissions,
    errors,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
