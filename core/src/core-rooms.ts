import { createAdmissionRoom } from './admission/admission.room.ts';
import { createAnalyticsRoom } from './analytics/analytics.room.ts';
import { createBoardsRoom } from './boards/boards.room.ts';
import { createConsentRoom } from './consent/consent.room.ts';
import { createDemoRoom } from './demo/demo.room.ts';
import { createDocumentsRoom } from './documents/documents.room.ts';
import { createFilesRoom } from './files/files.room.ts';
import { createIdentityRoom } from './identity/identity.room.ts';
import { createKnowledgeRoom } from './knowledge/knowledge.room.ts';
import { createMediaRoom } from './media/media.room.ts';
import { createNotificationsRoom } from './notifications/notifications.room.ts';
import { createOrganisationRoom } from './organisation/organisation.room.ts';
import type { PluginManager } from './plugin-manager/plugin-manager.ts';
import { createPluginManagerRoom } from './plugin-manager/plugin-manager.room.ts';
import { createPointsRoom } from './points/points.room.ts';
import { createPolicyRoom } from './policy/policy.room.ts';
import { createPrivacyRoom } from './privacy/privacy.room.ts';
import { createRecordsRoom } from './records/records.room.ts';
import { createRatingsRoom } from './ratings/ratings.room.ts';
import type { NodeRuntime } from './runtime/node-runtime.ts';
import type { Room } from './runtime/room.ts';
import { createSafetyRoom } from './safety/safety.room.ts';

/** Every room of the core, in the order in which they start. */
export function createCoreRooms(runtime: NodeRuntime, plugins: PluginManager): Room[] {
  const { platform, host } = runtime;
  const rooms: Room[] = [
    createRecordsRoom(platform),
    createOrganisationRoom(platform),
    createIdentityRoom(platform, { permissionsFor: (caller) => host.permissions.heldBy(caller) }),
    createPolicyRoom(platform),
    createKnowledgeRoom(platform),
    createFilesRoom(platform),
    createNotificationsRoom(platform, { kinds: host.notificationKinds }),
    createAdmissionRoom(platform),
    createPointsRoom(platform),
    createBoardsRoom(),
    createSafetyRoom(platform),
    createRatingsRoom(platform),
    createMediaRoom(platform),
    createConsentRoom(platform, {
      door: host.consents,
      pluginAsksFor: (place) => plugins.view.consentAsksFor(place),
      pluginAskOf: (plugin) => plugins.view.consentAskOf(plugin),
    }),
    createPrivacyRoom(runtime, { rooms: () => rooms, plugins }),
    createAnalyticsRoom(platform),
    createDocumentsRoom(platform),
    createPluginManagerRoom(platform, plugins),
    createDemoRoom(runtime),
  ];
  return rooms;
}
