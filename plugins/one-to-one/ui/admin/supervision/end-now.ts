import { Component, inject, model, signal } from '@angular/core';
import { ApiProblem, Button, Dialog, Field } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SupervisedLine } from './supervised-line.ts';

const [shortest, longest] = [2, 300];

/** Ends a session that goes on, at once and for both; the reason is put on the record. */
@Component({
  selector: 'one-to-one-end-now',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog [(open)]="open" [heading]="'one-to-one.supervision.end.heading' | transloco">
      <form id="one-to-one-end-now" (submit)="end(); $event.preventDefault()" novalidate>
        <p>{{ 'one-to-one.supervision.end.body' | transloco }}</p>
        <fd-field #f [label]="'one-to-one.supervision.end.reason' | transloco" [error]="error()">
          <textarea #words class="fd-input" rows="3" [maxLength]="longest" [id]="f.controlId" [attr.aria-describedby]="f.belowId" [value]="reason()" (input)="reason.set(words.value); error.set('')"></textarea>
        </fd-field>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="open.set(false)">{{ 'one-to-one.supervision.end.cancel' | transloco }}</button>
        <button fdButton="danger" type="submit" form="one-to-one-end-now" [busy]="isBusy()" [disabled]="isBusy()">{{ 'one-to-one.supervision.end.confirm' | transloco }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `p { margin: 0 0 14px; }`,
})
export class EndNow {
  private readonly line = inject(SupervisedLine);
  private readonly texts = inject(TranslocoService);
  readonly open = model.required<boolean>();
  protected readonly reason = signal('');
  protected readonly error = signal('');
  protected readonly isBusy = signal(false);
  protected readonly longest = longest;

  protected async end(): Promise<void> {
    const reason = this.reason().trim();
    if (reason.length < shortest) return this.error.set(this.texts.translate('one-to-one.supervision.end.empty'));
    this.isBusy.set(true);
    try {
      await this.line.end(reason);
      this.open.set(false);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.error.set(thrown.sentence);
    } finally {
      this.isBusy.set(false);
    }
  }
}
