import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Term } from './statement.ts';

/** Which term a page is about. */
@Component({
  selector: 'admin-term-choice',
  imports: [TranslocoPipe],
  template: `
    <select #choice class="fd-input" [attr.aria-label]="'points.term' | transloco" (change)="chosen.emit(choice.value)">
      @for (term of terms(); track term.id) {
        <option [value]="term.id" [selected]="term.id === termId()">{{ term.name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: block;
    }
    select {
      min-width: 220px;
    }
  `,
})
export class TermChoice {
  readonly terms = input.required<readonly Term[]>();
  readonly termId = input.required<string>();
  readonly chosen = output<string>();
}
