import { Component, input } from '@angular/core';
import { RichText } from '@fudao/ui-kit';
import type { Picture } from '../../../api.ts';
import { PictureGallery } from './picture-gallery.ts';
import { PicturesByIdPipe } from './pictures-by-id.pipe.ts';

/** What was asked: the text and its pictures. */
@Component({
  selector: 'qa-question-body',
  imports: [PictureGallery, PicturesByIdPipe, RichText],
  template: `
    <fd-rich-text [text]="text()" [pictures]="pictures() | qaPicturesById" />
    <qa-picture-gallery [pictures]="pictures()" />
  `,
  styles: `:host { display: grid; gap: 12px; overflow-wrap: anywhere; font-size: 1.05rem; }`,
})
export class QuestionBody {
  readonly text = input.required<string>();
  readonly pictures = input<readonly Picture[]>([]);
}
