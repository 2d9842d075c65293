import { Component, computed, input } from '@angular/core';
import { Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerSaving } from './answering.reducer.ts';

const texts: Readonly<Record<AnswerSaving, string | null>> = {
  nothing: null,
  unsaved: 'question-answer.draft.saving',
  saving: 'question-answer.draft.saving',
  saved: 'question-answer.draft.savedAt',
  device: 'question-answer.draft.device',
  conflict: 'question-answer.draft.conflict',
};

/** Whether the answer half written is safe, and where. */
@Component({
  selector: 'qa-saving-note',
  imports: [Icon, MomentPipe, TranslocoPipe],
  template: `
    @if (text(); as key) {
      <span [class.caution]="saving() === 'device' || saving() === 'conflict'">
        <fd-icon [name]="saving() === 'saved' ? 'check' : saving() === 'device' ? 'devices' : 'sync'" />{{ key | transloco: { time: savedAt() | moment: 'time' } }}
      </span>
    }
  `,
  styles: `
    span { display: inline-flex; align-items: center; gap: 6px; font-size: 0.9rem; color: var(--mat-sys-on-surface-variant); }
    .caution { padding: 2px 10px; border-radius: 10px; background: var(--fd-caution); color: var(--fd-on-caution); }
    fd-icon { font-size: 12px; }
  `,
})
export class SavingNote {
  readonly saving = input.required<AnswerSaving>();
  readonly savedAt = input<string | null>(null);
  protected readonly text = computed(() => texts[this.saving()]);
}
