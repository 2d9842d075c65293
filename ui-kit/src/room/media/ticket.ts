/** How a room stands, as `GET /api/media/rooms/:id` answers. Times in milliseconds since 1970. */
export interface MediaRoom {
  readonly id: string;
  readonly state: 'open' | 'live' | 'ended';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly endedAt: number | null;
  readonly endReason: string | null;
  readonly serverNow: number;
}

interface AboutTicket {
  readonly room: MediaRoom;
  readonly role: 'moderator' | 'participant';
}

/** Where to go with which token. */
export interface ReadyTicket extends AboutTicket {
  readonly audio: 'ready';
  readonly provider: 'embedded' | 'jitsi';
  readonly roomName: string;
  readonly token: string;
  readonly hosts: { readonly domain: string; readonly muc: string; readonly focus: string };
  /** A path of the platform's own address, or a whole address. */
  readonly websocket: string;
  /** Where the library that fits the server is; null: the app's own. */
  readonly library: string | null;
  /** By whom browsers behind routers find each other. */
  readonly iceServers: readonly RTCIceServer[];
  readonly mostPeople: number | null;
}

/** What `POST /api/media/rooms/:id/join` answers. Without a media server the room goes on by text and board. */
export type MediaTicket = ReadyTicket | (AboutTicket & { readonly audio: 'none' });
