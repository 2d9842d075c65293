import { TestBed } from '@angular/core/testing';
import { RecordingOutbox } from './recording-outbox.ts';
import { SessionRecorder, TakeRecorders } from './session-recorder.ts';

type Keep = (offset: number, content: ArrayBuffer) => Promise<void>;

const aStream = () => new MediaStream();

describe('what records a session', () => {
  let made: { keep: Keep; hear: jasmine.Spy; stop: jasmine.Spy }[];
  let outbox: jasmine.SpyObj<RecordingOutbox>;
  let type: string | undefined;

  const recorderOf = (providers: unknown[] = []) => {
    TestBed.configureTestingModule({
      providers: [
        SessionRecorder,
        { provide: RecordingOutbox, useValue: outbox },
        { provide: TakeRecorders, useValue: { type, create: (keep: Keep) => (made.push({ keep, hear: jasmine.createSpy('hear'), stop: jasmine.createSpy('stop').and.resolveTo() }), made.at(-1)) } },
        ...(providers as []),
      ],
    });
    return TestBed.inject(SessionRecorder);
  };
  beforeEach(() => {
    made = [];
    type = 'audio/webm;codecs=opus';
    outbox = jasmine.createSpyObj<RecordingOutbox>('RecordingOutbox', ['add', 'resume']);
    outbox.add.and.resolveTo();
  });

  it('begins when there is something to hear of a session that is recorded, and goes on as people come and go', async () => {
    const [mine, theirs] = [aStream(), aStream()];
    const recorder = recorderOf();
    recorder.hear([mine]);
    expect(made.length).toBe(0);
    recorder.follow('s1');
    recorder.hear([mine, theirs]);
    recorder.hear([mine]);
    recorder.follow('s1');
    expect(made.length).toBe(1);
    expect(made[0]!.hear.calls.allArgs()).toEqual([[[mine]], [[mine, theirs]], [[mine]]]);
    await made[0]!.keep(0, new ArrayBuffer(3));
    expect(outbox.add.calls.mostRecent().args[0]).toEqual(jasmine.objectContaining({ sessionId: 's1', offset: 0, take: jasmine.stringMatching(/^[A-Za-z0-9._-]{8,64}$/) as never }));
  });

  it('holds its take while it lasts, and gives it free, then sends the rest, when the session is over or left', async () => {
    const recorder = recorderOf();
    recorder.follow('s1');
    recorder.hear([aStream()]);
    await made[0]!.keep(0, new ArrayBuffer(3));
    const { take } = outbox.add.calls.mostRecent().args[0];
    const isHeld = async () => (await navigator.locks.query()).held!.some(({ name }) => name!.endsWith(take));
    expect(await isHeld()).toBeTrue();
    const resumed = new Promise<void>((resolve) => outbox.resume.and.callFake(() => resolve()));
    recorder.follow(null);
    await resumed;
    expect(made[0]!.stop).toHaveBeenCalledTimes(1);
    expect(await isHeld()).toBeFalse();
    recorder.hear([aStream()]);
    expect(made.length).toBe(1);
  });

  it('begins another take after a break', () => {
    const recorder = recorderOf();
    recorder.follow('s1');
    recorder.hear([aStream()]);
    recorder.hear([]);
    recorder.hear([aStream()]);
    expect(made.map(({ stop }) => stop.calls.count())).toEqual([1, 0]);
  });

  it('says where a browser cannot record', () => {
    type = undefined;
    const recorder = recorderOf();
    expect(recorder.isUnable()).toBeFalse();
    recorder.follow('s1');
    recorder.hear([aStream()]);
    expect([made.length, recorder.isUnable()]).toEqual([0, true]);
  });
});
