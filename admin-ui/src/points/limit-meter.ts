import { Component, computed, input } from '@angular/core';

/** How near something is to a limit: a bar with its words. */
@Component({
  selector: 'admin-limit-meter',
  template: `
    <div class="words">
      <span>{{ label() }}</span>
      <strong>{{ words() }}</strong>
    </div>
    <div
      class="track"
      role="meter"
      aria-valuemin="0"
      [attr.aria-valuemax]="most()"
      [attr.aria-valuenow]="shown()"
      [attr.aria-label]="label()"
      [attr.aria-valuetext]="words()"
    >
      <i [class.full]="value() >= most()" [style.inline-size.%]="percent()"></i>
    </div>
    @if (hint(); as text) {
      <p>{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .words {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px 12px;
      font-size: 0.92rem;
    }
    strong {
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .track {
      height: 10px;
      margin-top: 6px;
      border-radius: 5px;
      background: var(--mat-sys-surface-container-high);
      overflow: hidden;
    }
    i {
      display: block;
      height: 100%;
      border-radius: 5px;
      background: var(--mat-sys-primary);
    }
    i.full {
      background: var(--fd-star);
    }
    p {
      margin: 6px 0 0;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.86rem;
    }
  `,
})
export class LimitMeter {
  readonly label = input.required<string>();
  readonly words = input.required<string>();
  readonly value = input.required<number>();
  readonly most = input.required<number>();
  readonly hint = input<string>('');
  protected readonly shown = computed(() => Math.min(Math.max(this.value(), 0), this.most()));
  protected readonly percent = computed(() => (this.most() > 0 ? (100 * this.shown()) / this.most() : 0));
}
