import { Component, ElementRef, inject, input, output } from '@angular/core';
import { Button, Icon, IconButton, RichTextEditor } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Picture } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { PicturesByIdPipe } from '../../shared/question/pictures-by-id.pipe.ts';
import { moved } from './answer-form.ts';

/** The steps of a solution: added, removed and put in order, by mouse or keyboard (Alt and an arrow). */
@Component({
  selector: 'qa-steps-editor',
  imports: [Button, Icon, IconButton, PicturesByIdPipe, RichTextEditor, TranslocoPipe],
  template: `
    <fieldset>
      <legend>{{ 'question-answer.part.steps' | transloco }} <span class="fd-quiet">{{ 'question-answer.form.stepsHint' | transloco }}</span></legend>
      <ol>
        @for (step of steps(); track $index; let first = $first, last = $last, at = $index) {
          <li>
            <fd-rich-text-editor
              #editor
              (keydown.alt.arrowUp)="move(at, -1); $event.preventDefault()"
              (keydown.alt.arrowDown)="move(at, 1); $event.preventDefault()"
              [label]="'question-answer.form.step' | transloco: { number: at + 1 }"
              [rows]="2"
              [longest]="longest"
              [error]="first ? error() : null"
              [takesPictures]="true"
              [pictures]="pictures() | qaPicturesById"
              [text]="step"
              (textChange)="write(at, $event)"
              (pictureAsked)="pictureAsked.emit(editor)"
            />
            <div class="tools">
              <button fdIconButton type="button" class="up" [disabled]="first" [attr.aria-label]="'question-answer.form.stepUp' | transloco: { number: at + 1 }" (click)="move(at, -1)"><fd-icon name="expand_more" /></button>
              <button fdIconButton type="button" class="down" [disabled]="last" [attr.aria-label]="'question-answer.form.stepDown' | transloco: { number: at + 1 }" (click)="move(at, 1)"><fd-icon name="expand_more" /></button>
              <button fdIconButton type="button" [disabled]="steps().length === 1" [attr.aria-label]="'question-answer.form.stepRemove' | transloco: { number: at + 1 }" (click)="remove(at)"><fd-icon name="delete" /></button>
            </div>
          </li>
        }
      </ol>
      @if (steps().length < most) {
        <button fdButton="outlined" type="button" (click)="add()"><fd-icon name="add" />{{ 'question-answer.form.stepAdd' | transloco }}</button>
      }
    </fieldset>
  `,
  styles: `
    fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
    legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
    legend span { font-weight: 400; }
    @media (hover: none) { legend span { display: none; } }
    ol { display: grid; gap: 14px; margin: 0 0 12px; padding: 0 0 0 14px; list-style: none; border-inline-start: 3px solid var(--mat-sys-primary-container); }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 6px; align-items: start; }
    .tools { display: grid; margin-top: 26px; }
    .up fd-icon { transform: rotate(180deg); }
    @media (max-width: 599px) { li { grid-template-columns: minmax(0, 1fr); } .tools { display: flex; justify-content: flex-end; margin-top: -4px; } }
  `,
})
export class StepsEditor {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly steps = input.required<readonly string[]>();
  readonly pictures = input<readonly Picture[]>([]);
  readonly error = input<string | null>(null);
  readonly changed = output<readonly string[]>();
  readonly pictureAsked = output<RichTextEditor>();

  protected readonly longest = formLimits.answerPart;
  protected readonly most = formLimits.steps;

  protected write(at: number, text: string): void {
    this.changed.emit(this.steps().map((step, index) => (index === at ? text : step)));
  }

  protected add(): void {
    this.changed.emit([...this.steps(), '']);
    this.focus(this.steps().length);
  }

  protected remove(at: number): void {
    this.changed.emit(this.steps().filter((_, index) => index !== at));
    this.focus(Math.max(0, at - 1));
  }

  protected move(at: number, by: number): void {
    const next = moved(this.steps(), at, at + by);
    if (next === this.steps()) return;
    this.changed.emit(next);
    this.focus(at + by);
  }

  /** The caret follows the step. */
  private focus(at: number): void {
    setTimeout(() => this.host.nativeElement.querySelectorAll<HTMLElement>('textarea')[at]?.focus());
  }
}
