import { Component, computed, input, output, signal } from '@angular/core';
import { type ApiProblem, Button, Icon, IconButton, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FurtherReading, Match, SolvedBankQuestion } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { isBlank } from '../../shared/written-text.ts';
import { BankQuestionDialog } from './bank-question-dialog.ts';

/** The bank is searched by its words, not by a whole page of them. */
const longestSearch = 200;

/** Bank questions to attach as further reading; the student climbs them by the guidance ladder. */
@Component({
  selector: 'qa-further-reading-picker',
  imports: [BankQuestionDialog, Button, Icon, IconButton, RichText, TranslocoPipe],
  templateUrl: './further-reading-picker.html',
  styleUrl: './further-reading-picker.scss',
})
export class FurtherReadingPicker {
  readonly chosen = input.required<readonly FurtherReading[]>();
  /** What is being answered, to search for questions like it. */
  readonly asked = input('');
  /** What the search found; null before any. */
  readonly matches = input<readonly Match[] | null>(null);
  readonly isSearching = input(false);
  /** The bank question that is looked at, as far as it is there. */
  readonly shown = input<{ readonly question: SolvedBankQuestion | null; readonly problem: ApiProblem | null } | null>(null);
  readonly searched = output<string>();
  readonly opened = output<string>();
  readonly closed = output<void>();
  readonly changed = output<readonly FurtherReading[]>();

  protected readonly most = formLimits.furtherReading;
  protected readonly longest = longestSearch;
  protected readonly words = signal('');
  protected readonly canSearch = computed(() => !isBlank(this.words()));
  protected readonly likeAsked = computed(() => this.asked().replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').trim().slice(0, longestSearch));
  protected readonly found = computed(() => {
    const chosen = new Set(this.chosen().map(({ bankQuestionId }) => bankQuestionId));
    return this.matches()?.filter(({ bankQuestionId }) => !chosen.has(bankQuestionId)) ?? null;
  });
  protected readonly canAddShown = computed(() => {
    const id = this.shown()?.question?.bankQuestionId;
    return this.chosen().length < this.most && !this.chosen().some(({ bankQuestionId }) => bankQuestionId === id);
  });
  private openedExcerpt = '';

  protected write(event: Event): void {
    this.words.set((event.target as HTMLInputElement).value);
  }

  protected search(): void {
    if (this.canSearch()) this.searched.emit(this.words());
  }

  protected searchLikeAsked(): void {
    this.words.set('');
    this.searched.emit(this.likeAsked());
  }

  protected open({ bankQuestionId, excerpt }: FurtherReading): void {
    this.openedExcerpt = excerpt;
    this.opened.emit(bankQuestionId);
  }

  protected add({ bankQuestionId, excerpt }: FurtherReading): void {
    this.changed.emit([...this.chosen(), { bankQuestionId, excerpt }]);
  }

  protected addShown({ bankQuestionId }: SolvedBankQuestion): void {
    this.add({ bankQuestionId, excerpt: this.openedExcerpt });
    this.closed.emit();
  }

  protected remove({ bankQuestionId }: FurtherReading): void {
    this.changed.emit(this.chosen().filter((one) => one.bankQuestionId !== bankQuestionId));
  }
}
