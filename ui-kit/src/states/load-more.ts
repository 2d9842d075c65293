import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button.ts';

/** The end of a list that has more: `<fd-load-more [hasMore]="!!nextCursor()" [busy]="…" (asked)="more()" />` */
@Component({
  selector: 'fd-load-more',
  imports: [Button, TranslocoPipe],
  template: `
    @if (hasMore()) {
      <button fdButton="outlined" type="button" [busy]="busy()" [disabled]="busy()" (click)="asked.emit()">
        {{ (busy() ? 'state.loading' : 'action.loadMore') | transloco }}
      </button>
    } @else if (showsEnd()) {
      <p>{{ 'state.end' | transloco }}</p>
    }
  `,
  styles: `
    :host { display: grid; justify-items: center; padding: 12px 0 4px; }
    p { margin: 0; font-size: 0.875rem; color: var(--mat-sys-on-surface-variant); }
  `,
})
export class LoadMore {
  readonly hasMore = input.required<boolean>();
  readonly busy = input(false);
  /** Whether to say that this was all: for lists long enough to wonder. */
  readonly showsEnd = input(false);
  readonly asked = output<void>();
}
