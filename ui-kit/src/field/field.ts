import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';

let count = 0;

/**
 * Label, hint and error around one control: `<fd-field label="…" [error]="…" #f="fdField">
 * <input [id]="f.controlId" [attr.aria-describedby]="f.belowId" class="fd-input" /></fd-field>`.
 */
@Component({
  selector: 'fd-field',
  imports: [Icon],
  template: `
    <label [for]="controlId">{{ label() }}@if (isOptional()) {<span class="optional"> {{ optionalText() }}</span>}</label>
    <ng-content />
    <div class="below" [id]="belowId">
      @if (error(); as text) {
        <p class="error" role="alert"><fd-icon name="error" />{{ text }}</p>
      } @else if (hint()) {
        <p class="hint">{{ hint() }}</p>
      }
    </div>
  `,
  styles: `
    :host { display: block; }
    label { display: block; margin-bottom: 6px; font-weight: 600; }
    .optional { font-weight: 400; color: var(--mat-sys-on-surface-variant); }
    p { display: flex; gap: 6px; margin: 6px 0 0; font-size: 0.875rem; line-height: 1.45; }
    fd-icon { font-size: 0.875rem; margin-top: 1px; }
    .hint { color: var(--mat-sys-on-surface-variant); }
    .error { color: var(--mat-sys-error); }
  `,
  exportAs: 'fdField',
})
export class Field {
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly error = input<string | null>();
  readonly isOptional = input(false);
  readonly optionalText = input('');
  readonly controlId = `fd-field-${++count}`;
  /** For the control's `aria-describedby`. */
  readonly belowId = `${this.controlId}-below`;
}
