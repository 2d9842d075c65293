import { recordingType, TakeRecorder } from './take-recorder.ts';

/** By the clock of the sound itself, which stands while nothing is mixed. */
async function played(context: AudioContext, seconds: number): Promise<void> {
  const end = context.currentTime + seconds;
  while (context.currentTime < end) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A tone, as a microphone would give it. */
function aTone(context: AudioContext, hertz: number): MediaStream {
  const tone = new OscillatorNode(context, { frequency: hertz });
  const target = context.createMediaStreamDestination();
  tone.connect(target);
  tone.start();
  return target.stream;
}

/** How loud a recording is at some frequencies, in the decoder's own measure. */
async function loudness(parts: readonly ArrayBuffer[], hertz: readonly number[]): Promise<number[]> {
  const bytes = await new Blob([...parts]).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
  const samples = sound.getChannelData(0);
  return hertz.map((frequency) => {
    let [real, imaginary] = [0, 0];
    samples.forEach((sample, at) => {
      const angle = (2 * Math.PI * frequency * at) / sound.sampleRate;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
    });
    return Math.hypot(real, imaginary) / samples.length;
  });
}

describe('a recorder', () => {
  it('mixes what both say into one whole, also who comes later, in parts that fit together', async () => {
    const context = new AudioContext();
    const parts: { offset: number; content: ArrayBuffer }[] = [];
    const recorder = new TakeRecorder(recordingType()!, (offset, content) => Promise.resolve(void parts.push({ offset, content })));
    const [mine, theirs] = [aTone(context, 440), aTone(context, 1_000)];
    recorder.hear([mine]);
    await played(context, 0.4);
    recorder.hear([mine, theirs]);
    await played(context, 1.2);
    await recorder.stop();
    let end = 0;
    for (const { offset, content } of parts) {
      expect(offset).toBe(end);
      end += content.byteLength;
    }
    const [first, second, none] = await loudness(parts.map(({ content }) => content), [440, 1_000, 3_000]);
    expect(first!).toBeGreaterThan(none! * 10);
    expect(second!).toBeGreaterThan(none! * 10);
    await context.close();
  });
});
