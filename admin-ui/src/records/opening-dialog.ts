import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, cityDate, Dialog, ErrorState, Field, Loading, MomentPipe } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { live } from '../plugins/live.ts';
import { Intention } from '../rules/intention.ts';
import { RecordKindPipe } from './kind.pipe.ts';
import { RecordsApi } from './records-api.ts';
import { spanOf } from './records-filter.ts';
import type { NewOpening, Opening } from './records.ts';

/** What somebody wants to see: one record, or what is known yet of a person and a span. */
export type OpeningReach =
  | { readonly record: { readonly seq: number; readonly kind: string; readonly at: number; readonly personName: string | null } }
  | { readonly person: string; readonly from: number | null; readonly to: number | null };

const dayMs = 86_400_000;

/** Asks to see what records say: of whom, from when to when, and why. */
@Component({
  selector: 'admin-opening-dialog',
  imports: [Button, Dialog, ErrorState, Field, Loading, MomentPipe, RecordKindPipe, TranslocoPipe],
  templateUrl: './opening-dialog.html',
  styles: `
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
    .span { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 10px; }
    p { margin: 0 0 12px; overflow-wrap: anywhere; }
    .problem { margin: 0; color: var(--mat-sys-error); }
  `,
})
export class OpeningDialog {
  private readonly api = inject(RecordsApi);
  private readonly texts = inject(TranslocoService);
  readonly reach = input.required<OpeningReach>();
  readonly closed = output<void>();
  readonly opened = output<Opening>();
  protected readonly rules = live({ params: () => 'all', load: () => this.api.openingRules() });
  protected readonly deed = new Deed();
  /** Sent again after the line broke, it is the same opening. */
  private readonly intention = new Intention();
  protected readonly wasTried = signal(false);
  protected readonly reason = signal('');
  protected readonly words = signal('');
  protected readonly record = computed(() => {
    const reach = this.reach();
    return 'record' in reach ? reach.record : null;
  });
  private readonly asked = computed(() => {
    const reach = this.reach();
    return 'record' in reach ? { person: '', from: null, to: null } : reach;
  });
  protected readonly person = linkedSignal(() => this.asked().person);
  /** Dates of the city; the last week unless told. */
  protected readonly from = linkedSignal(() => cityDate(this.asked().from ?? (this.asked().to ?? Date.now() + dayMs) - 7 * dayMs));
  protected readonly to = linkedSignal(() => cityDate((this.asked().to ?? Date.now() + dayMs) - dayMs));
  private readonly fewest = computed(() => this.rules.value()?.fewestWords ?? 1);

  protected readonly personError = computed(() => this.complain(!this.record() && !this.person().trim(), 'records.personMissing'));
  protected readonly spanError = computed(() => this.complain(!this.record() && !(this.from() && this.to() && this.from() <= this.to()), 'records.spanWrong'));
  protected readonly reasonError = computed(() => this.complain(!this.reason(), 'records.reasonMissing'));
  protected readonly wordsError = computed(() => this.complain([...this.words().trim()].length < this.fewest(), 'records.wordsShort'));

  private complain(isWrong: boolean, text: string): string | null {
    return this.wasTried() && isWrong ? this.texts.translate<string>(text, { fewest: this.fewest() }) : null;
  }

  protected submit(): void {
    this.wasTried.set(true);
    if (this.personError() ?? this.spanError() ?? this.reasonError() ?? this.wordsError()) return;
    const wanted = this.wanted();
    void this.deed.run(this.api.ask(wanted, this.intention.keyFor(wanted)), (opening) => this.opened.emit(opening));
  }

  private wanted(): NewOpening {
    const why = { reason: this.reason(), words: this.words().trim() };
    const record = this.record();
    if (record) return { ...why, seq: record.seq };
    const { from, to } = spanOf({ from: this.from(), to: this.to() });
    return { ...why, person: this.person().trim(), from: from!, to: to! };
  }
}
