import { Injectable } from '@angular/core';

const everyMs = 2_400;
/** Two notes of a bell, in hertz. */
const notes = [784, 988] as const;

/** A bell made by the browser: no file to fetch, and it works from the first call on. */
@Injectable()
export class RingTone {
  private audio: AudioContext | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Browsers let a page sound only after the person touched it: called when duty begins. */
  allow(): void {
    this.audio ??= new AudioContext();
    void this.audio.resume().catch(() => undefined);
  }

  start(): void {
    if (this.timer !== undefined) return;
    this.allow();
    this.strike();
    this.timer = setInterval(() => this.strike(), everyMs);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private strike(): void {
    const audio = this.audio;
    if (!audio || audio.state !== 'running') return;
    for (const [index, frequency] of [...notes, ...notes].entries()) {
      const at = audio.currentTime + index * 0.22;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.0001, at);
      volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.42);
    }
  }
}
