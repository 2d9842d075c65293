import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon, Language } from '@fudao/ui-kit';
import { LimitMeter } from './limit-meter.ts';
import { pointsWords } from './points-words.ts';
import { PointsPipe } from './points.pipe.ts';
import type { Statement } from './statement.ts';

/** What a term comes to: the sum, what it is worth, how near the limits are and what they cut. */
@Component({
  selector: 'admin-statement-totals',
  imports: [Icon, LimitMeter, PointsPipe, TranslocoPipe],
  templateUrl: './statement-totals.html',
  styleUrl: './statement-totals.scss',
})
export class StatementTotals {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly statement = input.required<Omit<Statement, 'items' | 'nextCursor'>>();
  protected readonly totals = computed(() => this.statement().totals);
  protected readonly cut = computed(() => this.totals().cutByTerm + this.totals().cutByWeek);
  protected readonly capWords = computed(() => `${pointsWords(this.totals().granted)} / ${pointsWords(this.totals().cap)}`);
  protected readonly capHint = computed(() => {
    this.language.current();
    const { granted, cap } = this.totals();
    const left = pointsWords(cap - granted);
    return granted >= cap ? this.texts.translate<string>('points.capReached') : this.texts.translate<string>('points.capLeft', { left });
  });
}
