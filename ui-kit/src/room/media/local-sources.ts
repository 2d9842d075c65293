import type { JitsiConference, JitsiLibrary, JitsiLocalTrack } from './jitsi-library.ts';
import { jitsiEvents } from './jitsi-library.ts';
import type { SourceState } from './media-view.ts';
import { sourceProblem } from './source-problem.ts';

export type SourceKind = 'microphone' | 'camera' | 'screen';

/** Which devices a person chose; empty: the browser's own choice. */
export interface ChosenDevices {
  readonly microphoneId?: string;
  readonly cameraId?: string;
  readonly speakerId?: string;
}

export interface SourcesListener {
  changed(kind: SourceKind, state: SourceState, stream: MediaStream | null): void;
}

interface Parts {
  readonly library: () => JitsiLibrary | undefined;
  readonly conference: () => JitsiConference | undefined;
  readonly devices: () => ChosenDevices;
  readonly listener: SourcesListener;
}

/** A face is small on the page, and a phone's data are dear. */
const cameraHeight = 180;

function optionsFor(kind: SourceKind, { microphoneId, cameraId }: ChosenDevices): object {
  if (kind === 'microphone') return { devices: ['audio'], ...(microphoneId && { micDeviceId: microphoneId }) };
  if (kind === 'screen') return { devices: ['desktop'], desktopSharingFrameRate: { min: 5, max: 5 } };
  const video = { height: { ideal: cameraHeight, max: 360 }, frameRate: { max: 15 } };
  return { devices: ['video'], resolution: cameraHeight, constraints: { video }, ...(cameraId && { cameraDeviceId: cameraId }) };
}

/**
 * One's own microphone, camera and screen. They stay open over a lost line, so that coming back asks for nothing. Camera
 * and screen share one place: the older library sends one picture a person.
 */
export class LocalSources {
  readonly #parts: Parts;
  readonly #tracks = new Map<SourceKind, JitsiLocalTrack>();
  /** What was asked for last; an answer to something older is thrown away. */
  readonly #turn = new Map<SourceKind, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get all(): readonly JitsiLocalTrack[] {
    return [...this.#tracks.values()];
  }

  has(kind: SourceKind): boolean {
    return this.#tracks.has(kind);
  }

  /** Opens it, or opens it anew on another device, without a pause for who listens. */
  async open(kind: SourceKind): Promise<void> {
    const turn = this.#next(kind);
    if (!this.#tracks.has(kind)) this.#tell(kind, 'starting', null);
    const wasMuted = this.#tracks.get(kind)?.isMuted() === true;
    let track: JitsiLocalTrack | undefined;
    try {
      track = await this.#capture(kind);
      if (track && wasMuted) await track.mute();
      if (!track || turn !== this.#turn.get(kind)) return void (await track?.dispose());
      await this.#put(kind, track);
      this.#tell(kind, wasMuted ? 'muted' : 'on', track.getOriginalStream());
    } catch (thrown) {
      if (turn === this.#turn.get(kind)) this.#failed(kind, thrown);
    }
  }

  async close(kind: SourceKind): Promise<void> {
    this.#next(kind);
    const track = this.#tracks.get(kind);
    this.#tracks.delete(kind);
    this.#tell(kind, 'off', null);
    if (!track) return;
    await this.#parts.conference()?.removeTrack(track).catch(() => undefined);
    await track.dispose().catch(() => undefined);
  }

  async setMuted(isMuted: boolean): Promise<void> {
    const track = this.#tracks.get('microphone');
    if (!track) return isMuted ? undefined : this.open('microphone');
    await (isMuted ? track.mute() : track.unmute());
    this.#tell('microphone', isMuted ? 'muted' : 'on', track.getOriginalStream());
  }

  async closeAll(): Promise<void> {
    await Promise.all((['microphone', 'camera', 'screen'] as const).map((kind) => this.close(kind)));
  }

  /** A screen may come with its sound: the voice is enough. */
  async #capture(kind: SourceKind): Promise<JitsiLocalTrack | undefined> {
    const tracks = (await this.#parts.library()?.createLocalTracks(optionsFor(kind, this.#parts.devices()))) ?? [];
    const wanted = kind === 'microphone' ? 'audio' : 'video';
    const track = tracks.find((one) => one.getType() === wanted);
    await Promise.all(tracks.filter((one) => one !== track).map((one) => one.dispose()));
    return track;
  }

  #next(kind: SourceKind): number {
    const turn = (this.#turn.get(kind) ?? 0) + 1;
    this.#turn.set(kind, turn);
    return turn;
  }

  async #put(kind: SourceKind, track: JitsiLocalTrack): Promise<void> {
    if (kind === 'screen') await this.close('camera');
    if (kind === 'camera') await this.close('screen');
    const before = this.#tracks.get(kind);
    this.#tracks.set(kind, track);
    const conference = this.#parts.conference();
    if (conference) await this.#send(conference, before, track);
    await before?.dispose().catch(() => undefined);
    track.addEventListener(jitsiEvents.trackEnded, () => void this.#ended(kind, track));
  }

  async #send(conference: JitsiConference, before: JitsiLocalTrack | undefined, track: JitsiLocalTrack): Promise<void> {
    if (!before) return void (await conference.addTrack(track));
    if (conference.replaceTrack) return void (await conference.replaceTrack(before, track));
    await conference.removeTrack(before);
    await conference.addTrack(track);
  }

  /** Unplugged, or ended by the browser's own bar: a microphone goes on with the one that is left. */
  async #ended(kind: SourceKind, track: JitsiLocalTrack): Promise<void> {
    if (this.#tracks.get(kind) !== track) return;
    await this.close(kind);
    if (kind === 'microphone') await this.open('microphone');
    else if (kind === 'camera') this.#tell('camera', 'missing', null);
  }

  #failed(kind: SourceKind, thrown: unknown): void {
    // The device in use goes on where another could not be had.
    const kept = this.#tracks.get(kind);
    if (kept) return this.#tell(kind, kept.isMuted() ? 'muted' : 'on', kept.getOriginalStream());
    this.#tell(kind, sourceProblem(thrown), null);
  }

  #tell(kind: SourceKind, state: SourceState, stream: MediaStream | null): void {
    this.#parts.listener.changed(kind, state, stream);
  }
}
