import { createDemoRoom } from './demo/demo.room.ts';
import { createDocumentsRoom } from './documents/documents.room.ts';
import { createFilesRoom } from './files/files.room.ts';
import { createIdentityRoom } from './identity/identity.room.ts';
import { createKnowledgeRoom } from './knowledge/knowledge.room.ts';
import { createNotificationsRoom } from './notifications/notifications.room.ts';
import { createOrganisationRoom } from './organisation/organisation.room.ts';
import type { PluginManager } from './plugin-manager/plugin-manager.ts';
import { createPluginManagerRoom } from './plugin-manager/plugin-manager.room.ts';
import { createRecordsRoom } from './records/records.room.ts';
import type { NodeRuntime } from './runtime/node-runtime.ts';
import type { Room } from './runtime/room.ts';

/** Every room of the core, in the order in which they start. */
export function createCoreRooms({ platform, host }: NodeRuntime, plugins: PluginManager): Room[] {
  return [
    createRecordsRoom(platform),
    createOrganisationRoom(platform),
    createIdentityRoom(platform, { permissionsFor: (caller) => host.permissions.heldBy(caller) }),
    createKnowledgeRoom(platform),
    createFilesRoom(platform),
    createNotificationsRoom(platform),
    createDocumentsRoom(platform),
    createPluginManagerRoom(platform, plugins),
    createDemoRoom(platform),
  ];
}
