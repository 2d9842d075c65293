/**
 * What is used of lib-jitsi-meet, in both its forms: the one that a Jitsi server brings along, and the older one of the
 * app for the embedded server. Names of events are the same strings in both.
 */
export interface JitsiTrack {
  getType(): 'audio' | 'video';
  getVideoType?(): string;
  getParticipantId(): string;
  getOriginalStream(): MediaStream;
  isLocal(): boolean;
  isMuted(): boolean;
  addEventListener(event: string, listener: () => void): void;
}

export interface JitsiLocalTrack extends JitsiTrack {
  mute(): Promise<void>;
  unmute(): Promise<void>;
  dispose(): Promise<void>;
}

export interface JitsiParticipant {
  getId(): string;
  /** As the token said, where the server puts it into the presence. */
  getIdentity?(): { readonly user?: { readonly id?: string; readonly name?: string } } | undefined;
}

type Listener = (...args: never[]) => void;

export interface JitsiConference {
  on(event: string, listener: Listener): void;
  join(): void;
  leave(): Promise<unknown>;
  myUserId(): string;
  addTrack(track: JitsiLocalTrack): Promise<unknown>;
  removeTrack(track: JitsiLocalTrack): Promise<unknown>;
  replaceTrack?(old: JitsiLocalTrack | null, track: JitsiLocalTrack | null): Promise<unknown>;
  getParticipants(): JitsiParticipant[];
  getParticipantById(id: string): JitsiParticipant | undefined;
  /** Of the old form. */
  setReceiverVideoConstraint?(maxFrameHeight: number): void;
  setReceiverConstraints?(constraints: object): void;
  setSenderVideoConstraint?(maxFrameHeight: number): Promise<unknown>;
  startP2PSession(): void;
}

export interface JitsiConnection {
  addEventListener(event: string, listener: Listener): void;
  connect(options?: object): void;
  disconnect(): Promise<unknown> | undefined;
  initJitsiConference(room: string, options: object): JitsiConference;
}

export interface JitsiLibrary {
  readonly JitsiConnection: new (appId: string | null, token: string, options: object) => JitsiConnection;
  init(options: object): unknown;
  setLogLevel(level: string): void;
  isWebRtcSupported(): boolean;
  createLocalTracks(options: object): Promise<JitsiLocalTrack[]>;
}

export const jitsiEvents = {
  connected: 'connection.connectionEstablished',
  connectionFailed: 'connection.connectionFailed',
  disconnected: 'connection.connectionDisconnected',
  joined: 'conference.joined',
  failed: 'conference.failed',
  kicked: 'conference.kicked',
  userJoined: 'conference.userJoined',
  userLeft: 'conference.userLeft',
  trackAdded: 'conference.trackAdded',
  trackRemoved: 'conference.trackRemoved',
  trackMuted: 'conference.trackMuteChanged',
  audioLevel: 'conference.audioLevelsChanged',
  directCall: 'conference.p2pStatus',
  interrupted: 'conference.connectionInterrupted',
  restored: 'conference.connectionRestored',
  ownQuality: 'cq.local_stats_updated',
  theirQuality: 'cq.remote_stats_updated',
  trackEnded: 'track.stopped',
  pictureKind: 'track.videoTypeChanged',
} as const;

/** A room that was ended by the server. */
export const destroyed = 'conference.destroyed';

const known = new Map<string, Promise<JitsiLibrary>>();
let loaded: JitsiLibrary | undefined;
/** Beside the app's page: `/media/` or `/admin/media/`. */
const ownLibrary = 'media/lib-jitsi-meet.min.js';
/** The library takes it from the page; the newest does without. */
const jquery = 'media/jquery.min.js';

function fetchScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.async = true;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${address} could not be fetched`));
    };
    document.head.append(script);
  });
}

interface Page {
  jQuery?: unknown;
  jquery?: unknown;
  JitsiMeetJS?: JitsiLibrary;
}

async function fetchLibrary(address: string): Promise<JitsiLibrary> {
  const page = globalThis as Page;
  if (!page.jQuery) await fetchScript(new URL(jquery, document.baseURI).href);
  // The older one asks for it by this name.
  page.jquery ??= page.jQuery;
  await fetchScript(address);
  const library = page.JitsiMeetJS;
  if (!library) throw new Error(`${address} is not the library of a Jitsi server`);
  library.setLogLevel('error');
  library.init({ disableAudioLevels: false, disableThirdPartyRequests: true, enableAnalyticsLogging: false });
  loaded = library;
  return library;
}

/** The library where it is there already; a page has one. */
export const loadedJitsiLibrary = (): JitsiLibrary | undefined => loaded;

/**
 * Fetches the library when the first call needs it.
 * @param address of the one that fits the server; null: the app's own
 * @throws where it cannot be had; the next call tries again
 */
export function loadJitsiLibrary(address: string | null): Promise<JitsiLibrary> {
  const whole = new URL(address ?? ownLibrary, document.baseURI).href;
  const loading = known.get(whole) ?? fetchLibrary(whole);
  known.set(whole, loading);
  loading.catch(() => known.delete(whole));
  return loading;
}
