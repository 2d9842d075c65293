import { Pipe, type PipeTransform } from '@angular/core';
import { pointsWords, signedWords } from './points-words.ts';

/** `{{ 480 | points }}` is "4.80", `{{ 480 | points: 'signed' }}` "+4.80". */
@Pipe({ name: 'points' })
export class PointsPipe implements PipeTransform {
  transform(amount: number, style?: 'signed'): string {
    return style === 'signed' ? signedWords(amount) : pointsWords(amount);
  }
}
