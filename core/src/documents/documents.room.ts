import { documentErrors } from '@fudao/plugin-sdk';
import { documentsPrivacy } from './documents-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { defineDocumentsService } from './documents.service.ts';
import { permissions } from './permissions.ts';

/** Keeps the documents of plugins; `DocumentStore` opens them to handlers. */
export function createDocumentsRoom({ config }: Platform): Room {
  return {
    name: 'documents',
    service: defineDocumentsService(config.documents.quotaBytes),
    permissions,
    errors: documentErrors,
    privacy: documentsPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
