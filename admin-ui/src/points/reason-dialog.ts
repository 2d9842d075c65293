import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field } from '@fudao/ui-kit';

/** Asks why before something is done. */
@Component({
  selector: 'admin-reason-dialog',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="heading()" (closed)="closed.emit()">
      @if (lead(); as words) {
        <p>{{ words }}</p>
      }
      <form id="reason-form" (submit)="$event.preventDefault(); submit()">
        <fd-field #field="fdField" [label]="'points.reason' | transloco" [error]="error()">
          <textarea
            #words
            class="fd-input"
            rows="3"
            maxlength="500"
            [id]="field.controlId"
            [attr.aria-describedby]="field.belowId"
            [attr.aria-invalid]="!!error() || null"
            [value]="reason()"
            (input)="reason.set(words.value)"
          ></textarea>
        </fd-field>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ 'action.cancel' | transloco }}</button>
        <button fdButton type="submit" form="reason-form">{{ confirm() }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `
    p {
      margin: 0 0 12px;
    }
  `,
})
export class ReasonDialog {
  private readonly texts = inject(TranslocoService);
  readonly heading = input.required<string>();
  readonly confirm = input.required<string>();
  readonly lead = input<string>();
  readonly given = output<string>();
  readonly closed = output<void>();
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);

  protected submit(): void {
    const reason = this.reason().trim();
    if (reason) this.given.emit(reason);
    else this.error.set(this.texts.translate('points.reasonMissing'));
  }
}
