import { Component, computed, input, output, signal } from '@angular/core';
import { Button, Icon, IconButton, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Match } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { isBlank } from '../../shared/written-text.ts';
import type { FurtherReading } from './answer-form.ts';

/** Bank questions to attach as further reading; the student climbs them by the guidance ladder. */
@Component({
  selector: 'qa-further-reading-picker',
  imports: [Button, Icon, IconButton, RichText, TranslocoPipe],
  template: `
    <h3>{{ 'question-answer.reading.heading' | transloco: { count: chosen().length, max: most } }}</h3>
    @if (chosen().length) {
      <ul>
        @for (reading of chosen(); track reading.bankQuestionId; let at = $index) {
          <li>
            <span><fd-rich-text [text]="reading.excerpt" /></span>
            <button fdIconButton type="button" [attr.aria-label]="'question-answer.reading.remove' | transloco: { number: at + 1 }" (click)="remove(reading)"><fd-icon name="close" /></button>
          </li>
        }
      </ul>
    }
    @if (chosen().length < most) {
      <div class="search">
        <input class="fd-input" type="search" [value]="words()" [maxLength]="200" (input)="write($event)" (keydown.enter)="search(); $event.preventDefault()"
          [attr.aria-label]="'question-answer.reading.search' | transloco" [placeholder]="'question-answer.reading.search' | transloco" />
        <button fdButton="tonal" type="button" [busy]="isSearching()" [disabled]="isSearching() || !canSearch()" (click)="search()"><fd-icon name="search" />{{ 'question-answer.reading.find' | transloco }}</button>
      </div>
      <div role="status">
        @if (found(); as all) {
          @if (all.length === 0) { <p class="fd-quiet">{{ 'question-answer.reading.none' | transloco }}</p> }
        }
      </div>
      <ul>
        @for (match of found() ?? []; track match.bankQuestionId) {
          <li>
            <span><fd-rich-text [text]="match.excerpt" /></span>
            <button fdButton="text" type="button" (click)="add(match)"><fd-icon name="add" />{{ 'question-answer.reading.add' | transloco }}</button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host { display: grid; gap: 10px; }
    h3 { margin: 0; font-size: 1rem; font-weight: 600; }
    ul { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
    li { display: flex; align-items: center; gap: 8px; padding: 6px 6px 6px 14px; border-radius: 12px; background: var(--mat-sys-surface-container-low); font-size: 0.92rem; }
    li span { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .search { display: flex; gap: 8px; }
    .search .fd-button { flex: none; }
    p { margin: 0; }
  `,
})
export class FurtherReadingPicker {
  readonly chosen = input.required<readonly FurtherReading[]>();
  /** What the search found; null before any. */
  readonly matches = input<readonly Match[] | null>(null);
  readonly isSearching = input(false);
  readonly searched = output<string>();
  readonly changed = output<readonly FurtherReading[]>();

  protected readonly most = formLimits.furtherReading;
  protected readonly words = signal('');
  protected readonly canSearch = computed(() => !isBlank(this.words()));
  protected readonly found = computed(() => {
    const chosen = new Set(this.chosen().map(({ bankQuestionId }) => bankQuestionId));
    return this.matches()?.filter(({ bankQuestionId }) => !chosen.has(bankQuestionId)) ?? null;
  });

  protected write(event: Event): void {
    this.words.set((event.target as HTMLInputElement).value);
  }

  protected search(): void {
    if (this.canSearch()) this.searched.emit(this.words());
  }

  protected add({ bankQuestionId, excerpt }: Match): void {
    this.changed.emit([...this.chosen(), { bankQuestionId, excerpt }]);
  }

  protected remove({ bankQuestionId }: FurtherReading): void {
    this.changed.emit(this.chosen().filter((one) => one.bankQuestionId !== bankQuestionId));
  }
}
