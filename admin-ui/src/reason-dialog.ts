import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ApiProblem, Button, Dialog, Field } from '@fudao/ui-kit';

/** Asks for the reason of a deed; nothing is done without one. */
@Component({
  selector: 'admin-reason-dialog',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog [open]="subject() !== null" [heading]="heading()" (closed)="closed.emit()">
      @if (body(); as words) {
        <p>{{ words }}</p>
      }
      <fd-field
        #field="fdField"
        [label]="'reason.label' | transloco"
        [hint]="hint()"
        [error]="needsReason() ? ('reason.missing' | transloco) : problem()?.sentence"
      >
        <textarea
          #text
          class="fd-input"
          rows="4"
          maxlength="500"
          [id]="field.controlId"
          [attr.aria-describedby]="field.belowId"
          [attr.aria-invalid]="needsReason() || null"
          [value]="reason()"
          (input)="reason.set(text.value)"
          (keydown.control.enter)="send()"
        ></textarea>
      </fd-field>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" [disabled]="isBusy()" (click)="closed.emit()">{{ 'action.cancel' | transloco }}</button>
        <button fdButton type="button" [busy]="isBusy()" [disabled]="isBusy()" (click)="send()">{{ confirm() }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `
    p { margin: 0 0 12px; overflow-wrap: anywhere; }
  `,
})
export class ReasonDialog {
  /** What it is about; null closes it, and another one begins with an empty reason. Without it the dialog is open while it is there. */
  readonly subject = input<string | null>('');
  readonly heading = input.required<string>();
  readonly body = input('');
  readonly hint = input('');
  readonly confirm = input.required<string>();
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly given = output<string>();
  readonly closed = output<void>();

  private readonly about = computed(() => this.subject());
  protected readonly reason = linkedSignal({ source: this.about, computation: () => '' });
  private readonly hasTried = linkedSignal({ source: this.about, computation: () => false });
  protected readonly needsReason = computed(() => this.hasTried() && this.reason().trim() === '');

  protected send(): void {
    this.hasTried.set(true);
    if (this.reason().trim() !== '' && !this.isBusy()) this.given.emit(this.reason().trim());
  }
}
