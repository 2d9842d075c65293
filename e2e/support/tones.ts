import type { Page } from 'playwright-core';

/** Lets the page's microphone give one lasting tone, so that a recording tells who is on it; before it loads anything. */
export async function speakIn(page: Page, hertz: number): Promise<void> {
  await page.addInitScript(`{
    const devices = navigator.mediaDevices;
    const native = devices?.getUserMedia.bind(devices);
    if (native) devices.getUserMedia = async (wanted) => {
      if (!wanted.audio || wanted.video) return native(wanted);
      const context = new AudioContext();
      const target = context.createMediaStreamDestination();
      const tone = new OscillatorNode(context, { frequency: ${hertz} });
      tone.connect(new GainNode(context, { gain: 0.3 })).connect(target);
      tone.start();
      return target.stream;
    };
  }`);
}

/** Decodes a recording in the page: how many seconds it has, and how loud each of these tones is in it (from 0 to 1). */
export function tonesIn(page: Page, recording: Uint8Array, hertz: readonly number[]): Promise<{ seconds: number; loudness: number[] }> {
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${Buffer.from(recording).toString('base64')}'), (letter) => letter.charCodeAt(0));
    const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.buffer);
    const samples = sound.getChannelData(0);
    // The loudest tenth of a second: tones of two machines' clocks drift apart over a whole.
    const length = sound.sampleRate / 10;
    const loudness = ${JSON.stringify(hertz)}.map((frequency) => {
      let most = 0;
      for (let start = 0; start + length <= samples.length; start += length) {
        let real = 0;
        let imaginary = 0;
        for (let at = 0; at < length; at++) {
          const angle = 2 * Math.PI * frequency * at / sound.sampleRate;
          real += samples[start + at] * Math.cos(angle);
          imaginary += samples[start + at] * Math.sin(angle);
        }
        most = Math.max(most, 2 * Math.hypot(real, imaginary) / length);
      }
      return most;
    });
    return { seconds: sound.duration, loudness };
  })()`);
}
