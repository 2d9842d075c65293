import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../../src/button/button.ts';
import { Field } from '../../../src/field/field.ts';
import { MomentPipe } from '../../../src/time/moment.pipe.ts';
import { clockOf, minuteOf, type Digest } from './notification-settings.ts';

const rhythms = ['never', 'day', 'week'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Whether mails that can wait come together, and when. */
@Component({
  selector: 'fd-digest-form',
  imports: [Button, Field, MomentPipe, TranslocoPipe],
  template: `
    <form novalidate (submit)="save($event)">
      <fieldset class="fd-choices whole">
        <legend class="fd-visually-hidden">{{ 'notificationSettings.digest' | transloco }}</legend>
        @for (one of rhythms; track one) {
          <label>
            <input type="radio" name="every" [checked]="every() === one" (change)="choose(one)" />
            {{ 'digestEvery.' + one | transloco }}
          </label>
        }
      </fieldset>
      @if (every() === 'week') {
        <fd-field #day="fdField" [label]="'notificationSettings.weekday' | transloco">
          <select class="fd-input" [id]="day.controlId" (change)="weekday.set(numberOf($event))">
            @for (one of weekdays; track one) {
              <option [value]="one" [selected]="one === weekday()">
                {{ 'weekday.' + one | transloco }}
              </option>
            }
          </select>
        </fd-field>
      }
      @if (every() !== 'never') {
        <fd-field #at="fdField" [label]="'notificationSettings.time' | transloco">
          <input
            class="fd-input"
            type="time"
            required
            [id]="at.controlId"
            [attr.aria-describedby]="at.belowId"
            [value]="time()"
            (input)="time.set(valueOf($event))"
          />
        </fd-field>
        @if (isChanged()) {
          <button fdButton="tonal" type="submit">{{ 'action.save' | transloco }}</button>
        }
      }
    </form>
    <p class="fd-quiet">
      {{ 'notificationSettings.digestHint' | transloco }}
      @if (nextAt(); as next) {
        {{ 'notificationSettings.digestNext' | transloco: { time: next | moment: 'full' } }}
      }
    </p>
  `,
  styleUrl: './settings-forms.scss',
})
export class DigestForm {
  readonly digest = input.required<Digest>();
  readonly nextAt = input<number | null>(null);
  readonly saved = output<Digest>();
  protected readonly rhythms = rhythms;
  protected readonly weekdays = weekdays;
  protected readonly every = linkedSignal(() => this.digest().every);
  protected readonly weekday = linkedSignal(() => this.digest().weekday);
  protected readonly time = linkedSignal(() => clockOf(this.digest().minute));
  private readonly chosen = computed<Digest | null>(() => {
    const minute = minuteOf(this.time());
    return minute === null ? null : { every: this.every(), minute, weekday: this.weekday() };
  });
  protected readonly isChanged = computed(() => {
    const [kept, chosen] = [this.digest(), this.chosen()];
    if (!chosen || kept.every !== chosen.every) return chosen !== null;
    return kept.minute !== chosen.minute || (chosen.every === 'week' && kept.weekday !== chosen.weekday);
  });

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected numberOf(event: Event): number {
    return Number((event.target as HTMLSelectElement).value);
  }

  /** That none is wanted needs no further word. */
  protected choose(every: Digest['every']): void {
    this.every.set(every);
    if (every === 'never' && this.digest().every !== 'never') this.saved.emit({ ...this.digest(), every });
  }

  protected save(event: Event): void {
    event.preventDefault();
    const chosen = this.chosen();
    if (chosen) this.saved.emit(chosen);
  }
}
