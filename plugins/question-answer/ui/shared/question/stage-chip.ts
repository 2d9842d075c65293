import { Component, computed, input } from '@angular/core';
import { Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionStage } from './question-stage.ts';

const looks: Readonly<Record<QuestionStage, { readonly icon: string; readonly tone: string }>> = {
  guidance: { icon: 'lightbulb', tone: 'accent' },
  waiting: { icon: 'schedule', tone: 'caution' },
  'being-answered': { icon: 'edit', tone: 'accent' },
  answered: { icon: 'forum', tone: 'good' },
  adopted: { icon: 'check_circle', tone: '' },
  solved: { icon: 'check_circle', tone: '' },
  withdrawn: { icon: 'undo', tone: '' },
  held: { icon: 'schedule', tone: 'accent' },
  refused: { icon: 'error', tone: 'caution' },
};

/** A question's stage at a glance: never by colour alone. */
@Component({
  selector: 'qa-stage-chip',
  imports: [Icon, TranslocoPipe],
  template: `<span class="fd-chip" [class]="look().tone"><fd-icon [name]="look().icon" />{{ 'question-answer.stage.' + stage() | transloco }}</span>`,
  styles: `:host { display: inline-flex; } .fd-chip fd-icon { font-size: 11px; }`,
})
export class StageChip {
  readonly stage = input.required<QuestionStage>();
  protected readonly look = computed(() => looks[this.stage()]);
}
