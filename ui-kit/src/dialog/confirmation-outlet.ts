import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../button/button.ts';
import { Confirmations } from './confirmations.ts';
import { Dialog } from './dialog.ts';

/** Where questions of `Confirmations` appear: once, in the shell. */
@Component({
  selector: 'fd-confirmation-outlet',
  imports: [Button, Dialog, TranslocoPipe],
  template: `
    @if (questions.asked(); as question) {
      <fd-dialog [open]="true" [heading]="question.heading" (closed)="question.answer(false)">
        @if (question.body) {
          <p>{{ question.body }}</p>
        }
        @if (question.points?.length) {
          <ul>
            @for (point of question.points; track $index) {
              <li>{{ point }}</li>
            }
          </ul>
        }
        <div dialogActions class="fd-actions">
          <button fdButton="text" type="button" (click)="question.answer(false)">{{ question.cancel ?? ('action.cancel' | transloco) }}</button>
          <button [fdButton]="question.isDangerous ? 'danger' : 'filled'" type="button" (click)="question.answer(true)">{{ question.confirm }}</button>
        </div>
      </fd-dialog>
    }
  `,
  styles: `
    p { margin: 4px 0; }
    ul { margin: 8px 0; padding-inline-start: 1.3em; }
    li + li { margin-top: 6px; }
  `,
})
export class ConfirmationOutlet {
  protected readonly questions = inject(Confirmations);
}
