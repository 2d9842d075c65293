import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Language } from '@fudao/ui-kit';
import type { ChangeView, Preview } from './calendar.ts';
import { groupsOf } from './change-groups.ts';
import { ChangeSteps } from './change-steps.ts';
import { DayWords } from './day-words.ts';
import { PlannedWords } from './planned-words.ts';

/** What an import would do: new, changed and gone days, and what speaks against it. */
@Component({
  selector: 'admin-import-preview',
  imports: [ChangeSteps, Icon, TranslocoPipe],
  templateUrl: './import-preview.html',
  styleUrl: './import-preview.scss',
})
export class ImportPreview {
  private readonly language = inject(Language);
  private readonly days = inject(DayWords);
  private readonly words = inject(PlannedWords);
  readonly preview = input.required<Preview>();
  protected readonly groups = computed(() => groupsOf(this.preview().change));
  protected readonly kept = computed((): ChangeView => ({ terms: [], days: this.preview().kept }));
  protected readonly planned = computed(() => {
    this.language.current();
    return this.words.points(this.preview().planned);
  });
  protected readonly outside = computed(() => {
    this.language.current();
    return this.preview().outsideTerms.map((date) => this.days.fullRange({ from: date, to: date }));
  });
}
