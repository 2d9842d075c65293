import { jitsiEvents, type JitsiConference, type JitsiLibrary, type JitsiLocalTrack } from './jitsi-library.ts';
import { LocalSources, type ChosenDevices } from './local-sources.ts';

class ATrack implements JitsiLocalTrack {
  readonly stream = new MediaStream();
  isDisposed = false;
  #isMuted = false;
  #ended = () => {};

  readonly kind: 'audio' | 'video';

  constructor(kind: 'audio' | 'video') {
    this.kind = kind;
  }

  getType = () => this.kind;
  getParticipantId = () => 'own';
  getOriginalStream = () => this.stream;
  isLocal = () => true;
  isMuted = () => this.#isMuted;
  async mute(): Promise<void> {
    this.#isMuted = true;
  }
  async unmute(): Promise<void> {
    this.#isMuted = false;
  }
  async dispose(): Promise<void> {
    this.isDisposed = true;
  }
  addEventListener(event: string, listener: () => void): void {
    if (event === jitsiEvents.trackEnded) this.#ended = listener;
  }

  /** As the browser tells when its device is pulled out. */
  unplug(): void {
    this.#ended();
  }
}

const problem = (name: string) => Object.assign(new Error(name), { name });

describe('LocalSources', () => {
  let capture: jasmine.Spy<(options: object) => Promise<JitsiLocalTrack[]>>;
  let sent: JitsiLocalTrack[];
  let told: string[];
  let devices: ChosenDevices;
  let sources: LocalSources;
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const gives = () => {
    capture.and.callFake(async (options) => (options as { devices: string[] }).devices.map((device) => new ATrack(device === 'audio' ? 'audio' : 'video')));
  };

  beforeEach(() => {
    capture = jasmine.createSpy('createLocalTracks');
    [sent, told, devices] = [[], [], {}];
    const conference = {
      addTrack: async (track: JitsiLocalTrack) => void sent.push(track),
      removeTrack: async (track: JitsiLocalTrack) => void sent.splice(sent.indexOf(track), 1),
    };
    sources = new LocalSources({
      library: () => ({ createLocalTracks: capture }) as unknown as JitsiLibrary,
      conference: () => conference as unknown as JitsiConference,
      devices: () => devices,
      listener: { changed: (kind, state) => told.push(`${kind} ${state}`) },
    });
    gives();
  });

  for (const [name, state] of [['gum.permission_denied', 'refused'], ['NotAllowedError', 'refused'], ['gum.not_found', 'missing'], ['NotReadableError', 'in-use'], ['something new', 'in-use']] as const) {
    it(`says that the microphone is ${state} (${name}), sends nothing, and opens once it may`, async () => {
      capture.and.rejectWith(problem(name));
      await sources.open('microphone');
      expect([told, sent.length, sources.has('microphone')]).toEqual([['microphone starting', `microphone ${state}`], 0, false]);
      gives();
      await sources.setMuted(false);
      expect([told.at(-1), sent.length]).toEqual(['microphone on', 1]);
    });
  }

  it('goes on with the microphone that is left when one is pulled out', async () => {
    await sources.open('microphone');
    const [first] = sent as ATrack[];
    first!.unplug();
    await settle();
    expect([told.at(-1), sent.length, first!.isDisposed, sent[0] === first]).toEqual(['microphone on', 1, true, false]);
  });

  it('says that there is none when the only microphone is pulled out', async () => {
    await sources.open('microphone');
    capture.and.rejectWith(problem('NotFoundError'));
    (sent as ATrack[])[0]!.unplug();
    await settle();
    expect([told.at(-1), sent]).toEqual(['microphone missing', []]);
  });

  it('loses the picture alone when the camera is pulled out', async () => {
    for (const kind of ['microphone', 'camera'] as const) await sources.open(kind);
    const [voice, picture] = sent as ATrack[];
    picture!.unplug();
    await settle();
    expect([told.at(-1), sent, picture!.isDisposed, voice!.isDisposed]).toEqual(['camera missing', [voice!], true, false]);
    await sources.open('camera');
    expect([told.at(-1), sent.length]).toEqual(['camera on', 2]);
  });

  it('keeps the device in use where another cannot be had, muted as it was', async () => {
    await sources.open('microphone');
    await sources.setMuted(true);
    devices = { microphoneId: 'broken' };
    capture.and.rejectWith(problem('NotReadableError'));
    await sources.open('microphone');
    expect([told.at(-1), sent.length, (sent as ATrack[])[0]!.isDisposed]).toEqual(['microphone muted', 1, false]);
    gives();
    await sources.open('microphone');
    expect([told.at(-1), sent.length, (sent as ATrack[])[0]!.isMuted()]).toEqual(['microphone muted', 1, true]);
    expect(capture.calls.mostRecent().args[0]).toEqual({ devices: ['audio'], micDeviceId: 'broken' });
  });

  it('throws away what comes after it was closed again', async () => {
    let give: (tracks: JitsiLocalTrack[]) => void = () => {};
    capture.and.returnValue(new Promise((resolve) => (give = resolve)));
    const opening = sources.open('camera');
    await sources.close('camera');
    const late = new ATrack('video');
    give([late]);
    await opening;
    expect([told.at(-1), sent, late.isDisposed]).toEqual(['camera off', [], true]);
  });
});
