import { systemCaller, type CallAction } from '@fudao/plugin-sdk';
import type { LoadGuest } from '../plugin-manager/open-plugins.ts';
import type { LocalDate } from '../runtime/city-time/index.ts';
import type { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import type { Room } from '../runtime/room.ts';
import { runtimePrivacy } from '../runtime/runtime-privacy.ts';
import type { RoomPrivacy } from '../runtime/room-privacy.ts';
import type { Asker } from './asker.ts';

/** Whose data are given out or erased. */
export interface Person {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
}

/** Who asked for it, who was the right person to, and why; kept on the record. */
export interface PrivacyRequest {
  readonly askedBy: Asker;
  readonly reason: string;
}

/** What it takes to reach everything that is kept of a person. */
export interface PrivacyParts {
  readonly runtime: NodeRuntime;
  readonly rooms: readonly Room[];
  /** What plugins there are. */
  readonly plugins: Pick<PluginManager, 'look'>;
  readonly loadGuest: LoadGuest;
}

/** A part of the core with tables, and what they hold of people. */
export interface CoreKeeper {
  readonly name: string;
  readonly privacy: RoomPrivacy;
}

/** Identity last: until it has erased the person, what broke off can be gone on with. */
export function coreKeepers(rooms: readonly Room[]): CoreKeeper[] {
  const keepers = rooms.flatMap(({ name, privacy }) => (privacy ? [{ name, privacy }] : []));
  const [identity, others] = [keepers.filter(({ name }) => name === 'identity'), keepers.filter(({ name }) => name !== 'identity')];
  return [...others, { name: 'runtime', privacy: runtimePrivacy }, ...identity];
}

/** The context of a room's provider. */
export function contextOf({ host }: NodeRuntime, room: string): never {
  return new HandlerContext(host, { kind: 'core', id: room }, { caller: systemCaller, requestId: host.newId() }, {}) as never;
}

export interface FoundPerson {
  readonly person: Person | null;
  readonly isStudent: boolean;
  readonly birthDate: LocalDate | null;
  /** Milliseconds since 1970. */
  readonly erasedAt: number | null;
}

/** The person with an education ID, or when the person was erased. */
export function findPerson({ runtime }: Pick<PrivacyParts, 'runtime'>, educationId: string): Promise<FoundPerson> {
  return runtime.platform.call<FoundPerson>('identity.findPerson', { educationId });
}

/** The person with an account, also one whose erasure has begun; null once the person was erased. */
export function findPersonById(call: CallAction, accountId: string): Promise<Omit<FoundPerson, 'erasedAt'>> {
  return call<Omit<FoundPerson, 'erasedAt'>>('identity.personById', { accountId });
}
