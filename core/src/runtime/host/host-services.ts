import type { ServiceBroker } from 'moleculer';
import type { Log } from '@fudao/plugin-sdk';
import type { Database } from '../../database/index.ts';
import type { DocumentStore } from '../../documents/document-store.ts';
import type { Guards } from '../guard/guards.ts';
import type { ActionDirectory } from './action-directory.ts';
import type { PluginGate, PluginRef } from './authorise.ts';
import type { ConsentDoor } from './consent-door.ts';
import type { EventDirectory } from './event-directory.ts';
import type { NotificationKinds } from './notification-kinds.ts';
import type { PermissionTable } from './permission-table.ts';

/** What the host of services needs of the platform. */
export interface HostServices {
  readonly broker: ServiceBroker;
  readonly database: Database;
  readonly documents: DocumentStore;
  readonly log: Log;
  readonly gate: PluginGate;
  readonly consents: ConsentDoor;
  readonly permissions: PermissionTable;
  readonly notificationKinds: NotificationKinds;
  readonly actions: ActionDirectory;
  readonly events: EventDirectory;
  readonly guards: Guards;
  readonly now: () => Date;
  readonly newId: () => string;
  /** A plugin's settings in a district: what the district set over the schema's defaults. */
  settingsOf(plugin: PluginRef, districtId: string | null): Record<string, unknown>;
  /** Tells the relay that rows of the outbox wait. */
  nudgeOutbox(): void;
}
