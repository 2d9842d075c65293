/** Several sounds as one, while they come and go. */
export class SoundMix {
  private readonly context = new AudioContext();
  private readonly target = this.context.createMediaStreamDestination();
  private readonly sources = new Map<MediaStream, MediaStreamAudioSourceNode>();
  // Not before the page was touched, where a browser wants that; or never, where it is closed first.
  private readonly wake = () => void this.context.resume().catch(() => undefined);

  constructor() {
    // After a reload a browser plays nothing, and mixes nothing, before it is touched.
    for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, this.wake);
    this.wake();
  }

  get stream(): MediaStream {
    return this.target.stream;
  }

  hear(streams: readonly MediaStream[]): void {
    const heard = streams.filter((stream) => stream.getAudioTracks().length > 0);
    for (const [stream, source] of this.sources) {
      if (heard.includes(stream)) continue;
      source.disconnect();
      this.sources.delete(stream);
    }
    for (const stream of heard) if (!this.sources.has(stream)) this.add(stream);
  }

  close(): void {
    for (const event of ['pointerdown', 'keydown']) document.removeEventListener(event, this.wake);
    void this.context.close();
  }

  private add(stream: MediaStream): void {
    const source = this.context.createMediaStreamSource(stream);
    source.connect(this.target);
    this.sources.set(stream, source);
  }
}
