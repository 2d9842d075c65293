import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { ApiProblem, Button, Confirmations, ErrorState, Icon, Loading, Page, selectAccount, Toasts, TutoringRoom } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../links.ts';
import { CallQuestion } from '../question/call-question.ts';
import { RecordingNotice } from '../recording/recording-notice.ts';
import { RecordingOutbox } from '../recording/recording-outbox.ts';
import { SessionRecorder } from '../recording/session-recorder.ts';
import { SessionBoardPictures } from './session-board-pictures.ts';
import { SessionChat } from './session-chat.ts';
import { SessionLine } from './session-line.ts';
import { SessionRecord } from './session-record.ts';

/** A session of the two: the room while it runs, its record afterwards. */
@Component({
  selector: 'one-to-one-session-page',
  imports: [Button, CallQuestion, ErrorState, Icon, Loading, Page, RecordingNotice, SessionRecord, TranslocoPipe, TutoringRoom],
  providers: [SessionBoardPictures, SessionLine, SessionChat, SessionRecorder],
  templateUrl: './session-page.html',
  styleUrl: './session-page.scss',
})
export class SessionPage {
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly line = inject(SessionLine);
  protected readonly chat = inject(SessionChat);
  protected readonly boardPictures = inject(SessionBoardPictures);
  protected readonly recorder = inject(SessionRecorder);
  /** Parts of recordings that are not sent yet; in the staff app alone. */
  protected readonly unsent = inject(RecordingOutbox, { optional: true })?.waiting ?? signal(0).asReadonly();
  protected readonly links = links;
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly session = this.line.session;
  protected readonly isTeacher = computed(() => this.session()?.role === 'teacher');
  /** By this browser, as the teacher's does. */
  private readonly isRecorded = computed(() => this.isTeacher() && this.line.isLive() && this.session()?.recording === 'on');
  protected readonly ownName = computed(() => this.account()?.name ?? '');
  /** Went out, while the session goes on. */
  protected readonly hasLeft = signal(false);
  protected readonly isEnding = signal(false);
  private readonly times = computed(() => {
    const session = this.session();
    return session && { startsAt: Date.parse(session.startsAt), endsAt: Date.parse(session.endsAt), serverNow: Date.parse(session.serverNow) };
  });
  /** As they were when the page opened: the room's clock counts on from there. */
  protected readonly hours = computed(this.times, { equal: (a, b) => a?.startsAt === b?.startsAt && a?.endsAt === b?.endsAt });
  protected readonly others = computed(() => [{ id: this.partnerId(), name: this.partnerName() }]);
  private readonly partnerId = computed(() => this.session()?.partner.id ?? '');
  private readonly partnerName = computed(() => this.session()?.partner.name ?? '');
  protected readonly takesCamera = computed(() => {
    const { allowed = false, mine = false, theirs = false } = this.session()?.video ?? {};
    return allowed && mine && theirs;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.boardPictures.open(id);
        this.line.open(id);
      });
    });
    effect(() => {
      const recorded = this.isRecorded() ? this.session()!.id : null;
      untracked(() => this.recorder.follow(recorded));
    });
    effect(() => {
      const id = this.session()?.id;
      const names = { [this.account()?.id ?? '']: this.ownName(), [this.partnerId()]: this.partnerName() };
      if (id) untracked(() => this.chat.open(id, names));
    });
  }

  protected leave(how: 'ended' | 'removed' | 'left'): void {
    if (how === 'left') this.hasLeft.set(true);
    this.line.load();
  }

  protected async end(): Promise<void> {
    const key = (name: string) => this.texts.translate(`one-to-one.end.${name}`);
    const isSure = await this.confirmations.ask({ heading: key('heading'), body: key('body'), confirm: key('confirm'), isDangerous: true });
    if (!isSure) return;
    this.isEnding.set(true);
    await this.attempt(() => this.line.end());
    this.isEnding.set(false);
  }

  protected async toggleVideo(): Promise<void> {
    await this.attempt(() => this.line.wantVideo(!this.session()?.video.mine));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.toasts.show(thrown.sentence, { tone: 'bad', key: 'one-to-one' });
      this.line.load();
    }
  }
}
