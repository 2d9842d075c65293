import { inject, Pipe, type PipeTransform } from '@angular/core';
import { Language, ServerClock } from '@fudao/ui-kit';
import { relativeTime } from './relative-time.ts';

/** `{{ question.askedAt | qaRelativeTime }}`: how long ago, in the language of the app. */
@Pipe({ name: 'qaRelativeTime', pure: false })
export class RelativeTimePipe implements PipeTransform {
  private readonly language = inject(Language);
  private readonly clock = inject(ServerClock);

  transform(moment: string): string {
    return relativeTime(Date.parse(moment), this.clock.now(), this.language.current());
  }
}
