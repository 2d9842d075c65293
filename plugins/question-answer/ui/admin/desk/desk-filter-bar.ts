import { Component, inject, input, output } from '@angular/core';
import { Language } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Grade, Subject } from '../../shared/subjects/subject.ts';
import type { DeskFilter } from './desk.actions.ts';

/** Narrows the desk to a subject and a grade, where the teacher has more than one. */
@Component({
  selector: 'qa-desk-filter-bar',
  imports: [TranslocoPipe],
  template: `
    @if (subjects().length > 1) {
      <fieldset class="fd-choices">
        <legend class="fd-visually-hidden">{{ 'question-answer.desk.subject' | transloco }}</legend>
        <label><input type="radio" name="qa-desk-subject" [checked]="filter().subject === null" (change)="changed.emit({ subject: null })" />{{ 'question-answer.desk.allSubjects' | transloco }}</label>
        @for (subject of subjects(); track subject.id) {
          <label><input type="radio" name="qa-desk-subject" [checked]="filter().subject === subject.id" (change)="changed.emit({ subject: subject.id })" />{{ language.of(subject.name) }}</label>
        }
      </fieldset>
    }
    @if (grades().length > 1) {
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
    :host { display: flex; flex-wrap: wrap; gap: 8px 24px; }
    label { background: var(--mat-sys-surface-container-lowest); }
  `,
})
export class DeskFilterBar {
  protected readonly language = inject(Language);
  readonly filter = input.required<DeskFilter>();
  readonly subjects = input.required<readonly Subject[]>();
  readonly grades = input.required<readonly Grade[]>();
  readonly changed = output<Partial<DeskFilter>>();
}
