import { Component, inject, input, output, viewChild } from '@angular/core';
import { type ApiProblem, PictureInput, RichTextEditor, type UploadedPicture } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Match, SolvedBankQuestion } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { PicturesByIdPipe } from '../../shared/question/pictures-by-id.pipe.ts';
import type { TextComplaint } from '../../shared/written-text.ts';
import { type AnswerComplaints, type AnswerForm, withPictures } from './answer-form.ts';
import { FurtherReadingPicker } from './further-reading-picker.ts';
import { StepsEditor } from './steps-editor.ts';

/** The form of an answer: thinking, steps, answer, explanation, pictures, further reading. */
@Component({
  selector: 'qa-answer-editor',
  imports: [FurtherReadingPicker, PictureInput, PicturesByIdPipe, RichTextEditor, StepsEditor, TranslocoPipe],
  templateUrl: './answer-editor.html',
  styles: `:host { display: grid; gap: 20px; }`,
})
export class AnswerEditor {
  private readonly texts = inject(TranslocoService);
  readonly form = input.required<AnswerForm>();
  readonly complaints = input<AnswerComplaints>({});
  readonly matches = input<readonly Match[] | null>(null);
  readonly isSearching = input(false);
  /** The text of the question that is answered. */
  readonly asked = input('');
  readonly bankQuestion = input<{ readonly question: SolvedBankQuestion | null; readonly problem: ApiProblem | null } | null>(null);
  readonly changed = output<AnswerForm>();
  readonly bankSearched = output<string>();
  readonly bankQuestionOpened = output<string>();
  readonly bankQuestionClosed = output<void>();
  readonly uploadingChanged = output<boolean>();

  protected readonly longest = formLimits.answerPart;
  protected readonly mostPictures = formLimits.answerPictures;
  private readonly pictureInput = viewChild.required(PictureInput);
  private readonly first = viewChild.required<RichTextEditor>('thinking');
  /** Where the next picture goes. */
  private target: RichTextEditor | null = null;

  /** The caret into the first part. */
  focus(): void {
    this.first().focus();
  }

  protected change(part: Partial<AnswerForm>): void {
    this.changed.emit({ ...this.form(), ...part });
  }

  protected changePictures(pictures: readonly UploadedPicture[]): void {
    const kept = pictures.map(({ id, url, thumbnailUrl, width, height }) => ({ id, url, thumbnailUrl, width, height }));
    this.changed.emit(withPictures(this.form(), kept));
  }

  protected choosePicture(target: RichTextEditor): void {
    this.target = target;
    this.pictureInput().choose();
  }

  protected place({ id }: UploadedPicture): void {
    this.target?.insertPicture(id, this.texts.translate('question-answer.form.picture'));
    this.target = null;
  }

  protected sentence(part: keyof AnswerComplaints, complaint: TextComplaint | undefined): string | null {
    if (!complaint) return null;
    return this.texts.translate(complaint === 'empty' ? `question-answer.form.missing.${part}` : 'question-answer.form.tooLong', { max: this.longest });
  }
}
