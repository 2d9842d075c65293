import { Component, computed, input } from '@angular/core';
import { Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DraftSaving } from './ask.reducer.ts';

/** Whether what is written is safe, and where. */
@Component({
  selector: 'qa-draft-note',
  imports: [Icon, MomentPipe, TranslocoPipe],
  template: `
    @if (key(); as text) {
      <span [class.device]="saving() === 'device'"><fd-icon [name]="icon()" />{{ text | transloco: { time: savedAt() | moment: 'time' } }}</span>
    }
  `,
  styles: `
    :host { display: inline-flex; min-height: 1.6em; }
    span { display: inline-flex; align-items: center; gap: 6px; font-size: 0.875rem; color: var(--mat-sys-on-surface-variant); }
    .device { color: var(--fd-on-caution); background: var(--fd-caution); padding: 0 10px; border-radius: 10px; }
    fd-icon { font-size: 12px; }
  `,
})
export class DraftNote {
  readonly saving = input.required<DraftSaving>();
  readonly savedAt = input<string | null>(null);

  protected readonly icon = computed(() => ({ nothing: 'check', unsaved: 'sync', saving: 'sync', saved: 'check', device: 'phone_iphone' })[this.saving()]);
  protected readonly key = computed(() => {
    const saving = this.saving();
    if (saving === 'nothing') return null;
    if (saving === 'saved') return this.savedAt() ? 'question-answer.draft.savedAt' : 'question-answer.draft.saved';
    return saving === 'device' ? 'question-answer.draft.device' : 'question-answer.draft.saving';
  });
}
