import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient, newIdempotencyKey } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import { MomentPipe } from '../../src/time/moment.pipe.ts';
import type { Notice, Standing } from './standing.ts';

/** Suspensions that hold, and what was decided, each with a way to appeal. */
@Component({
  selector: 'fd-standing-list',
  imports: [Button, Icon, MomentPipe, TranslocoPipe],
  template: `
    @for (one of standing().suspensions; track one.id) {
      <section class="fd-card suspended">
        <h2><fd-icon name="lock" />{{ (one.pluginId ? 'standing.suspendedPart' : 'standing.suspended') | transloco }}</h2>
        <p>{{ 'standing.because' | transloco: { reason: ('reportReason.' + one.reasonCode | transloco) } }}</p>
        <p>
          @if (one.until) { {{ 'standing.until' | transloco: { at: (one.until | moment: 'full') } }} } @else { {{ 'standing.openEnd' | transloco }} }
        </p>
      </section>
    }
    @for (notice of standing().notices; track notice.id) {
      <section class="fd-card">
        <header>
          @for (measure of notice.measures; track measure) {
            <span class="fd-chip caution">{{ 'standingMeasure.' + measure | transloco }}</span>
          }
          <span class="fd-quiet">{{ notice.decidedAt | moment: 'full' }}</span>
        </header>
        <p>{{ 'standing.because' | transloco: { reason: ('reportReason.' + notice.reasons[0] | transloco) } }}</p>
        @if (notice.text) { <blockquote>{{ notice.text }}</blockquote> }
        @if (notice.appealedAt) {
          <p class="fd-quiet">{{ 'standing.appealed' | transloco: { at: (notice.appealedAt | moment: 'full') } }}</p>
        } @else if (appealing() === notice.id) {
          <form (submit)="send(notice); $event.preventDefault()">
            <label [for]="notice.id">{{ 'standing.appealLabel' | transloco }}</label>
            <textarea #words class="fd-input" rows="4" maxlength="1000" [id]="notice.id" [value]="text()" (input)="text.set(words.value)"></textarea>
            @if (problem(); as failed) { <p class="problem" role="alert">{{ failed.sentence }}</p> }
            <div class="fd-actions">
              <button fdButton="text" type="button" (click)="appealing.set(null)">{{ 'action.cancel' | transloco }}</button>
              <button fdButton type="submit" [busy]="isSending()" [disabled]="isSending() || !text().trim()">{{ 'standing.appealSend' | transloco }}</button>
            </div>
          </form>
        } @else if (notice.mayAppeal) {
          <button fdButton="outlined" type="button" (click)="begin(notice)">{{ 'standing.appeal' | transloco }}</button>
        }
      </section>
    }
  `,
  styles: `
    :host { display: grid; gap: 12px; text-align: start; }
    h2 { display: flex; align-items: center; gap: 10px; margin: 0 0 6px; font-size: 1.1rem; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; }
    p { margin: 6px 0; line-height: 1.6; overflow-wrap: anywhere; }
    blockquote { margin: 8px 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--mat-sys-outline-variant); white-space: pre-line; overflow-wrap: anywhere; max-height: 12em; overflow-y: auto; }
    form { display: grid; gap: 8px; }
    label { font-weight: 600; }
    .problem { color: var(--mat-sys-error); }
  `,
})
export class StandingList {
  private readonly api = inject(ApiClient);
  readonly standing = input.required<Standing>();
  readonly appealed = output<void>();
  protected readonly appealing = signal<string | null>(null);
  protected readonly text = signal('');
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private key = '';

  protected begin({ id }: Notice): void {
    this.key = newIdempotencyKey();
    this.text.set('');
    this.problem.set(null);
    this.appealing.set(id);
  }

  protected send({ id }: Notice): void {
    if (this.isSending() || this.text().trim() === '') return;
    this.isSending.set(true);
    this.api.post(`/api/safety/own/${encodeURIComponent(id)}/appeal`, { words: this.text().trim() }, { idempotencyKey: this.key }).subscribe({
      next: () => {
        this.isSending.set(false);
        this.appealing.set(null);
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
