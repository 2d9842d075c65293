import { Component, computed, input } from '@angular/core';
import { RichText } from '@fudao/ui-kit';
import type { Picture } from '../../../api.ts';
import { PictureGallery } from './picture-gallery.ts';

/** What a call is about: the text, and its pictures. */
@Component({
  selector: 'one-to-one-call-question',
  imports: [PictureGallery, RichText],
  template: `
    <fd-rich-text [text]="text()" [pictures]="byId()" />
    <one-to-one-picture-gallery [pictures]="pictures()" />
  `,
  styles: `:host { display: grid; gap: 10px; overflow-wrap: anywhere; }`,
})
export class CallQuestion {
  readonly text = input.required<string>();
  readonly pictures = input<readonly Picture[]>([]);
  protected readonly byId = computed(() => Object.fromEntries(this.pictures().map((picture) => [picture.id, picture])));
}
