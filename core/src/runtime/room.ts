import type { Dispose, ErrorSpec, ManifestPermission, NotificationKind, ServiceDefinition, TSchema } from '@fudao/plugin-sdk';
import type { RoomPrivacy } from './room-privacy.ts';
import type { SocketLine } from './socket-line.ts';

/** One part of the core: an owner of tables, reached by its actions and events only. */
export interface Room {
  readonly name: string;
  /** Its name is the room's; an action's logical name is `<room>.<action>`, its REST path below `/api/<room>`. */
  readonly service: ServiceDefinition;
  readonly permissions?: Readonly<Record<string, ManifestPermission>>;
  readonly errors?: { readonly $table: Readonly<Record<string, ErrorSpec>> };
  /** Schemas of the domain events it publishes, by name with version. */
  readonly events?: Readonly<Record<string, TSchema>>;
  /** Actions that a suspended person may still call: the own sign-in, what was decided, and rights over own data. */
  readonly openToSuspended?: readonly string[];
  /** Kinds of notifications that it sends, by their whole name. */
  readonly notifications?: Readonly<Record<`${string}.${string}`, NotificationKind>>;
  readonly migrations?: URL;
  /** What its tables hold of people, and how one person's part is given out and erased. */
  readonly privacy?: RoomPrivacy;
  /** Listeners of best-effort broadcasts, run on every node. */
  readonly broadcasts?: Readonly<Record<string, (payload: Record<string, unknown>) => void>>;
  /** A server of its own on this machine that browsers reach through the gateway. */
  readonly line?: SocketLine;
  /** After migrations, before the first call. */
  start?(): Promise<Dispose | void>;
}
