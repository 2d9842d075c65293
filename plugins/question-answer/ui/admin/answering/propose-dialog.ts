import { Component, input, model, output, signal } from '@angular/core';
import { Button, Dialog, Field, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Proposal } from './answering.actions.ts';

const mostPoints = 10;

/** What a reviewer of the bank needs to know of an answer: how hard the question is, and what it is about. */
@Component({
  selector: 'qa-propose-dialog',
  imports: [Button, Dialog, Field, Icon, TranslocoPipe],
  template: `
    <fd-dialog [(open)]="open" [heading]="'question-answer.propose.heading' | transloco">
      <p>{{ 'question-answer.propose.body' | transloco }}</p>
      <fieldset class="fd-choices">
        <legend>{{ 'question-answer.propose.difficulty' | transloco }}</legend>
        @for (level of levels; track level) {
          <label><input type="radio" name="qa-difficulty" [checked]="difficulty() === level" (change)="difficulty.set(level)" />{{ 'question-answer.propose.level.' + level | transloco }}</label>
        }
      </fieldset>
      <fd-field #field="fdField" [label]="'question-answer.propose.points' | transloco">
        <input class="fd-input" type="search" [id]="field.controlId" [attr.aria-describedby]="field.belowId" [placeholder]="'question-answer.propose.pointsHint' | transloco" (input)="search($event)" (focus)="search($event)" />
      </fd-field>
      <div class="chips">
        @for (name of chosen(); track name) {
          <button type="button" class="chip on" [attr.aria-label]="'question-answer.propose.removePoint' | transloco: { name }" (click)="toggle(name)">{{ name }}<fd-icon name="close" /></button>
        }
        @for (name of found(); track name) {
          @if (!chosen().includes(name)) {
            <button type="button" class="chip" [disabled]="chosen().length >= most" (click)="toggle(name)"><fd-icon name="add" />{{ name }}</button>
          }
        }
      </div>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="open.set(false)">{{ 'action.cancel' | transloco }}</button>
        <button fdButton type="button" [busy]="isBusy()" [disabled]="isBusy()" (click)="proposed.emit({ difficulty: difficulty(), knowledgePoints: chosen() })">{{ 'question-answer.propose.confirm' | transloco }}</button>
      </div>
    </fd-dialog>
  `,
  styles: `
    p { margin: 0 0 14px; }
    fieldset { margin-bottom: 16px; }
    legend { margin-bottom: 8px; padding: 0; font-weight: 600; }
    .chips { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
    .chip { display: inline-flex; align-items: center; gap: 6px; min-height: 44px; padding: 4px 14px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 22px; background: none; color: inherit; font: inherit; font-size: 0.92rem; cursor: pointer; }
    .chip:hover { background: var(--fd-hover); }
    .chip.on { border-color: transparent; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .chip fd-icon { font-size: 11px; }
  `,
})
export class ProposeDialog {
  readonly open = model.required<boolean>();
  readonly isBusy = input(false);
  /** Names of knowledge points that fit the search. */
  readonly found = input<readonly string[]>([]);
  readonly searched = output<string>();
  readonly proposed = output<Proposal>();

  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly most = mostPoints;
  protected readonly difficulty = signal(3);
  protected readonly chosen = signal<readonly string[]>([]);

  protected search(event: Event): void {
    this.searched.emit((event.target as HTMLInputElement).value);
  }

  protected toggle(name: string): void {
    this.chosen.update((chosen) => (chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]));
  }
}
