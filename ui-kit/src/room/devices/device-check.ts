import { Component, computed, DestroyRef, effect, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../button/button.ts';
import { Icon } from '../../icon/icon.ts';
import type { SourceState } from '../media/media-view.ts';
import { sourceProblem } from '../media/source-problem.ts';
import { DeviceChoice } from './device-choice.ts';
import { playTestTone, watchLoudness } from './sound-level.ts';
import { knowRoomIcons } from '../room-icons.ts';

type Kind = 'audioinput' | 'videoinput' | 'audiooutput';

/** Above this somebody was heard. */
const heardAbove = 0.3;

/** Which words help to allow it: each browser hides it elsewhere. */
export function browserOf(agent: string): 'wechat' | 'safari' | 'firefox' | 'chrome' {
  if (/MicroMessenger/i.test(agent)) return 'wechat';
  if (/Firefox|FxiOS/i.test(agent)) return 'firefox';
  return /iPhone|iPad|Macintosh/.test(agent) && !/Chrome|CriOS|Edg/.test(agent) ? 'safari' : 'chrome';
}

/**
 * Before a call: is one heard, does one hear, which devices. What is chosen is remembered, and given to the room by
 * `DeviceChoice`. `<fd-device-check [takesCamera]="true" (checked)="enter()" />`
 */
@Component({
  selector: 'fd-device-check',
  imports: [Button, Icon, TranslocoPipe],
  templateUrl: './device-check.html',
  styleUrl: './device-check.scss',
})
export class DeviceCheck {
  private readonly choice = inject(DeviceChoice);
  /** Whether this room has pictures of people at all. */
  readonly takesCamera = input(false);
  /** The microphone is allowed and can be used. */
  readonly checked = output<boolean>();

  protected readonly microphone = signal<SourceState>('off');
  protected readonly camera = signal<SourceState>('off');
  protected readonly level = signal(0);
  protected readonly wasHeard = signal(false);
  protected readonly isPlaying = signal(false);
  protected readonly chosen = this.choice.chosen;
  private readonly devices = signal<readonly MediaDeviceInfo[]>([]);
  protected readonly microphones = computed(() => this.of('audioinput'));
  protected readonly cameras = computed(() => this.of('videoinput'));
  protected readonly speakers = computed(() => this.of('audiooutput'));
  protected readonly browser = browserOf(navigator.userAgent);
  protected readonly isInsecure = !window.isSecureContext;
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');
  private readonly picture = signal<MediaStream | null>(null);
  private sound: MediaStream | undefined;
  private unwatch: (() => void) | undefined;
  private isGone = false;

  constructor() {
    knowRoomIcons();
    const list = () => void this.list();
    navigator.mediaDevices?.addEventListener('devicechange', list);
    effect(() => {
      const video = this.video()?.nativeElement;
      if (video) video.srcObject = this.picture();
    });
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      navigator.mediaDevices?.removeEventListener('devicechange', list);
      this.stopMicrophone();
      this.stopCamera();
    });
  }

  protected async testMicrophone(): Promise<void> {
    this.stopMicrophone();
    this.microphone.set('starting');
    try {
      const { microphoneId } = this.chosen();
      const stream = await this.capture({ audio: microphoneId ? { deviceId: { ideal: microphoneId } } : true });
      if (this.isGone) return stop(stream);
      this.sound = stream;
      this.unwatch = watchLoudness(stream, (level) => this.hear(level));
      this.microphone.set('on');
      this.checked.emit(true);
      await this.list();
    } catch (thrown) {
      this.microphone.set(sourceProblem(thrown));
      this.checked.emit(false);
    }
  }

  protected async testCamera(): Promise<void> {
    this.stopCamera();
    this.camera.set('starting');
    try {
      const { cameraId } = this.chosen();
      const stream = await this.capture({ video: { height: { ideal: 180 }, ...(cameraId && { deviceId: { ideal: cameraId } }) } });
      if (this.isGone) return stop(stream);
      this.picture.set(stream);
      this.camera.set('on');
      await this.list();
    } catch (thrown) {
      this.camera.set(sourceProblem(thrown));
    }
  }

  protected chooseMicrophone(microphoneId: string): void {
    this.choice.choose({ microphoneId });
    void this.testMicrophone();
  }

  protected chooseCamera(cameraId: string): void {
    this.choice.choose({ cameraId });
    if (this.camera() !== 'off') void this.testCamera();
  }

  protected chooseSpeaker(speakerId: string): void {
    this.choice.choose({ speakerId });
  }

  protected async playTone(): Promise<void> {
    this.isPlaying.set(true);
    await playTestTone(this.chosen().speakerId ?? '').catch(() => undefined);
    this.isPlaying.set(false);
  }

  protected stopCamera(): void {
    stop(this.picture());
    this.picture.set(null);
    this.camera.set('off');
  }

  private async capture(wanted: MediaStreamConstraints): Promise<MediaStream> {
    // On plain http the browser has none to ask.
    if (!navigator.mediaDevices) throw new DOMException('no media here', 'SecurityError');
    return navigator.mediaDevices.getUserMedia(wanted);
  }

  private hear(level: number): void {
    this.level.set(level);
    if (level > heardAbove) this.wasHeard.set(true);
  }

  private stopMicrophone(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    stop(this.sound);
    this.sound = undefined;
    this.level.set(0);
    this.wasHeard.set(false);
  }

  /** Devices have names only once one of them was allowed. */
  private async list(): Promise<void> {
    this.devices.set((await navigator.mediaDevices?.enumerateDevices()) ?? []);
  }

  private of(kind: Kind): readonly MediaDeviceInfo[] {
    return this.devices().filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '');
  }
}

function stop(stream: MediaStream | null | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
