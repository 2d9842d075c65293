import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';

/** Nothing here yet: says why, and (projected) what to do about it. */
@Component({
  selector: 'fd-empty-state',
  imports: [Icon],
  template: `
    <span class="badge"><fd-icon [name]="icon()" /></span>
    <p class="heading">{{ heading() }}</p>
    @if (hint(); as text) {
      <p class="hint">{{ text }}</p>
    }
    <div class="action"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 40px 24px;
      text-align: center;
    }
    .badge {
      display: grid;
      place-items: center;
      width: 72px;
      height: 72px;
      border-radius: 50%;
      font-size: 22px;
      color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
    }
    p {
      margin: 0;
      max-width: 34em;
      text-wrap: balance;
    }
    .heading {
      margin-top: 8px;
      font-weight: 600;
      font-size: 1.1rem;
    }
    .hint {
      color: var(--mat-sys-on-surface-variant);
    }
    .action {
      display: grid;
      justify-items: center;
      gap: 8px;
      margin-top: 8px;
    }
  `,
})
export class EmptyState {
  readonly icon = input('inbox');
  readonly heading = input.required<string>();
  readonly hint = input<string>();
}
