import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, firstValueFrom, fromEvent, merge } from 'rxjs';
import { ApiClient } from '../api/api-client.ts';
import { Connection } from '../connection/connection.ts';
import { Realtime } from '../realtime/realtime.ts';
import { DeviceChoice } from './devices/device-choice.ts';
import { JitsiMediaLine, type MediaLine, type MediaLineParts } from './media/media-line.ts';
import { noMedia } from './media/media-view.ts';
import type { MediaTicket } from './media/ticket.ts';

/** Makes the line of a room; a spec gives its own. */
@Injectable({ providedIn: 'root' })
export class MediaLines {
  create(parts: MediaLineParts): MediaLine {
    return new JitsiMediaLine(parts);
  }
}

/** The line of one room within Angular: asks the platform for tickets, hears its pushes, and knows when the network is back. Provided by `fd-tutoring-room`. */
@Injectable()
export class RoomLine {
  private readonly api = inject(ApiClient);
  private readonly realtime = inject(Realtime);
  private readonly connection = inject(Connection);
  private readonly choice = inject(DeviceChoice);
  private readonly lines = inject(MediaLines);
  private readonly destroyed = inject(DestroyRef);
  private readonly page = inject(DOCUMENT);
  private readonly state = signal(noMedia);
  private line: MediaLine | undefined;
  readonly view = this.state.asReadonly();

  constructor() {
    effect(() => void this.line?.choose(this.choice.chosen()));
    this.destroyed.onDestroy(() => void this.line?.leave());
  }

  /** @param isMutedAtFirst whether the microphone stays closed until the person opens it */
  open(roomId: string, isMutedAtFirst: boolean): void {
    void this.line?.leave();
    const askTicket = () => firstValueFrom(this.api.post<MediaTicket>(`/api/media/rooms/${roomId}/join`));
    const line = this.lines.create({ askTicket, devices: this.choice.chosen(), isMutedAtFirst });
    this.line = line;
    const unwatch = line.watch((view) => this.state.set(view));
    this.destroyed.onDestroy(unwatch);
    const ofRoom = (event: string) =>
      this.realtime.on<{ roomId: string }>(event).pipe(filter((push) => push.roomId === roomId), takeUntilDestroyed(this.destroyed));
    ofRoom('media.ended').subscribe(() => line.end('ended'));
    ofRoom('media.removed').subscribe(() => line.end('removed'));
    const seen = fromEvent(this.page, 'visibilitychange').pipe(filter(() => !this.page.hidden));
    const back = merge(this.realtime.opened, this.connection.returned, seen, fromEvent(this.page.defaultView!, 'online'));
    back.pipe(takeUntilDestroyed(this.destroyed)).subscribe(() => line.networkReturned());
    line.join();
  }

  join(): void {
    this.line?.join();
  }

  leave(): Promise<void> {
    return this.line?.leave() ?? Promise.resolve();
  }

  async toggleMicrophone(): Promise<void> {
    await this.line?.setMuted(this.view().microphone === 'on');
  }

  async toggleCamera(): Promise<void> {
    await this.line?.setCamera(this.view().camera !== 'on');
  }

  async toggleScreen(): Promise<void> {
    await this.line?.setScreen(this.view().screen !== 'on');
  }

  setAudioOnly(isAudioOnly: boolean): void {
    this.line?.setAudioOnly(isAudioOnly);
  }
}
