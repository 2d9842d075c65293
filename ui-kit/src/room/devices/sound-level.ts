/** Loudness of samples between -1 and 1, as 0 to 1: silence of a room is near 0, a voice nearby about a half. */
export function loudness(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / samples.length + 1e-10);
  // From -60 dB, which nobody hears, to -10 dB, which is a shout.
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

/** Listens to a stream and tells how loud it is, some fifteen times a second. Gives what ends it. */
export function watchLoudness(stream: MediaStream, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudness(samples));
  }, 66);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
}

const toneSeconds = 0.9;

/** Three soft notes by the loudspeaker that was chosen. */
export async function playTestTone(speakerId: string): Promise<void> {
  const context = new AudioContext();
  const target = context.createMediaStreamDestination();
  const loudness = context.createGain();
  loudness.gain.value = 0.2;
  loudness.connect(target);
  [523.25, 659.25, 783.99].forEach((frequency, index) => {
    const note = context.createOscillator();
    note.frequency.value = frequency;
    note.connect(loudness);
    note.start(context.currentTime + index * 0.3);
    note.stop(context.currentTime + index * 0.3 + 0.25);
  });
  const audio = new Audio();
  audio.srcObject = target.stream;
  try {
    if (speakerId && 'setSinkId' in audio) await audio.setSinkId(speakerId);
    await audio.play();
    await new Promise((resolve) => setTimeout(resolve, toneSeconds * 1_000));
  } finally {
    audio.srcObject = null;
    await context.close();
  }
}
