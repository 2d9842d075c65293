import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field, Icon, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { Intention } from './intention.ts';
import { RuleChanges } from './rule-changes.ts';
import type { RuleGroup } from './rule-field.ts';
import { RulesApi } from './rules-api.ts';
import type { RuleChange } from './rules-draft.ts';

/** Takes back the newest change, planned or in effect, with a reason. */
@Component({
  selector: 'admin-undo-rules-dialog',
  imports: [Button, Dialog, Field, Icon, RuleChanges, TranslocoPipe],
  template: `
    <fd-dialog
      [open]="true"
      [heading]="'rules.undo.' + way() + 'Heading' | transloco"
      [dismissable]="!deed.isRunning()"
      (closed)="closed.emit()"
    >
      <form id="undo-rules" (submit)="$event.preventDefault(); go()">
        <p>{{ 'rules.undo.' + way() + 'Body' | transloco }}</p>
        @if (!isPlanned()) {
          <admin-rule-changes [changes]="backwards()" [groups]="groups()" />
        }
        <fd-field #field="fdField" [label]="'rules.save.reason' | transloco" [hint]="'rules.undo.' + way() + 'Hint' | transloco">
          <textarea
            #why
            class="fd-input"
            rows="2"
            maxlength="300"
            required
            [id]="field.controlId"
            [attr.aria-describedby]="field.belowId"
            [disabled]="deed.isRunning()"
            [value]="reason()"
            (input)="reason.set(why.value)"
          ></textarea>
        </fd-field>
        @if (deed.problem(); as failed) {
          <div class="problem" role="alert">
            <p><fd-icon name="error" />{{ failed.sentence }}</p>
            @if (failed.code === 'POLICY_VERSION_CHANGED') {
              <button fdButton="outlined" type="button" (click)="overtaken.emit()">
                {{ 'rules.undo.reload' | transloco }}
              </button>
            }
          </div>
        }
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" [disabled]="deed.isRunning()" (click)="closed.emit()">
          {{ 'action.cancel' | transloco }}
        </button>
        <button fdButton type="submit" form="undo-rules" [busy]="deed.isRunning()" [disabled]="!isReady()">
          {{ 'rules.undo.' + way() + 'Do' | transloco }}
        </button>
      </div>
    </fd-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
    }
    p {
      margin: 0;
    }
    .problem {
      display: grid;
      justify-items: start;
      gap: 10px;
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .problem p {
      display: flex;
      gap: 8px;
    }
    .problem button {
      border-color: currentColor;
      color: inherit;
    }
  `,
})
export class UndoRulesDialog {
  private readonly api = inject(RulesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly groups = input.required<readonly RuleGroup[]>();
  /** What the change that is taken back did. */
  readonly changes = input.required<readonly RuleChange[]>();
  readonly isPlanned = input.required<boolean>();
  readonly revision = input.required<number>();
  readonly closed = output<void>();
  readonly done = output<void>();
  /** Somebody was faster: what would be taken back is another change by now. */
  readonly overtaken = output<void>();
  protected readonly reason = signal('');
  protected readonly deed = new Deed();
  protected readonly way = computed(() => (this.isPlanned() ? 'withdraw' : 'putBack'));
  protected readonly backwards = computed(() => this.changes().map(({ field, from, to }) => ({ field, from: to, to: from })));
  protected readonly isReady = computed(() => !this.deed.isRunning() && this.reason().trim() !== '');
  private readonly intention = new Intention();

  protected go(): void {
    if (!this.isReady()) return;
    const undo = { reason: this.reason().trim(), expectedRevision: this.revision() };
    const said = this.isPlanned() ? 'rules.undo.withdrawn' : 'rules.undo.putBack';
    void this.deed.run(this.api.undo(undo, this.intention.keyFor(undo)), () => {
      this.toasts.show(this.texts.translate(said), { tone: 'good', key: 'rules' });
      this.done.emit();
    });
  }
}
