import { inject, Pipe, type PipeTransform } from '@angular/core';
import type { LocalText } from '@fudao/plugin-sdk';
import { Language } from './language.ts';

/** `{{ plugin.name | localText }}`: a text of the server in the language of the app. */
@Pipe({ name: 'localText', pure: false })
export class LocalTextPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(text: LocalText | null | undefined): string {
    return text ? this.language.of(text) : '';
  }
}
