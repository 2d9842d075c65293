import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, type ChatLine, Countdown, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page, RichText, RoomChat, selectPermissions, Watermarked } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { CallQuestion } from '../../shared/question/call-question.ts';
import { BoardPages } from '../../shared/session/board-pages.ts';
import { chatMessageOf } from '../../shared/session/chat-message.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { EndNow } from './end-now.ts';
import { SupervisedLine } from './supervised-line.ts';
import { SupervisedSound } from './supervised-sound.ts';

/** What was said, drawn and noted in one session, under an opening of the records and while that lasts; looked on at while it goes on. */
@Component({
  selector: 'one-to-one-supervised-session-page',
  imports: [BoardPages, Button, CallQuestion, Countdown, EmptyState, EndNow, ErrorState, Icon, Loading, MomentPipe, Page, RichText, RoomChat, RouterLink, SubjectBadge, SupervisedSound, TranslocoPipe, Watermarked],
  providers: [SupervisedLine],
  templateUrl: './supervised-session-page.html',
  styleUrl: './supervised-session-page.scss',
})
export class SupervisedSessionPage {
  private readonly permissions = inject(Store).selectSignal(selectPermissions);
  private readonly texts = inject(TranslocoService);
  protected readonly line = inject(SupervisedLine);
  protected readonly links = links;
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly isEnding = signal(false);
  protected readonly mayEnd = computed(() => this.permissions().includes('media:end-rooms'));
  protected readonly isLive = computed(() => this.line.content()?.session.state === 'live');
  /** It is read here, and written by nobody. */
  protected readonly chat: ChatLine = {
    messages: computed(() => {
      const content = this.line.content();
      return (content?.messages ?? []).map((message) => {
        const { teacher } = content!.session;
        const name = message.authorId === teacher.id ? teacher.name : this.texts.translate<string>('one-to-one.supervision.student');
        const sentence = message.held && this.texts.translate<string>(`one-to-one.supervision.held.${message.held}`);
        return chatMessageOf(message, { name, isOwn: false }, sentence);
      });
    }),
    send: () => Promise.reject(new Error('A supervisor does not write.')),
  };
  /** To the record of this session having begun, with the way back here. */
  protected readonly askParams = computed(() => ({ thing: this.id(), kind: 'one-to-one.started', ask: 'one', back: links.supervised(this.id()) }));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.line.open(id));
    });
  }
}
