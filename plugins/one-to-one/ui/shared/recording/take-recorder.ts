import { SoundMix } from './sound-mix.ts';

/** What is sent at once, in milliseconds of sound: so much is lost at most when a browser dies. */
const sliceMs = 5_000;
/** Enough for two voices; 0.24 MB a minute. */
const bitsPerSecond = 32_000;
/** The server tells by the first bytes what it is: the first part holds at least so many. */
const leastFirstBytes = 1_024;

const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus'];

export function recordingType(): string | undefined {
  return 'MediaRecorder' in globalThis ? types.find((type) => MediaRecorder.isTypeSupported(type)) : undefined;
}

/** Records a mix of sounds without a break, and hands it over by parts. */
export class TakeRecorder {
  private readonly mix = new SoundMix();
  private readonly recorder: MediaRecorder;
  private readonly stopped: Promise<void>;
  private work = Promise.resolve();
  private held: Blob[] = [];
  private offset = 0;

  /** @param keep called with each part in order; the next waits for it */
  constructor(type: string, keep: (offset: number, content: ArrayBuffer) => Promise<void>) {
    this.recorder = new MediaRecorder(this.mix.stream, { mimeType: type, audioBitsPerSecond: bitsPerSecond });
    this.recorder.ondataavailable = ({ data }) => this.take(data, keep, false);
    this.stopped = new Promise((resolve) => {
      this.recorder.onstop = () => {
        this.take(new Blob([]), keep, true);
        resolve();
      };
    });
    this.recorder.start(sliceMs);
  }

  hear(streams: readonly MediaStream[]): void {
    this.mix.hear(streams);
  }

  /** Resolves when the last part has been handed over. */
  async stop(): Promise<void> {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
    await this.stopped;
    await this.work;
    this.mix.close();
  }

  private take(data: Blob, keep: (offset: number, content: ArrayBuffer) => Promise<void>, isLast: boolean): void {
    if (data.size > 0) this.held.push(data);
    const part = new Blob(this.held);
    if (part.size === 0 || (!isLast && this.offset === 0 && part.size < leastFirstBytes)) return;
    this.held = [];
    const offset = this.offset;
    this.offset += part.size;
    this.work = this.work.then(async () => keep(offset, await part.arrayBuffer())).catch(() => undefined);
  }
}
