import { Component, inject, input, output } from '@angular/core';
import { Language } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Grade, Subject } from '../../shared/subjects/subject.ts';
import { answerOutcomes, type DeskFilter } from './desk.actions.ts';

/** Narrows the open questions to a subject and a grade, where the teacher has more than one; the answered ones to an outcome. */
@Component({
  selector: 'qa-desk-filter-bar',
  imports: [TranslocoPipe],
  template: `
    @if (filter().tab === 'answered') {
      <fieldset class="fd-choices">
        <legend class="fd-visually-hidden">{{ 'question-answer.desk.outcome' | transloco }}</legend>
        @for (outcome of outcomes; track outcome) {
          <label>
            <input type="radio" name="qa-desk-outcome" [checked]="filter().outcome === outcome" (change)="changed.emit({ outcome })" />{{ 'question-answer.desk.outcomes.' + (outcome ?? 'all') | transloco }}
            @if (outcome === 'awaiting-reply' && awaitingReply(); as count) { <span class="fd-chip caution">{{ count }}</span> }
          </label>
        }
      </fieldset>
    } @else if (filter().tab === 'open' && subjects().length > 1) {
      <fieldset class="fd-choices">
        <legend class="fd-visually-hidden">{{ 'question-answer.desk.subject' | transloco }}</legend>
        <label><input type="radio" name="qa-desk-subject" [checked]="filter().subject === null" (change)="changed.emit({ subject: null })" />{{ 'question-answer.desk.allSubjects' | transloco }}</label>
        @for (subject of subjects(); track subject.id) {
          <label><input type="radio" name="qa-desk-subject" [checked]="filter().subject === subject.id" (change)="changed.emit({ subject: subject.id })" />{{ language.of(subject.name) }}</label>
        }
      </fieldset>
    }
    @if (filter().tab === 'open' && grades().length > 1) {
      <fieldset class="fd-choices">
        <legend class="fd-visually-hidden">{{ 'question-answer.desk.grade' | transloco }}</legend>
        <label><input type="radio" name="qa-desk-grade" [checked]="filter().grade === null" (change)="changed.emit({ grade: null })" />{{ 'question-answer.desk.allGrades' | transloco }}</label>
        @for (grade of grades(); track grade.id) {
          <label><input type="radio" name="qa-desk-grade" [checked]="filter().grade === grade.id" (change)="changed.emit({ grade: grade.id })" />{{ language.of(grade.name) }}</label>
        }
      </fieldset>
    }
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; gap: 8px 24px; min-width: 0; }
    fieldset { flex-wrap: nowrap; min-width: 0; }
    label { flex: none; white-space: nowrap; background: var(--mat-sys-surface-container-lowest); }
    @media (max-width: 699px) {
      fieldset { width: calc(100% + 32px); margin-inline: -16px; padding: 3px 16px; overflow-x: auto; scrollbar-width: none; }
    }
    @media (min-width: 700px) { fieldset { flex-wrap: wrap; } }
  `,
})
export class DeskFilterBar {
  protected readonly language = inject(Language);
  protected readonly outcomes = [null, ...answerOutcomes];
  readonly filter = input.required<DeskFilter>();
  readonly subjects = input.required<readonly Subject[]>();
  readonly grades = input.required<readonly Grade[]>();
  readonly awaitingReply = input(0);
  readonly changed = output<Partial<DeskFilter>>();
}
