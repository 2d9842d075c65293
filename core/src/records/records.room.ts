import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { anchorsFile } from './anchors.ts';
import { AppendQueue } from './append-queue.ts';
import { appendRecords } from './append-record.ts';
import { errors } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { masterKeyOf } from './master-key.ts';
import { permissions } from './permissions.ts';
import { readRecordsPolicy, type RecordsPolicy } from './records-policy.ts';
import { recordsPrivacy } from './records-privacy.ts';
import { defineRecordsService } from './records.service.ts';

/** Keeps what happened, whole and unalterable: a chain of records, readable only with the keys of the people. */
export function createRecordsRoom({ config, database }: Platform, policy: RecordsPolicy = readRecordsPolicy()): Room {
  const masterKey = masterKeyOf(config);
  const { dataFolder, timeZone } = config;
  const queue = new AppendQueue((drafts) => database.transaction((db) => appendRecords(db, masterKey, drafts)));
  return {
    name: 'records',
    privacy: recordsPrivacy(masterKey),
    service: defineRecordsService({ database, masterKey, dataFolder, timeZone, anchorsFile: anchorsFile(dataFolder), queue, policy }),
    permissions,
    errors,
    notifications: notificationKinds,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
