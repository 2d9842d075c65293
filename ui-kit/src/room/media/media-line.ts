import { afterSample, fullLine, qualityOf, type AudioOnlyState, type LineSample } from './audio-only.ts';
import { JitsiCall, type CallListener } from './jitsi-call.ts';
import { loadedJitsiLibrary, loadJitsiLibrary, type JitsiLibrary, type JitsiTrack } from './jitsi-library.ts';
import { nextLine, pauseMs, type LineEvent, type LineProblem } from './line-state.ts';
import { LocalSources, type ChosenDevices } from './local-sources.ts';
import { noMedia, type MediaView, type RemoteMember } from './media-view.ts';
import type { MediaTicket } from './ticket.ts';

/** Sound and pictures of one room. */
export interface MediaLine {
  readonly view: MediaView;
  /** Called with each change; gives what ends it. */
  watch(listener: (view: MediaView) => void): () => void;
  /** Comes in, and comes back whenever the line is lost. A place that another tab took is taken back. */
  join(): void;
  /** Goes out and gives microphone, camera and screen back. */
  leave(): Promise<void>;
  setMuted(isMuted: boolean): Promise<void>;
  setCamera(isOn: boolean): Promise<void>;
  setScreen(isOn: boolean): Promise<void>;
  /** Devices for what is open and what will be. */
  choose(devices: ChosenDevices): Promise<void>;
  /** Turns pictures off, or on again. */
  setAudioOnly(isAudioOnly: boolean): void;
  /** The network is back, or the page is seen again: tries at once. */
  networkReturned(): void;
  /** As the pushes `media.ended` and `media.removed` say. */
  end(problem: 'ended' | 'removed'): void;
}

export interface MediaLineParts {
  /** `POST /api/media/rooms/:id/join`. @throws what has `code` where the platform refused */
  askTicket(): Promise<MediaTicket>;
  readonly loadLibrary?: (address: string | null) => Promise<JitsiLibrary>;
  /** What of it is there before it is asked for. */
  readonly loadedLibrary?: () => JitsiLibrary | undefined;
  readonly devices?: ChosenDevices;
  /** Whether one comes in with the microphone open; so unless told. */
  readonly isMutedAtFirst?: boolean;
}

/** What the platform refuses for good; anything else is tried again. */
const final: Readonly<Record<string, LineProblem>> = {
  MEDIA_OVER: 'ended',
  MEDIA_REMOVED: 'removed',
  MEDIA_NOT_A_MEMBER: 'refused',
  MEDIA_ROOM_NOT_FOUND: 'refused',
};

const longestTicketMs = 6_000;
/** Above this a voice is heard; the library measures from 0 to 1. */
const speaks = 0.02;
const unsureForMs = 2_000;
const speaksForMs = 600;

const aMember = (id: string, accountId: string | null): RemoteMember => ({
  ...{ id, accountId, audio: null, camera: null, screen: null },
  ...{ isMuted: false, isSpeaking: false, quality: 'unknown' },
});

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), ms));
  return Promise.race([work, late]);
}

/** The one typed place behind which lib-jitsi-meet is. */
export class JitsiMediaLine implements MediaLine {
  readonly #parts: MediaLineParts;
  readonly #listeners = new Set<(view: MediaView) => void>();
  readonly #sources: LocalSources;
  readonly #quiet = new Map<string, ReturnType<typeof setTimeout>>();
  #view = noMedia;
  #devices: ChosenDevices;
  #library: JitsiLibrary | undefined;
  #call: JitsiCall | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pictures: AudioOnlyState = fullLine;
  /** Counts attempts: what an older one brings is not wanted any more. */
  #attempt = 0;

  constructor(parts: MediaLineParts) {
    this.#parts = parts;
    this.#devices = parts.devices ?? {};
    this.#sources = new LocalSources({
      library: () => this.#library,
      conference: () => this.#call?.conference,
      devices: () => this.#devices,
      listener: {
        changed: (kind, state, stream) => {
          if (kind === 'microphone') this.#change({ microphone: state, ownMicrophone: stream });
          else if (kind === 'camera') this.#change({ camera: state, ownCamera: stream });
          else this.#change({ screen: state, ownScreen: stream });
        },
      },
    });
  }

  get view(): MediaView {
    return this.#view;
  }

  watch(listener: (view: MediaView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  join(): void {
    this.#take({ kind: 'join' });
  }

  async leave(): Promise<void> {
    this.#take({ kind: 'leave' });
    await this.#sources.closeAll();
  }

  setMuted(isMuted: boolean): Promise<void> {
    return this.#sources.setMuted(isMuted);
  }

  async setCamera(isOn: boolean): Promise<void> {
    if (!isOn) return this.#sources.close('camera');
    if (this.#view.isAudioOnly) this.setAudioOnly(false);
    await this.#sources.open('camera');
  }

  setScreen(isOn: boolean): Promise<void> {
    return isOn ? this.#sources.open('screen') : this.#sources.close('screen');
  }

  async choose(devices: ChosenDevices): Promise<void> {
    const before = this.#devices;
    this.#devices = devices;
    if (devices.microphoneId !== before.microphoneId && this.#sources.has('microphone')) await this.#sources.open('microphone');
    if (devices.cameraId !== before.cameraId && this.#sources.has('camera')) await this.#sources.open('camera');
  }

  setAudioOnly(isAudioOnly: boolean): void {
    this.#pictures = { isAudioOnly, against: 0 };
    this.#showPictures(isAudioOnly ? 'person' : null);
  }

  networkReturned(): void {
    if (this.#view.line.phase === 'waiting' || this.#view.line.phase === 'no-audio') this.#take({ kind: 'again' });
  }

  end(problem: 'ended' | 'removed'): void {
    this.#take({ kind: 'over', problem });
  }

  #change(change: Partial<MediaView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener(this.#view);
  }

  #take(event: LineEvent): void {
    const before = this.#view.line;
    const line = nextLine(before, event);
    if (line === before) return;
    clearTimeout(this.#retry);
    this.#change({ line });
    if (line.phase !== 'connecting' && line.phase !== 'open') this.#drop();
    if (line.phase === 'asking') void this.#ask();
    else if (line.phase === 'waiting' || line.phase === 'no-audio') this.#retry = setTimeout(() => this.#take({ kind: 'again' }), pauseMs(line));
    else if (line.phase === 'over') void this.#sources.closeAll();
  }

  async #ask(): Promise<void> {
    const attempt = ++this.#attempt;
    // While the ticket comes the microphone opens, if it can: the first word is heard that much sooner.
    this.#library ??= (this.#parts.loadedLibrary ?? loadedJitsiLibrary)();
    if (this.#library) this.#openMicrophone();
    try {
      const ticket = await within(longestTicketMs, this.#parts.askTicket());
      if (attempt !== this.#attempt) return;
      this.#change({ room: ticket.room });
      if (ticket.audio === 'none') return this.#goOnSilently();
      this.#library = await (this.#parts.loadLibrary ?? loadJitsiLibrary)(ticket.library);
      if (attempt !== this.#attempt) return;
      if (!this.#library.isWebRtcSupported()) return this.#take({ kind: 'over', problem: 'unsupported' });
      this.#take({ kind: 'ticket', audio: 'ready' });
      this.#call = new JitsiCall(this.#library, ticket, this.#listenTo(attempt), () => this.#sources.all);
      this.#openMicrophone();
    } catch (thrown) {
      if (attempt === this.#attempt) this.#refused(thrown);
    }
  }

  #goOnSilently(): void {
    void this.#sources.close('microphone');
    this.#take({ kind: 'ticket', audio: 'none' });
  }

  #openMicrophone(): void {
    const isFirst = this.#view.microphone === 'off' && !this.#parts.isMutedAtFirst;
    if (isFirst && !this.#sources.has('microphone')) void this.#sources.open('microphone');
  }

  #refused(thrown: unknown): void {
    const problem = final[(thrown as { code?: string }).code ?? ''];
    this.#take(problem ? { kind: 'over', problem } : { kind: 'broke' });
  }

  /** The place was taken away: the platform says whether it was removed or ended; if neither, another tab has it. */
  async #findOutWhy(): Promise<void> {
    this.#drop();
    const attempt = this.#attempt;
    try {
      await within(longestTicketMs, this.#parts.askTicket());
      if (attempt === this.#attempt) this.#take({ kind: 'over', problem: 'taken-over' });
    } catch (thrown) {
      if (attempt === this.#attempt) this.#refused(thrown);
    }
  }

  #drop(): void {
    const call = this.#call;
    this.#call = undefined;
    this.#quiet.forEach((timer) => clearTimeout(timer));
    this.#quiet.clear();
    if (this.#view.line.phase !== 'asking') this.#attempt++;
    void call?.leave();
    this.#change({ members: [], isConnectedToOther: false, isSpeaking: false, quality: 'unknown' });
  }

  #listenTo(attempt: number): CallListener {
    const isWanted = () => attempt === this.#attempt;
    return {
      joined: () => isWanted() && this.#take({ kind: 'joined' }),
      broke: () => isWanted() && this.#take({ kind: 'broke' }),
      destroyed: () => isWanted() && this.#take({ kind: 'over', problem: 'ended' }),
      kicked: () => isWanted() && void this.#findOutWhy(),
      memberCame: (id, accountId) => this.#change({ members: [...this.#view.members.filter((one) => one.id !== id), aMember(id, accountId)] }),
      memberLeft: (id) => this.#change({ members: this.#view.members.filter((one) => one.id !== id) }),
      trackAdded: (track) => this.#placeNewTrack(track),
      trackRemoved: (track) => this.#placeTrack(track, null),
      trackChanged: (track) => this.#placeTrack(track, track.getOriginalStream()),
      level: (id, level) => this.#hear(id, level),
      ownQuality: (sample) => this.#look(sample),
      theirQuality: (id, sample) => this.#changeMember(id, { quality: qualityOf(sample) }),
      direct: (isConnectedToOther) => this.#change({ isConnectedToOther }),
    };
  }

  #changeMember(id: string, change: Partial<RemoteMember>): void {
    this.#change({ members: this.#view.members.map((one) => (one.id === id ? { ...one, ...change } : one)) });
  }

  /** A sound that has just come counts as muted until the library has heard of its state: it is believed a little later. */
  #placeNewTrack(track: JitsiTrack): void {
    const [id, stream] = [track.getParticipantId(), track.getOriginalStream()];
    this.#placeTrack(track, stream);
    if (track.getType() !== 'audio' || !track.isMuted()) return;
    this.#changeMember(id, { isMuted: false });
    setTimeout(() => {
      const isThere = this.#view.members.some((one) => one.id === id && one.audio === stream);
      if (isThere) this.#changeMember(id, { isMuted: track.isMuted() });
    }, unsureForMs);
  }

  #placeTrack(track: JitsiTrack, stream: MediaStream | null): void {
    const id = track.getParticipantId();
    if (track.getType() === 'audio') return this.#changeMember(id, { audio: stream, isMuted: stream !== null && track.isMuted() });
    const shown = stream && !track.isMuted() ? stream : null;
    const isScreen = track.getVideoType?.() === 'desktop';
    this.#changeMember(id, isScreen ? { screen: shown, camera: null } : { camera: shown, screen: null });
  }

  /** A voice has pauses: who spoke a moment ago still speaks. */
  #hear(id: string, level: number): void {
    if (level < speaks) return;
    const isOwn = id === this.#call?.conference?.myUserId();
    clearTimeout(this.#quiet.get(id));
    // Whose voice is heard is not muted, whatever was told before the first sound.
    const show = (isSpeaking: boolean) =>
      isOwn ? this.#change({ isSpeaking }) : this.#changeMember(id, { isSpeaking, ...(isSpeaking && { isMuted: false }) });
    this.#quiet.set(id, setTimeout(() => show(false), speaksForMs));
    const isShown = isOwn ? this.#view.isSpeaking : this.#view.members.find((one) => one.id === id)?.isSpeaking;
    if (!isShown) show(true);
  }

  #look(sample: LineSample): void {
    this.#change({ quality: qualityOf(sample) });
    // What a person turned off, only the person turns on.
    if (this.#view.audioOnlyBy === 'person') return;
    const before = this.#pictures;
    this.#pictures = afterSample(before, sample);
    if (before.isAudioOnly !== this.#pictures.isAudioOnly) this.#showPictures(this.#pictures.isAudioOnly ? 'line' : null);
  }

  /** Without pictures nothing of them is sent, and from a bridge none is asked for. */
  #showPictures(audioOnlyBy: 'person' | 'line' | null): void {
    const isAudioOnly = audioOnlyBy !== null;
    this.#change({ isAudioOnly, audioOnlyBy });
    if (isAudioOnly) void this.#sources.close('camera');
    const conference = this.#call?.conference;
    const height = isAudioOnly ? 0 : 360;
    if (conference?.setReceiverConstraints) conference.setReceiverConstraints({ lastN: isAudioOnly ? 0 : 4, defaultConstraints: { maxHeight: height } });
    else conference?.setReceiverVideoConstraint?.(height);
  }
}
