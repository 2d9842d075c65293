import { Component, computed, effect, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState, Field, Icon } from '@fudao/ui-kit';
import type { Term, TermEdit } from './calendar.ts';
import { DayWords } from './day-words.ts';

interface TermDraft {
  readonly id?: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What speaks against a term before the server is asked; it looks at all terms together. */
export function termFault({ name, startsOn, endsOn }: TermDraft): 'name' | 'dates' | 'reversed' | null {
  if (name.trim() === '') return 'name';
  if (!startsOn || !endsOn) return 'dates';
  return startsOn > endsOn ? 'reversed' : null;
}

/** The terms of a school year, changed one at a time. */
@Component({
  selector: 'admin-terms-list',
  imports: [Button, EmptyState, Field, Icon, TranslocoPipe],
  templateUrl: './terms-list.html',
  styleUrl: './terms-list.scss',
})
export class TermsList {
  protected readonly words = inject(DayWords);
  readonly terms = input.required<readonly Term[]>();
  readonly canEdit = input(false);
  readonly busy = input(false);
  readonly saved = output<TermEdit>();
  readonly removed = output<Term>();
  protected readonly draft = signal<TermDraft | null>(null);
  protected readonly fault = computed(() => {
    const draft = this.draft();
    return draft && termFault(draft);
  });

  /** The form comes below the list: who opens it goes on there. */
  private readonly nameInput = viewChild<ElementRef<HTMLInputElement>>('name');

  constructor() {
    effect(() => this.nameInput()?.nativeElement.focus());
  }

  protected add(): void {
    this.draft.set({ name: '', startsOn: '', endsOn: '' });
  }

  protected edit({ id, name, startsOn, endsOn }: Term): void {
    this.draft.set({ id, name, startsOn, endsOn });
  }

  protected change(change: Partial<TermDraft>): void {
    this.draft.update((draft) => draft && { ...draft, ...change });
  }

  protected save(): void {
    const draft = this.draft();
    if (draft && !termFault(draft)) this.saved.emit({ ...draft, name: draft.name.trim() });
  }

  /** Once it is saved. */
  close(): void {
    this.draft.set(null);
  }
}
