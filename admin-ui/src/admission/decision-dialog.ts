import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Dialog, Field } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { AdmissionApi, type Decision } from './admission-api.ts';
import { type Part, parts, type Progress, type Review } from './admission.ts';

/** Returns an application, with what is to be completed, or refuses it: with the reason that the teacher reads. */
@Component({
  selector: 'admin-decision-dialog',
  imports: [Button, Dialog, Field, TranslocoPipe],
  template: `
    <fd-dialog
      [open]="true"
      [heading]="'admission.decide.' + decision() + 'Heading' | transloco: { name: application().teacherName }"
      (closed)="closed.emit()"
    >
      <form id="decision" (submit)="$event.preventDefault(); submit()" (keydown.control.enter)="submit()">
        @if (decision() === 'return') {
          <fieldset class="fd-choices">
            <legend>{{ 'admission.decide.asked' | transloco }}</legend>
            @for (part of parts; track part) {
              <label
                ><input #box type="checkbox" [checked]="asked().includes(part)" (change)="ask(part, box.checked)" />{{
                  'admission.part.' + part | transloco
                }}</label
              >
            }
          </fieldset>
        }
        <fd-field
          #field="fdField"
          [label]="'admission.decide.reason' | transloco"
          [hint]="'admission.decide.reasonHint' | transloco"
          [error]="deed.problem()?.sentence ?? null"
        >
          <textarea
            #text
            class="fd-input"
            rows="3"
            maxlength="500"
            [id]="field.controlId"
            [attr.aria-describedby]="field.belowId"
            [value]="reason()"
            (input)="reason.set(text.value)"
          ></textarea>
        </fd-field>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ 'action.cancel' | transloco }}</button>
        <button
          [fdButton]="decision() === 'refuse' ? 'danger' : 'filled'"
          type="submit"
          form="decision"
          aria-keyshortcuts="Control+Enter"
          [busy]="deed.isRunning()"
          [disabled]="deed.isRunning() || !reason().trim()"
        >
          {{ 'admission.decide.' + decision() | transloco }}
        </button>
      </div>
    </fd-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    legend {
      margin-bottom: 6px;
      padding: 0;
      font-weight: 600;
    }
  `,
})
export class DecisionDialog {
  private readonly api = inject(AdmissionApi);
  readonly application = input.required<Review>();
  readonly decision = input.required<Exclude<Decision['decision'], 'approve'>>();
  readonly closed = output<void>();
  readonly decided = output<Progress>();
  protected readonly parts = parts;
  protected readonly reason = signal('');
  protected readonly asked = signal<readonly Part[]>([]);
  protected readonly deed = new Deed();

  protected ask(part: Part, isAsked: boolean): void {
    this.asked.update((asked) => (isAsked ? [...asked, part] : asked.filter((one) => one !== part)));
  }

  protected submit(): void {
    const reason = this.reason().trim();
    if (!reason) return;
    const { id, revision } = this.application();
    const decision = {
      decision: this.decision(),
      reason,
      ...(this.decision() === 'return' ? { asked: this.asked() } : {}),
    };
    void this.deed.run(this.api.decide(id, revision, decision), (progress) => this.decided.emit(progress));
  }
}
