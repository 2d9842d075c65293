import type { LineSample } from './audio-only.ts';
import { destroyed, jitsiEvents as events, type JitsiConference, type JitsiConnection, type JitsiLibrary, type JitsiLocalTrack, type JitsiParticipant, type JitsiTrack } from './jitsi-library.ts';
import type { ReadyTicket } from './ticket.ts';

/** What one attempt tells. After `broke`, `destroyed` and `kicked` it tells nothing more. */
export interface CallListener {
  joined(): void;
  broke(reason: string): void;
  /** The server ended the room. */
  destroyed(): void;
  /** The server took the place away: removed, or another tab of the same person has it. */
  kicked(): void;
  memberCame(id: string, accountId: string | null): void;
  memberLeft(id: string): void;
  trackAdded(track: JitsiTrack): void;
  trackRemoved(track: JitsiTrack): void;
  /** Muted or not, camera or screen. */
  trackChanged(track: JitsiTrack): void;
  level(id: string, level: number): void;
  ownQuality(sample: LineSample): void;
  theirQuality(id: string, sample: LineSample): void;
  /** Whether two people send to each other. */
  direct(isConnected: boolean): void;
}

interface Stats {
  readonly connectionQuality?: number;
  readonly packetLoss?: { readonly total?: number | null } | null;
}

/** An attempt that has not come about by then is given up for the next. */
const longestConnectMs = 8_000;
/** A pair that does not hear each other by then begins anew. */
const longestDirectMs = 8_000;
/** A break that heals by itself does so within this time. */
const longestBreakMs = 4_000;

const whole = (path: string) => new URL(path, document.baseURI).href.replace(/^http/, 'ws');

function connectionOptions({ hosts, websocket, roomName, provider }: ReadyTicket): object {
  return {
    hosts,
    serviceUrl: `${whole(websocket)}?room=${encodeURIComponent(roomName)}`,
    // With the embedded server a line that broke comes back by a new ticket, which is as soon and surer.
    enableWebsocketResume: provider === 'jitsi',
    websocketKeepAlive: -1,
    xmppPing: { interval: 4_000, timeout: 4_000, threshold: 1 },
  };
}

function conferenceOptions({ provider, mostPeople, iceServers }: ReadyTicket): object {
  return {
    p2p: { enabled: provider === 'embedded' || mostPeople === 2, stunServers: iceServers, backToP2PDelay: 0 },
    openBridgeChannel: provider === 'jitsi' ? 'websocket' : false,
    channelLastN: 4,
    disableSimulcast: true,
    enableNoAudioDetection: false,
    enableNoisyMicDetection: false,
    gatherStats: false,
    e2eping: { enabled: false },
  };
}

const sampleOf = ({ connectionQuality = 100, packetLoss }: Stats): LineSample => ({ score: connectionQuality, lossPercent: packetLoss?.total ?? 0 });

/** Where the line is gone already there is nobody to take leave of. */
async function quietly(run: () => Promise<unknown> | undefined): Promise<void> {
  try {
    await run();
  } catch {
    // It is over either way.
  }
}

/** One attempt: from a ticket to a conference that is joined, until it breaks or is left. */
export class JitsiCall {
  readonly #listener: CallListener;
  readonly #ticket: ReadyTicket;
  readonly #connection: JitsiConnection;
  readonly #tracks: () => readonly JitsiLocalTrack[];
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #conference: JitsiConference | undefined;
  #isDirect = false;
  #isOver = false;

  /** @param tracks one's own that are there when the conference is entered */
  constructor(library: JitsiLibrary, ticket: ReadyTicket, listener: CallListener, tracks: () => readonly JitsiLocalTrack[]) {
    this.#listener = listener;
    this.#ticket = ticket;
    this.#tracks = tracks;
    this.#connection = new library.JitsiConnection(null, ticket.token, connectionOptions(ticket));
    this.#connection.addEventListener(events.connected, () => this.#enter());
    this.#connection.addEventListener(events.connectionFailed, (reason: string) => this.#break(reason));
    this.#connection.addEventListener(events.disconnected, (reason?: string) => this.#break(reason ?? 'disconnected'));
    this.#after('connect', longestConnectMs, 'it took too long');
    this.#connection.connect();
  }

  get conference(): JitsiConference | undefined {
    return this.#isOver ? undefined : this.#conference;
  }

  async leave(): Promise<void> {
    this.#end();
    await quietly(() => this.#conference?.leave());
    await quietly(() => this.#connection.disconnect());
  }

  #enter(): void {
    if (this.#isOver) return;
    const conference = this.#connection.initJitsiConference(this.#ticket.roomName, conferenceOptions(this.#ticket));
    this.#conference = conference;
    this.#listen(conference);
    for (const track of this.#tracks()) void conference.addTrack(track).catch(() => undefined);
    conference.join();
  }

  #listen(conference: JitsiConference): void {
    const tell = this.#listener;
    this.#on(events.joined, () => {
      this.#forget('connect');
      tell.joined();
    });
    this.#on(events.failed, (reason: string) => {
      if (reason !== destroyed) return this.#break(reason);
      this.#end();
      tell.destroyed();
    });
    this.#on(events.kicked, () => {
      this.#end();
      // The library leaves by itself, and cannot leave twice.
      this.#conference = undefined;
      tell.kicked();
    });
    this.#on(events.userJoined, (id: string, participant: JitsiParticipant) => {
      tell.memberCame(id, participant.getIdentity?.()?.user?.id ?? null);
      this.#watchPair(conference);
    });
    this.#on(events.userLeft, (id: string) => {
      tell.memberLeft(id);
      this.#watchPair(conference);
    });
    const ifTheirs = (hear: (track: JitsiTrack) => void) => (track: JitsiTrack) => void (track.isLocal() || hear(track));
    this.#on(events.trackAdded, ifTheirs((track) => {
      tell.trackAdded(track);
      // Camera or screen is told after the picture itself.
      track.addEventListener(events.pictureKind, () => void (this.#isOver || tell.trackChanged(track)));
    }));
    this.#on(events.trackRemoved, ifTheirs((track) => tell.trackRemoved(track)));
    this.#on(events.trackMuted, ifTheirs((track) => tell.trackChanged(track)));
    this.#on(events.audioLevel, (id: string, level: number) => tell.level(id, level));
    this.#on(events.ownQuality, (stats: Stats) => tell.ownQuality(sampleOf(stats)));
    this.#on(events.theirQuality, (id: string, stats: Stats) => tell.theirQuality(id, sampleOf(stats)));
    this.#on(events.interrupted, () => this.#after('break', longestBreakMs, 'the media broke off'));
    this.#on(events.restored, () => this.#forget('break'));
    this.#on(events.directCall, (_: unknown, isDirect: boolean) => {
      this.#isDirect = isDirect;
      tell.direct(isDirect);
      if (isDirect) this.#forget('pair');
      else this.#watchPair(conference);
    });
  }

  /** Two people on the embedded server send to each other, or hear nothing: there is nobody in between. */
  #watchPair(conference: JitsiConference): void {
    if (this.#ticket.provider !== 'embedded' || this.#isDirect) return;
    this.#forget('pair');
    if (conference.getParticipants().length !== 1) return;
    this.#after('pair', longestDirectMs, 'the two did not reach each other');
    this.#beginPair(conference);
  }

  /** The library begins a direct call by itself in Chromium alone; elsewhere the smaller name begins it. */
  #beginPair(conference: JitsiConference): void {
    const other = conference.getParticipants()[0]!.getId();
    if (!navigator.userAgent.includes('Chrome/') && conference.myUserId() < other) conference.startP2PSession();
  }

  #on(event: string, listener: (...args: never[]) => void): void {
    this.#conference!.on(event, (...args: never[]) => void (this.#isOver || listener(...args)));
  }

  #break(reason: string): void {
    if (this.#isOver) return;
    this.#end();
    this.#listener.broke(reason);
  }

  #end(): void {
    this.#isOver = true;
    this.#timers.forEach((timer) => clearTimeout(timer));
    this.#timers.clear();
  }

  #after(name: string, ms: number, reason: string): void {
    this.#forget(name);
    this.#timers.set(name, setTimeout(() => this.#break(reason), ms));
  }

  #forget(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
