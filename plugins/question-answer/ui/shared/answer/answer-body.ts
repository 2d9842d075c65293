import { Component, computed, input, output } from '@angular/core';
import { Icon, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView, Picture } from '../../../api.ts';
import { PictureGallery } from '../question/picture-gallery.ts';
import { PicturesByIdPipe } from '../question/pictures-by-id.pipe.ts';

export const answerParts = ['thinking', 'steps', 'answer', 'explanation'] as const;
export type AnswerPart = (typeof answerParts)[number];

export type ShownAnswer = Pick<AnswerView, AnswerPart | 'pictures' | 'furtherReading'>;

/** An answer as its student reads it: thinking, steps, answer, explanation, further reading. */
@Component({
  selector: 'qa-answer-body',
  imports: [Icon, PictureGallery, PicturesByIdPipe, RichText, TranslocoPipe],
  templateUrl: './answer-body.html',
  styleUrl: './answer-body.scss',
})
export class AnswerBody {
  readonly answer = input.required<ShownAnswer>();
  /** One part alone, to compare it with that of other answers. */
  readonly only = input<AnswerPart | null>(null);
  /** Whether bank questions can be opened from here. */
  readonly canRead = input(true);
  readonly readingOpened = output<string>();

  protected readonly shows = computed(() => {
    const answer = this.answer();
    const only = this.only();
    const has = { thinking: answer.thinking !== '', steps: answer.steps.length > 0, answer: answer.answer !== '', explanation: answer.explanation !== '' };
    return (part: AnswerPart) => has[part] && (only === null || only === part);
  });
  /** Those that stand in the text already are not shown again below it. */
  protected readonly loosePictures = computed((): readonly Picture[] => {
    const { thinking, steps, answer, explanation, pictures } = this.answer();
    const text = [thinking, ...steps, answer, explanation].join('\n');
    return pictures.filter(({ id }) => !text.includes(`(file:${id})`));
  });
}
