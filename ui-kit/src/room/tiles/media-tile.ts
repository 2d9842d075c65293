import { Component, computed, effect, type ElementRef, input, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../icon/icon.ts';
import type { Quality } from '../media/audio-only.ts';
import { knowRoomIcons } from '../room-icons.ts';

/** What stands for a face: the last two letters of a Chinese name, else the first letters of its words. */
export function initialsOf(name: string): string {
  const letters = [...name.trim()];
  if (letters.some((letter) => letter >= '\u4e00')) return letters.slice(-2).join('');
  return name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();
}

/** One person: camera or initials, whether they speak or are muted, and how their line is. */
@Component({
  selector: 'fd-media-tile',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (picture()) {
      <video #video autoplay playsinline muted [class.mirrored]="isOwn()" aria-hidden="true"></video>
    } @else {
      <span class="initials" aria-hidden="true">{{ initials() }}</span>
    }
    @if (sound()) {
      <audio #audio autoplay></audio>
    }
    <span class="name">
      @if (isMuted()) {
        <fd-icon name="mic_off" />
      }
      <span>{{ isOwn() ? ('room.you' | transloco) : name() }}</span>
      @if (isAway()) {
        <span class="away">{{ 'room.away' | transloco }}</span>
      } @else if (quality() !== 'unknown') {
        <span class="bars" [attr.data-quality]="quality()"><i></i><i></i><i></i></span>
      }
    </span>
    <span class="fd-visually-hidden">{{ words() | transloco }}{{ quality() === 'unknown' ? '' : ' ' + ('room.quality.' + quality() | transloco) }}</span>
  `,
  styles: `
    :host { position: relative; display: grid; place-items: center; overflow: hidden; border-radius: 12px; background: var(--mat-sys-surface-container-highest); color: var(--mat-sys-on-surface); box-shadow: inset 0 0 0 0 transparent; }
    :host::after { position: absolute; inset: 0; border: 3px solid transparent; border-radius: inherit; content: ''; pointer-events: none; transition: border-color 120ms; }
    :host(.speaking)::after { border-color: var(--fd-good, #2e9e54); }
    video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
    .mirrored { transform: scaleX(-1); }
    .initials { display: grid; place-items: center; width: var(--fd-tile-face, 56px); aspect-ratio: 1; margin-bottom: 16px; font-size: min(1rem, calc(var(--fd-tile-face, 56px) * 0.42)); border-radius: 50%; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); font-weight: 650; }
    .name { position: absolute; right: 4px; bottom: 4px; left: 4px; display: flex; align-items: center; gap: 4px; overflow: hidden; width: fit-content; max-width: calc(100% - 8px); padding: 1px 8px; border-radius: 999px; background: var(--mat-sys-inverse-surface); color: var(--mat-sys-inverse-on-surface); font-size: 0.75rem; line-height: 1.6; white-space: nowrap; }
    .name > span:first-of-type { overflow: hidden; text-overflow: ellipsis; }
    .name fd-icon { font-size: 0.6rem; }
    .bars { display: inline-flex; align-items: flex-end; gap: 1.5px; height: 10px; }
    .bars i { width: 3px; height: 4px; border-radius: 1px; background: currentColor; }
    .bars i:nth-child(2) { height: 7px; }
    .bars i:nth-child(3) { height: 10px; }
    .bars[data-quality='poor'] i:nth-child(n + 2), .bars[data-quality='fair'] i:nth-child(3) { opacity: 0.3; }
    @media (prefers-reduced-motion: reduce) { :host::after { transition: none; } }
  `,
  host: { '[class.speaking]': 'isSpeaking()', role: 'group', '[attr.aria-label]': 'name()' },
})
export class MediaTile {
  readonly name = input.required<string>();
  readonly isOwn = input(false);
  readonly picture = input<MediaStream | null>(null);
  /** Heard here; null for oneself. */
  readonly sound = input<MediaStream | null>(null);
  readonly speakerId = input('');
  readonly isMuted = input(false);
  readonly isSpeaking = input(false);
  readonly isAway = input(false);
  readonly quality = input<Quality>('unknown');
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly words = computed(() => `room.tile.${this.isAway() ? 'away' : this.isMuted() ? 'muted' : 'heard'}`);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private readonly audio = viewChild<ElementRef<HTMLAudioElement>>('audio');

  constructor() {
    knowRoomIcons();
    effect(() => play(this.video()?.nativeElement, this.picture()));
    effect(() => play(this.audio()?.nativeElement, this.sound()));
    effect(() => {
      const [audio, speaker] = [this.audio()?.nativeElement, this.speakerId()];
      // Safari has no choice of the loudspeaker.
      if (audio && speaker && 'setSinkId' in audio) void audio.setSinkId(speaker).catch(() => undefined);
    });
  }
}

function play(element: HTMLMediaElement | undefined, stream: MediaStream | null): void {
  if (!element || element.srcObject === stream) return;
  element.srcObject = stream;
  // Refused before a first touch of the page: a room is entered by one.
  if (stream) void element.play().catch(() => undefined);
}
