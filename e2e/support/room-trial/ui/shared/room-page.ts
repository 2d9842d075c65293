import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import { ApiClient, type ChatLine, type ChatMessage, Realtime, type RoomHours, type RoomPerson, selectAccount, TutoringRoom } from '@fudao/ui-kit';
import { firstValueFrom, timer } from 'rxjs';

interface Said {
  readonly id: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: number;
}

interface RoomAnswer extends RoomHours {
  readonly roomId: string;
  readonly boardId: string;
  readonly others: readonly RoomPerson[];
  readonly messages: readonly Said[];
}

/** A tutoring room as a plugin has one. */
@Component({
  selector: 'room-trial-page',
  imports: [TutoringRoom],
  template: `
    @if (room(); as found) {
      <fd-tutoring-room
        [roomId]="found.roomId"
        [boardId]="found.boardId"
        [chat]="chat"
        [hours]="found"
        [ownName]="ownName()"
        [others]="found.others"
        [ownInk]="isStaff() ? 'red' : 'black'"
        [takesCamera]="true"
        [takesScreen]="isStaff()"
      >
        <p pinned class="question">已知直角三角形两条直角边为 3 和 4，求斜边上的高。</p>
      </fd-tutoring-room>
    } @else {
      <p role="status">等待对方…</p>
    }
  `,
  styles: `.question { margin: 0; padding: 8px 12px; background: var(--mat-sys-surface-container-low); line-height: 1.5; }`,
})
export class RoomPage {
  private readonly api = inject(ApiClient);
  private readonly account = inject(Store).selectSignal(selectAccount);
  private readonly said = signal<readonly Said[]>([]);
  protected readonly room = signal<RoomAnswer | null>(null);
  protected readonly ownName = computed(() => this.account()?.name ?? '');
  protected readonly isStaff = computed(() => this.account()?.roles.includes('teacher') === true);
  protected readonly chat: ChatLine = {
    messages: computed(() => this.said().map((one): ChatMessage => ({ ...one, isOwn: one.authorId === this.account()?.id, pictures: {}, state: 'sent' }))),
    send: async ({ text }) => void (await firstValueFrom(this.api.post<Said>('/api/room-trial/messages', { text }))),
  };

  constructor() {
    const destroyed = inject(DestroyRef);
    inject(Realtime)
      .on<Said>('room-trial.said')
      .pipe(takeUntilDestroyed(destroyed))
      .subscribe((one) => this.said.update((all) => [...all.filter(({ id }) => id !== one.id), one]));
    timer(0, 300).pipe(takeUntilDestroyed(destroyed)).subscribe(() => this.room() === null && void this.meet());
  }

  private async meet(): Promise<void> {
    const { count } = await firstValueFrom(this.api.post<{ count: number }>('/api/room-trial/meet'));
    if (count < 2 || this.room()) return;
    const room = await firstValueFrom(this.api.post<RoomAnswer>('/api/room-trial/room'));
    this.said.set(room.messages);
    this.room.set(room);
  }
}
