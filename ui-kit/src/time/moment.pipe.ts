import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../texts/language.ts';
import { formatMoment, formatRelative, type Moment, type MomentStyle } from './city-time.ts';
import { MinuteClock } from './minute-clock.ts';

/** `{{ question.askedAt | moment: 'full' }}`: a time of the city, in words. */
@Pipe({ name: 'moment', pure: false })
export class MomentPipe implements PipeTransform {
  private readonly language = inject(Language);
  private readonly clock = inject(MinuteClock);

  transform(moment: Moment | null | undefined, style: MomentStyle = 'full'): string {
    return moment === null || moment === undefined ? '' : formatMoment(moment, style, this.language.current(), this.clock.now());
  }
}

/** `{{ question.askedAt | ago }}`: how long ago, or how soon; goes on by itself. */
@Pipe({ name: 'ago', pure: false })
export class AgoPipe implements PipeTransform {
  private readonly language = inject(Language);
  private readonly clock = inject(MinuteClock);
  private readonly texts = inject(TranslocoService);

  transform(moment: Moment | null | undefined): string {
    if (moment === null || moment === undefined) return '';
    return formatRelative(moment, this.language.current(), this.clock.now()) || this.texts.translate('time.justNow');
  }
}
