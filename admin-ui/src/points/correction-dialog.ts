import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Field, MomentPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import type { Correction } from './correction.ts';
import { PointsApi } from './points-api.ts';
import { readPoints, signedWords } from './points-words.ts';
import { PointsPipe } from './points.pipe.ts';
import type { Entry } from './statement.ts';

/** Proposes to add to, or take from, a teacher's points; another administrator decides. */
@Component({
  selector: 'admin-correction-dialog',
  imports: [Button, Dialog, Field, MomentPipe, PointsPipe, TranslocoPipe],
  templateUrl: './correction-dialog.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    p {
      margin: 0 0 12px;
    }
  `,
})
export class CorrectionDialog {
  private readonly api = inject(PointsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly teacher = input.required<{ readonly id: string; readonly name: string }>();
  readonly termId = input.required<string>();
  /** The line it is about, if it is about one. */
  readonly entry = input<Entry | null>(null);
  readonly closed = output<void>();
  readonly proposed = output<void>();
  protected readonly typed = signal<string | null>(null);
  protected readonly reason = signal('');
  protected readonly wasTried = signal(false);
  protected readonly deed = new Deed();
  /** A line is taken back as a whole, unless something else is typed. */
  protected readonly amountText = computed(() => this.typed() ?? this.usual());
  protected readonly amount = computed(() => readPoints(this.amountText()));
  protected readonly amountError = computed(() => {
    if (!this.wasTried() || this.amount()) return null;
    return this.texts.translate<string>('points.amountWrong');
  });
  protected readonly reasonError = computed(() =>
    this.wasTried() && !this.reason().trim() ? this.texts.translate<string>('points.reasonMissing') : null,
  );

  private usual(): string {
    const amount = this.entry()?.amount ?? 0;
    return amount === 0 ? '' : signedWords(-amount).replace(',', '').replace('−', '-');
  }

  protected submit(): void {
    this.wasTried.set(true);
    const [amount, reason] = [this.amount(), this.reason().trim()];
    if (!amount || !reason) return;
    const [teacher, entry] = [this.teacher(), this.entry()];
    const proposal = { teacherId: teacher.id, termId: this.termId(), amount, reason, ...(entry ? { entryId: entry.id } : {}) };
    void this.deed.run(this.api.propose(proposal), (correction) => this.finish(correction));
  }

  private finish(correction: Correction): void {
    const undo = { label: this.texts.translate<string>('action.undo'), run: () => this.takeBack(correction) };
    this.toasts.show(this.texts.translate('points.proposed'), { tone: 'good', action: undo, durationMs: 10_000 });
    this.proposed.emit();
    this.closed.emit();
  }

  private takeBack(correction: Correction): void {
    this.api.withdraw(correction).subscribe({
      next: () => this.toasts.show(this.texts.translate('points.withdrawn')),
      error: (problem: { sentence: string }) => this.toasts.show(problem.sentence, { tone: 'bad' }),
    });
  }
}
