import { Component, computed, inject, input, output } from '@angular/core';
import { PictureInput, RichTextEditor } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Picture } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import type { TextComplaint } from '../../shared/written-text.ts';
import { writtenLength } from '../../shared/written-text.ts';

/** Text and pictures of a question. */
@Component({
  selector: 'qa-question-editor',
  imports: [PictureInput, RichTextEditor, TranslocoPipe],
  template: `
    <fd-rich-text-editor
      [label]="'question-answer.ask.text' | transloco"
      [placeholder]="'question-answer.ask.placeholder' | transloco"
      [rows]="7"
      [longest]="longest"
      [error]="error()"
      [text]="text()"
      [takesPictures]="pictures().length < most"
      (pictureAsked)="picker.choose()"
      (textChange)="textChanged.emit($event)"
      (submitted)="submitted.emit()"
    />
    <p class="fd-quiet">{{ 'question-answer.ask.textHint' | transloco }}</p>
    <fd-picture-input
      #picker
      [label]="'question-answer.ask.pictures' | transloco: { max: most }"
      purpose="question"
      [most]="most"
      [pictures]="pictures()"
      (picturesChange)="tellPictures($event)"
      (busyChange)="uploadingChanged.emit($event)"
    />
    <p class="fd-quiet">{{ 'question-answer.ask.picturesHint' | transloco }}</p>
  `,
  styles: `
    :host { display: grid; gap: 8px; }
    p { margin: 0 0 12px; }
    p:last-child { margin: 0; }
  `,
})
export class QuestionEditor {
  private readonly texts = inject(TranslocoService);
  readonly text = input.required<string>();
  readonly pictures = input.required<readonly Picture[]>();
  readonly complaint = input<TextComplaint>();
  readonly textChanged = output<string>();
  readonly picturesChanged = output<readonly Picture[]>();
  readonly uploadingChanged = output<boolean>();
  readonly submitted = output<void>();

  protected readonly longest = formLimits.question;
  protected readonly most = formLimits.pictures;
  protected readonly error = computed(() => {
    const complaint = this.complaint();
    if (!complaint) return null;
    const key = complaint === 'empty' ? 'question-answer.ask.empty' : 'question-answer.ask.tooLong';
    return this.texts.translate(key, { max: this.longest, length: writtenLength(this.text()) });
  });

  /** What the API takes in tells more than a draft keeps. */
  protected tellPictures(pictures: readonly Picture[]): void {
    this.picturesChanged.emit(pictures.map(({ id, url, thumbnailUrl, width, height }) => ({ id, url, thumbnailUrl, width, height })));
  }
}
