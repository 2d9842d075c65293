import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient, newIdempotencyKey } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { MomentPipe } from '../../src/time/moment.pipe.ts';
import type { Notice } from './standing.ts';

/** What a decision is about, as it stood, and the way to appeal. */
@Component({
  selector: 'fd-notice-appeal',
  imports: [Button, MomentPipe, TranslocoPipe],
  template: `
    @let one = notice();
    @if (one.text) { <blockquote tabindex="0">{{ one.text }}</blockquote> }
    @if (one.appealedAt) {
      <p class="fd-quiet">{{ 'standing.appealed' | transloco: { at: (one.appealedAt | moment: 'full') } }}</p>
    } @else if (isAppealing()) {
      <form (submit)="send(); $event.preventDefault()">
        <label [for]="one.id">{{ 'standing.appealLabel' | transloco }}</label>
        <textarea #words class="fd-input" rows="4" maxlength="1000" [id]="one.id" [value]="text()" (input)="text.set(words.value)"></textarea>
        @if (problem(); as failed) { <p class="problem" role="alert">{{ failed.sentence }}</p> }
        <div class="fd-actions">
          <button fdButton="text" type="button" (click)="isAppealing.set(false)">{{ 'action.cancel' | transloco }}</button>
          <button fdButton type="submit" [busy]="isSending()" [disabled]="isSending() || !text().trim()">{{ 'standing.appealSend' | transloco }}</button>
        </div>
      </form>
    } @else if (one.mayAppeal) {
      <button fdButton="outlined" type="button" (click)="begin()">{{ 'standing.appeal' | transloco }}</button>
    }
  `,
  styles: `
    :host { display: block; }
    p { margin: 6px 0; line-height: 1.6; overflow-wrap: anywhere; }
    blockquote { margin: 8px 0 12px; padding-inline-start: 12px; border-inline-start: 3px solid var(--mat-sys-outline-variant); line-height: 1.6; white-space: pre-line; overflow-wrap: anywhere; max-height: 12em; overflow-y: auto; }
    form { display: grid; gap: 8px; }
    label { font-weight: 600; }
    button { margin-top: 6px; }
    .fd-actions button { margin-top: 0; }
    .problem { color: var(--mat-sys-error); }
  `,
})
export class NoticeAppeal {
  private readonly api = inject(ApiClient);
  readonly notice = input.required<Notice>();
  readonly appealed = output<void>();
  protected readonly isAppealing = signal(false);
  protected readonly text = signal('');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private key = '';

  protected begin(): void {
    this.key = newIdempotencyKey();
    this.text.set('');
    this.problem.set(null);
    this.isAppealing.set(true);
  }

  protected send(): void {
    if (this.isSending() || this.text().trim() === '') return;
    this.isSending.set(true);
    const path = `/api/safety/own/${encodeURIComponent(this.notice().id)}/appeal`;
    this.api.post(path, { words: this.text().trim() }, { idempotencyKey: this.key }).subscribe({
      next: () => {
        this.isSending.set(false);
        this.isAppealing.set(false);
        this.appealed.emit();
      },
      error: (problem: unknown) => {
        this.isSending.set(false);
        if (!(problem instanceof ApiProblem)) throw problem;
        this.key = newIdempotencyKey();
        this.problem.set(problem);
      },
    });
  }
}
