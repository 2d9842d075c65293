import type { MemberRole } from '../rooms/room-state.ts';

/** Who comes into which room, for a token. Moments are milliseconds since 1970. */
export interface Grant {
  readonly roomName: string;
  readonly person: { readonly id: string; readonly name: string; readonly role: MemberRole };
  readonly now: number;
  readonly endsAt: number;
}

/** Where a browser connects, and with what. */
export interface Entrance {
  readonly token: string;
  readonly hosts: { readonly domain: string; readonly muc: string; readonly focus: string };
  readonly websocket: string;
  readonly mostPeople: number | null;
}

/** A media server of ours: `embedded` on this machine, or `jitsi` beside the cluster. */
export interface MediaProvider {
  readonly name: 'embedded' | 'jitsi';
  /** Signs what the platform and the media server tell each other. */
  readonly messageSecret: string;
  /** Where a browser loads the library that fits the server from; null: the app's own. */
  readonly library: string | null;
  /** Undefined while it serves nobody. */
  entrance(grant: Grant): Promise<Entrance | undefined>;
  /** Sends everybody away. Done twice, or of a room that nobody came into, it does nothing. @throws while it cannot be reached */
  end(roomName: string, reason: string): Promise<void>;
  /** Sends one person away. @throws while it cannot be reached */
  remove(roomName: string, personId: string): Promise<void>;
}
