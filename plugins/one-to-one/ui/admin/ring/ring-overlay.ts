import { Component, computed, effect, inject, type OnDestroy, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem, Button, Countdown, Dialog, Icon, notificationToast, selectPermissions, Toasts } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { DeclineReason } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { CallQuestion } from '../../shared/question/call-question.ts';
import { RecordingNotice } from '../../shared/recording/recording-notice.ts';
import { RecordingOutbox } from '../../shared/recording/recording-outbox.ts';
import { WarmSession } from '../../shared/session/warm-session.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { DutyDesk } from '../duty/duty-desk.ts';
import { RingNotice } from './ring-notice.ts';
import { RingTone } from './ring-tone.ts';

const reasons: readonly DeclineReason[] = ['busy', 'not-my-field', 'unclear', 'other'];

/** What rings, over whatever page the teacher is on. */
@Component({
  selector: 'one-to-one-ring-overlay',
  imports: [Button, CallQuestion, Countdown, Dialog, Icon, RecordingNotice, SubjectBadge, TranslocoPipe],
  template: `
    @if (ring(); as one) {
      <fd-dialog [open]="true" [dismissable]="false" [heading]="'one-to-one.ring.heading' | transloco">
        <div class="head">
          <one-to-one-subject-badge [subject]="one.subject" [grade]="one.grade" />
          <fd-countdown [until]="one.ringEndsAt" [urgentSeconds]="10" [label]="'one-to-one.ring.left' | transloco" (elapsed)="desk.load()" />
        </div>
        <one-to-one-call-question class="question" [text]="one.text" [pictures]="one.pictures" />
        <one-to-one-recording-notice class="recording" when="rings" [recording]="one.recording" />
        @if (isDeclining()) {
          <fieldset class="reasons">
            <legend>{{ 'one-to-one.ring.why' | transloco }}</legend>
            @for (reason of reasons; track reason) {
              <button fdButton="outlined" type="button" [disabled]="busy() !== null" (click)="decline(one.callId, reason)">{{ 'one-to-one.decline.' + reason | transloco }}</button>
            }
          </fieldset>
        }
        <div dialogActions class="fd-actions">
          <button fdButton="outlined" type="button" [attr.aria-expanded]="isDeclining()" [disabled]="busy() !== null" (click)="isDeclining.set(!isDeclining())"><fd-icon name="call_end" />{{ 'one-to-one.ring.decline' | transloco }}</button>
          <button fdButton type="button" class="accept" [busy]="busy() === 'accept'" [disabled]="busy() !== null" (click)="accept(one.callId)"><fd-icon name="call" />{{ 'one-to-one.ring.accept' | transloco }}</button>
        </div>
      </fd-dialog>
    }
  `,
  styles: `
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; margin-bottom: 14px; }
    fd-countdown { font-size: 1.3rem; font-weight: 650; }
    .question { max-height: 42dvh; overflow-y: auto; font-size: 1.05rem; }
    .recording { display: block; margin-top: 14px; }
    .reasons { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 8px; margin: 16px 0 0; padding: 0; border: 0; }
    .reasons legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
    .accept { min-width: 160px; min-height: 52px; }
  `,
})
export class RingOverlay implements OnDestroy {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly tone = inject(RingTone);
  private readonly warm = inject(WarmSession);
  private readonly notice = inject(RingNotice);
  private readonly permissions = inject(Store).selectSignal(selectPermissions);
  private readonly recordings = inject(RecordingOutbox);
  protected readonly desk = inject(DutyDesk);
  protected readonly reasons = reasons;
  /** The same ring stays the same, however often the desk is read. */
  protected readonly ring = computed(() => this.desk.ringing(), { equal: (a, b) => a?.callId === b?.callId && a?.ringEndsAt === b?.ringEndsAt });
  protected readonly isDeclining = signal(false);
  protected readonly busy = signal<'accept' | 'decline' | null>(null);
  private answered = '';

  constructor() {
    const mayTutor = computed(() => this.permissions().includes('one-to-one:tutor'));
    effect(() => {
      if (!mayTutor()) return;
      untracked(() => {
        this.desk.load();
        // What was left by a browser that was closed too soon.
        this.recordings.resume();
      });
    });
    let before: string | null = null;
    effect(() => {
      const ring = this.ring();
      untracked(() => {
        if (ring && ring.callId !== before) this.begin();
        if (!ring && before !== null) this.finish(before);
        before = ring?.callId ?? null;
      });
    });
  }

  ngOnDestroy(): void {
    this.tone.stop();
    this.notice.stop();
  }

  protected async accept(callId: string): Promise<void> {
    const sessionId = await this.answer(callId, 'accept', () => this.desk.accept(callId));
    if (sessionId) await this.router.navigateByUrl(links.session(sessionId));
  }

  protected async decline(callId: string, reason: DeclineReason): Promise<void> {
    await this.answer(callId, 'decline', () => this.desk.decline(callId, reason));
  }

  private async answer<T>(callId: string, kind: 'accept' | 'decline', deed: () => Promise<T>): Promise<T | null> {
    if (this.busy()) return null;
    this.busy.set(kind);
    this.answered = callId;
    this.tone.stop();
    try {
      return await deed();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.toasts.show(thrown.sentence, { tone: 'bad', key: 'one-to-one.ring' });
      return null;
    } finally {
      this.busy.set(null);
    }
  }

  private begin(): void {
    this.isDeclining.set(false);
    this.warm.start();
    this.tone.start();
    this.notice.start(this.texts.translate('one-to-one.ring.title'), this.texts.translate('one-to-one.ring.heading'));
  }

  private finish(callId: string): void {
    this.tone.stop();
    this.notice.stop();
    // It told of this ring.
    this.toasts.dismiss(notificationToast);
    if (callId !== this.answered) this.toasts.show(this.texts.translate('one-to-one.ring.over'), { key: 'one-to-one.ring' });
  }
}
