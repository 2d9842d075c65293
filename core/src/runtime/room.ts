import type { Dispose, ErrorSpec, ManifestPermission, ServiceDefinition, TSchema } from '@fudao/plugin-sdk';
import type { RoomPrivacy } from './room-privacy.ts';

/** One part of the core: an owner of tables, reached by its actions and events only. */
export interface Room {
  readonly name: string;
  /** Its name is the room's; an action's logical name is `<room>.<action>`, its REST path below `/api/<room>`. */
  readonly service: ServiceDefinition;
  readonly permissions?: Readonly<Record<string, ManifestPermission>>;
  readonly errors?: { readonly $table: Readonly<Record<string, ErrorSpec>> };
  /** Schemas of the domain events it publishes, by name with version. */
  readonly events?: Readonly<Record<string, TSchema>>;
  readonly migrations?: URL;
  /** What its tables hold of people, and how one person's part is given out and erased. */
  readonly privacy?: RoomPrivacy;
  /** Listeners of best-effort broadcasts, run on every node. */
  readonly broadcasts?: Readonly<Record<string, (payload: Record<string, unknown>) => void>>;
  /** After migrations, before the first call. */
  start?(): Promise<Dispose | void>;
}
