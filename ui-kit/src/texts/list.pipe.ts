import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language } from './language.ts';

/** `{{ grades | list }}`: several words or numbers in a row, as the language of the app sets them. */
@Pipe({ name: 'list', pure: false })
export class ListPipe implements PipeTransform {
  private readonly language = inject(Language);

  transform(items: readonly (string | number)[]): string {
    return this.language.list(items);
  }
}
