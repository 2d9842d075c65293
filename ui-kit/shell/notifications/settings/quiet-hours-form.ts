import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../../src/button/button.ts';
import { Field } from '../../../src/field/field.ts';
import { Icon } from '../../../src/icon/icon.ts';
import { clockOf, minuteOf, type QuietHours } from './notification-settings.ts';

const usual: QuietHours = { from: 22 * 60, to: 7 * 60 };

/** When nothing rings outside of the app; students have the city's at least. */
@Component({
  selector: 'fd-quiet-hours-form',
  imports: [Button, Field, Icon, TranslocoPipe],
  template: `
    @if (city(); as hours) {
      <p class="note">
        <fd-icon name="dark_mode" />{{ 'notificationSettings.cityQuiet' | transloco: { from: clock(hours.from), to: clock(hours.to) } }}
      </p>
    }
    <label class="switch">
      <span>{{ (city() ? 'notificationSettings.longerQuiet' : 'notificationSettings.ownQuiet') | transloco }}</span>
      <input type="checkbox" class="fd-switch" role="switch" [checked]="isOn()" (change)="turn($event)" />
    </label>
    @if (isOn()) {
      <form novalidate (submit)="save($event)">
        <fd-field #begin="fdField" [label]="'notificationSettings.from' | transloco">
          <input
            class="fd-input"
            type="time"
            required
            [id]="begin.controlId"
            [attr.aria-describedby]="begin.belowId"
            [value]="from()"
            (input)="from.set(valueOf($event))"
          />
        </fd-field>
        <fd-field #end="fdField" [label]="'notificationSettings.to' | transloco">
          <input
            class="fd-input"
            type="time"
            required
            [id]="end.controlId"
            [attr.aria-describedby]="end.belowId"
            [value]="to()"
            (input)="to.set(valueOf($event))"
          />
        </fd-field>
        @if (isChanged()) {
          <button fdButton="tonal" type="submit">{{ 'action.save' | transloco }}</button>
        }
      </form>
    }
    <p class="fd-quiet">{{ 'notificationSettings.quietHint' | transloco }}</p>
  `,
  styleUrl: './settings-forms.scss',
})
export class QuietHoursForm {
  readonly hours = input.required<QuietHours | null>();
  readonly city = input.required<QuietHours | null>();
  readonly saved = output<QuietHours | null>();
  protected readonly clock = clockOf;
  protected readonly isOn = linkedSignal(() => this.hours() !== null);
  protected readonly from = linkedSignal(() => clockOf((this.hours() ?? this.city() ?? usual).from));
  protected readonly to = linkedSignal(() => clockOf((this.hours() ?? this.city() ?? usual).to));
  private readonly chosen = computed<QuietHours | null>(() => {
    const [from, to] = [minuteOf(this.from()), minuteOf(this.to())];
    return from === null || to === null ? null : { from, to };
  });
  protected readonly isChanged = computed(() => {
    const [kept, chosen] = [this.hours(), this.chosen()];
    return chosen !== null && (kept?.from !== chosen.from || kept.to !== chosen.to);
  });

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected turn(event: Event): void {
    const isOn = (event.target as HTMLInputElement).checked;
    this.isOn.set(isOn);
    if (!isOn && this.hours()) this.saved.emit(null);
  }

  protected save(event: Event): void {
    event.preventDefault();
    const chosen = this.chosen();
    if (chosen) this.saved.emit(chosen);
  }
}
