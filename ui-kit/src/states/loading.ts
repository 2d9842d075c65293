import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The outline of what is coming, so that nothing jumps when it arrives. Appears after a moment only. */
@Component({
  selector: 'fd-loading',
  imports: [TranslocoPipe],
  template: `
    <div role="status" aria-live="polite">
      <span class="fd-visually-hidden">{{ 'state.loading' | transloco }}</span>
      @for (row of list(); track row) {
        <div class="row" aria-hidden="true"><i class="wide"></i><i></i></div>
      }
    </div>
  `,
  styles: `
    :host { display: block; }
    .row { display: grid; gap: 10px; padding: 18px 16px; margin-bottom: 12px; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-lowest); }
    i { height: 14px; width: 55%; border-radius: 7px; background: var(--mat-sys-surface-container-high); }
    i.wide { width: 85%; }
    @media (prefers-reduced-motion: no-preference) {
      .row { animation: appear 300ms 150ms both; }
      i { animation: breathe 1.4s ease-in-out infinite alternate; }
      @keyframes appear { from { opacity: 0; } }
      @keyframes breathe { to { opacity: 0.45; } }
    }
  `,
})
export class Loading {
  readonly rows = input(3);
  protected readonly list = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
