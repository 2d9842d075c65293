import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Planned } from './calendar.ts';

/** What is planned on days, as people read it. */
@Injectable({ providedIn: 'root' })
export class PlannedWords {
  private readonly texts = inject(TranslocoService);

  /** One line an activity; one without words of its own is named by its code. */
  points(planned: readonly Planned[]): string[] {
    return planned.map(({ activity, count }) => {
      const name = this.say(`activity.${activity}`);
      return this.say('plannedPoint', { activity: name.startsWith('calendar.') ? activity : name, count });
    });
  }

  private say(key: string, values = {}): string {
    return this.texts.translate<string>(`calendar.${key}`, values);
  }
}
