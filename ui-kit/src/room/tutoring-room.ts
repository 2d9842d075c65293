import { Component, computed, DestroyRef, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, IconButton } from '../button/button.ts';
import { Confirmations } from '../dialog/confirmations.ts';
import { Dialog } from '../dialog/dialog.ts';
import { Icon } from '../icon/icon.ts';
import { TranslocoService } from '@jsverse/transloco';
import { Board } from './board/board.ts';
import type { BoardPictures } from './board/board-pictures.ts';
import type { Ink } from './board/model/element.ts';
import { RoomChat } from './chat/chat.ts';
import type { ChatLine } from './chat/chat-line.ts';
import { SessionClock, type RoomHours } from './clock/session-clock.ts';
import type { Warning } from './clock/room-clock.ts';
import { DeviceCheck } from './devices/device-check.ts';
import { DeviceChoice } from './devices/device-choice.ts';
import type { SourceState } from './media/media-view.ts';
import { RoomLine } from './room-line.ts';
import { MediaTile } from './tiles/media-tile.ts';
import { SharedScreen } from './tiles/shared-screen.ts';
import { knowRoomIcons } from './room-icons.ts';

/** Somebody who belongs into the room, whether or not they are there. */
export interface RoomPerson {
  readonly id: string;
  readonly name: string;
}

/** What hears all that is said in a room, such as a recorder. */
export interface SoundSink {
  /** Whose sound there is now, one's own with it; told with each change. */
  hear(streams: readonly MediaStream[]): void;
}

const isFaulty = (state: SourceState) => state === 'refused' || state === 'missing' || state === 'in-use';
const isSame = (one: readonly MediaStream[], other: readonly MediaStream[]) => one.length === other.length && one.every((stream, at) => stream === other[at]);

/**
 * A tutoring room: board, sound and pictures, chat, clock. On a phone the board has the screen and the chat is a sheet;
 * on a desk the chat stands beside it.
 *
 * `<fd-tutoring-room [roomId]="…" [boardId]="…" [chat]="line" [hours]="…" [others]="[teacher]"> <div told>being recorded</div> <div pinned>question</div> </fd-tutoring-room>`
 */
@Component({
  selector: 'fd-tutoring-room',
  imports: [Board, Button, DeviceCheck, Dialog, Icon, IconButton, MediaTile, RoomChat, SessionClock, SharedScreen, TranslocoPipe],
  providers: [RoomLine],
  templateUrl: './tutoring-room.html',
  styleUrl: './tutoring-room.scss',
})
export class TutoringRoom {
  protected readonly line = inject(RoomLine);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  protected readonly devices = inject(DeviceChoice).chosen;
  readonly roomId = input.required<string>();
  readonly boardId = input.required<string>();
  readonly chat = input.required<ChatLine>();
  readonly hours = input.required<RoomHours>();
  readonly ownName = input.required<string>();
  /** Whom one talks with. */
  readonly others = input.required<readonly RoomPerson[]>();
  readonly boardPictures = input<BoardPictures | null>(null);
  readonly chatPicturePurpose = input('');
  readonly ownInk = input<Ink>('black');
  readonly soundSink = input<SoundSink | null>(null);
  readonly takesCamera = input(false);
  readonly takesScreen = input(false);
  readonly isMutedAtFirst = input(false);
  readonly warned = output<Warning>();
  /** The server ended the room, or the person goes. */
  readonly over = output<'ended' | 'removed' | 'left'>();

  protected readonly view = this.line.view;
  protected readonly isChatOpen = signal(false);
  protected readonly areDevicesOpen = signal(false);
  private readonly readUntil = signal(0);
  protected readonly tiles = computed(() => {
    const { members } = this.view();
    // Two people: whoever is there is the other. In a class the server says who is who.
    return this.others().map((person, index) => ({ person, member: members.find(({ accountId }) => accountId === person.id) ?? (this.others().length === 1 ? members[index] : undefined) }));
  });
  protected readonly screen = computed(() => {
    const tile = this.tiles().find(({ member }) => member?.screen);
    return tile?.member?.screen ? { stream: tile.member.screen, name: tile.person.name } : null;
  });
  private readonly sounds = computed(() => [this.view().ownMicrophone, ...this.view().members.map(({ audio }) => audio)].filter((stream) => stream !== null), { equal: isSame });
  protected readonly isScreenLarge = signal(true);
  protected readonly unread = computed(() => this.chat().messages().filter(({ isOwn }, index) => !isOwn && index >= this.readUntil()).length);
  protected readonly isOver = computed(() => this.view().line.phase === 'over');
  /** One sentence on how the line is; empty: all is well. */
  protected readonly notice = computed(() => {
    const { line, microphone, camera, audioOnlyBy, isConnectedToOther } = this.view();
    if (line.phase === 'over') return `room.over.${line.problem}`;
    if (line.phase === 'no-audio') return 'room.noAudio';
    if (line.phase === 'waiting' || (line.phase !== 'open' && line.hasBeenOpen)) return line.problem === 'unreachable' ? 'room.unreachable' : 'room.reconnecting';
    if (line.phase !== 'open') return 'room.connecting';
    if (isFaulty(microphone)) return `room.microphone.${microphone}`;
    if (isFaulty(camera)) return `room.camera.${camera}`;
    if (audioOnlyBy === 'line') return 'room.audioOnlyByLine';
    return isConnectedToOther || this.view().members.length > 0 ? '' : 'room.waitingForOther';
  });
  protected readonly canShareScreen = computed(() => this.takesScreen() && 'getDisplayMedia' in (navigator.mediaDevices ?? {}));
  private readonly board = viewChild(Board);

  constructor() {
    knowRoomIcons();
    effect(() => {
      const roomId = this.roomId();
      untracked(() => this.line.open(roomId, this.isMutedAtFirst()));
    });
    effect(() => {
      const { phase, problem } = this.view().line;
      if (phase === 'over' && (problem === 'ended' || problem === 'removed')) untracked(() => this.over.emit(problem));
    });
    effect(() => {
      const [sink, sounds] = [this.soundSink(), this.sounds()];
      untracked(() => sink?.hear(sounds));
    });
    inject(DestroyRef).onDestroy(() => this.soundSink()?.hear([]));
    effect(() => {
      const count = this.chat().messages().length;
      if (this.isChatSeen()) this.readUntil.set(count);
    });
  }

  /** A page of the board as a picture, for history. */
  renderPage(page?: string): Promise<Blob> {
    return this.board()!.renderPage(page);
  }

  protected async leave(): Promise<void> {
    const key = (name: string) => this.texts.translate(`room.leave.${name}`);
    const isSure = await this.confirmations.ask({ heading: key('heading'), body: key('body'), confirm: key('confirm'), isDangerous: true });
    if (!isSure) return;
    await this.line.leave();
    this.over.emit('left');
  }

  /** On a desk it stands there always. */
  private isChatSeen(): boolean {
    return this.isChatOpen() || window.matchMedia('(min-width: 900px)').matches;
  }
}
