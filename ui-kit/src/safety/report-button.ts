import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiClient } from '../api/api-client.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { Button, IconButton } from '../button/button.ts';
import { Dialog } from '../dialog/dialog.ts';
import { Icon } from '../icon/icon.ts';
import { Toasts } from '../toast/toasts.ts';
import { reportReasons, type ReportReason, type ReportTarget } from './report.ts';

let count = 0;

/**
 * Reports content or a person to the moderators: one tap opens it, one says why, and words are optional.
 *
 * `<fd-report-button [target]="{ pluginId: 'question-answer', kind: 'answer', id }" />`
 */
@Component({
  selector: 'fd-report-button',
  imports: [Button, Dialog, Icon, IconButton, TranslocoPipe],
  template: `
    <button fdIconButton type="button" class="flag" [attr.aria-label]="'report.button' | transloco" [title]="'report.button' | transloco" (click)="isOpen.set(true)">
      <fd-icon name="flag" />
    </button>
    <fd-dialog [(open)]="isOpen" [heading]="'report.heading' | transloco">
      <p class="fd-quiet">{{ 'report.lead' | transloco }}</p>
      @if (target().pluginId) {
        <fieldset>
          <legend>{{ 'report.what' | transloco }}</legend>
          @for (one of ['thing', 'person']; track one) {
            <label class="choice">
              <input type="radio" [name]="id + '-what'" [value]="one" [checked]="isOfAuthor() === (one === 'person')" (change)="isOfAuthor.set(one === 'person')" />
              <span>{{ 'report.' + one | transloco }}</span>
            </label>
          }
        </fieldset>
      }
      <fieldset>
        <legend [class.fd-visually-hidden]="!target().pluginId">{{ 'report.why' | transloco }}</legend>
        @for (one of reasons; track one) {
          <label class="choice" [class.urgent]="one === 'danger'">
            <input type="radio" [name]="id" [value]="one" [checked]="reason() === one" (change)="reason.set(one)" />
            <span>{{ 'reportReason.' + one | transloco }}</span>
          </label>
        }
      </fieldset>
      @if (reason() === 'danger') {
        <p class="help" role="status"><fd-icon name="call" />{{ 'report.dangerHint' | transloco }}</p>
      }
      <label class="words" [for]="id + '-words'">{{ 'report.words' | transloco }}</label>
      <textarea #text class="fd-input" rows="3" maxlength="500" [id]="id + '-words'" [value]="words()" (input)="words.set(text.value)"></textarea>
      @if (problem(); as failed) {
        <p class="problem" role="alert">{{ failed.sentence }}</p>
      }
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="isOpen.set(false)">{{ 'action.cancel' | transloco }}</button>
        <button fdButton type="button" [busy]="isSending()" [disabled]="isSending() || reason() === null" (click)="send()">{{ 'report.send' | transloco }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `
    :host { display: inline-flex; }
    .flag { color: var(--mat-sys-on-surface-variant); }
    fieldset { display: grid; gap: 6px; margin: 8px 0 14px; padding: 0; border: 0; }
    legend { margin-bottom: 6px; padding: 0; font-weight: 600; }
    .choice { display: flex; align-items: center; gap: 12px; min-height: 44px; padding: 4px 12px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 12px; cursor: pointer; }
    .choice:has(:checked) { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .choice input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--mat-sys-primary); }
    .urgent span { font-weight: 600; }
    .words { display: block; margin-bottom: 6px; font-weight: 600; }
    p { margin: 0 0 8px; line-height: 1.5; }
    .help { display: flex; gap: 10px; padding: 10px 14px; border-radius: 12px; background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    .help fd-icon { margin-top: 4px; }
    .problem { margin-top: 8px; color: var(--mat-sys-error); }
  `,
})
export class ReportButton {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  readonly target = input.required<ReportTarget>();

  protected readonly id = `fd-report-${++count}`;
  protected readonly reasons = reportReasons;
  protected readonly isOpen = signal(false);
  /** Of another thing nothing is chosen yet. */
  private readonly about = computed(() => JSON.stringify(this.target()));
  protected readonly reason = linkedSignal<string, ReportReason | null>({ source: this.about, computation: () => null });
  /** Not the thing, but who wrote it. */
  protected readonly isOfAuthor = linkedSignal({ source: this.about, computation: () => false });
  protected readonly words = linkedSignal({ source: this.about, computation: () => '' });
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected send(): void {
    const reason = this.reason();
    if (reason === null || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const words = this.words().trim();
    const target = { ...this.target(), ...(this.isOfAuthor() && { ofAuthor: true }) };
    this.api.post('/api/safety/reports', { target, reason, ...(words && { words }) }).subscribe({
      next: () => this.finish(),
      error: (problem: unknown) => this.fail(problem),
    });
  }

  private finish(): void {
    this.isSending.set(false);
    this.isOpen.set(false);
    this.words.set('');
    this.reason.set(null);
    this.isOfAuthor.set(false);
    this.toasts.show(this.texts.translate('report.sent'), { tone: 'good', key: 'report' });
  }

  private fail(problem: unknown): void {
    this.isSending.set(false);
    if (!(problem instanceof ApiProblem)) throw problem;
    this.problem.set(problem);
  }
}
