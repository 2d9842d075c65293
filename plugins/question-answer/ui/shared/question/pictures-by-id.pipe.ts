import { Pipe, type PipeTransform } from '@angular/core';
import type { Picture } from '../../../api.ts';

/** Pictures in the form in which rich text looks them up. */
@Pipe({ name: 'qaPicturesById' })
export class PicturesByIdPipe implements PipeTransform {
  transform(pictures: readonly Picture[]): Readonly<Record<string, Picture>> {
    return Object.fromEntries(pictures.map((picture) => [picture.id, picture]));
  }
}
