import { Component, inject, input, output } from '@angular/core';
import { Language } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Grade, Subject } from '../../shared/subjects/subjects.ts';
import type { DutyScope } from './duty-desk.ts';

/** For which subjects and grades: several of each. */
@Component({
  selector: 'one-to-one-scope-picker',
  imports: [TranslocoPipe],
  template: `
    <fieldset class="fd-choices">
      <legend>{{ 'one-to-one.duty.subjects' | transloco }}</legend>
      @for (one of subjects(); track one.id) {
        <label><input type="checkbox" [checked]="scope().subjects.includes(one.id)" (change)="toggleSubject(one.id)" />{{ language.of(one.name) }}</label>
      }
    </fieldset>
    <fieldset class="fd-choices">
      <legend>{{ 'one-to-one.duty.grades' | transloco }}</legend>
      @for (one of grades(); track one.id) {
        <label><input type="checkbox" [checked]="scope().grades.includes(one.id)" (change)="toggleGrade(one.id)" />{{ language.of(one.name) }}</label>
      }
    </fieldset>
  `,
  styles: `
    :host { display: grid; gap: 14px; }
    legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
  `,
})
export class ScopePicker {
  protected readonly language = inject(Language);
  readonly subjects = input.required<readonly Subject[]>();
  readonly grades = input.required<readonly Grade[]>();
  readonly scope = input.required<DutyScope>();
  readonly changed = output<DutyScope>();

  protected toggleSubject(id: string): void {
    this.changed.emit({ ...this.scope(), subjects: toggled(this.scope().subjects, id) });
  }

  protected toggleGrade(id: number): void {
    this.changed.emit({ ...this.scope(), grades: toggled(this.scope().grades, id) });
  }
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
