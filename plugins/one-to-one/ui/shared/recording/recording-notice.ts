import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CallRecording, Recording } from '../../../api.ts';

/**
 * Says that it is recorded, or is not and why; nothing where the district does not ask for it.
 * `when`: `before` the call, to the student; as it `rings`, to the teacher; `now`, to both.
 */
@Component({
  selector: 'one-to-one-recording-notice',
  imports: [TranslocoPipe],
  template: `
    @if (key(); as key) {
      <p role="note" [class.on]="recording() === 'on' && !isUnable()" [class.bar]="when() === 'now'">
        <span class="dot" aria-hidden="true"></span><span>{{ 'one-to-one.recording.' + key | transloco }}</span>
      </p>
    }
  `,
  styles: `
    p { display: flex; align-items: baseline; gap: 10px; margin: 0; padding: 8px 12px; border-radius: 12px; background: var(--mat-sys-surface-container-high); color: var(--mat-sys-on-surface); font-size: 0.875rem; line-height: 1.5; }
    .bar { justify-content: center; padding: 3px 12px; border-radius: 0; font-weight: 600; }
    .on { background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    .dot { flex: none; width: 10px; height: 10px; border: 2px solid currentColor; border-radius: 50%; }
    .on .dot { border-color: var(--mat-sys-error); background: var(--mat-sys-error); }
    .bar.on .dot { animation: breathe 2s ease-in-out infinite; }
    @keyframes breathe { 50% { opacity: 0.35; } }
    @media (prefers-reduced-motion: reduce) { .bar.on .dot { animation: none; } }
  `,
})
export class RecordingNotice {
  readonly recording = input.required<CallRecording | Recording>();
  readonly when = input.required<'before' | 'rings' | 'now'>();
  readonly isUnable = input(false);
  protected readonly key = computed(() => {
    if (this.isUnable()) return 'unable';
    if (this.recording() === 'on') return this.when();
    return this.recording() === 'no-consent' ? `${this.when()}Not` : null;
  });
}
