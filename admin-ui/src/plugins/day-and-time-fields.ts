import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '@fudao/ui-kit';
import type { DayAndTime } from './change-time.ts';

/** A moment of the city, as a day and a time. */
@Component({
  selector: 'admin-day-and-time-fields',
  imports: [Field, TranslocoPipe],
  template: `
    <fd-field #dateField="fdField" [label]="'plugins.date' | transloco">
      <input
        #date
        class="fd-input"
        type="date"
        [id]="dateField.controlId"
        [attr.aria-describedby]="dateField.belowId"
        [disabled]="disabled()"
        [value]="at().date"
        (input)="at.set({ date: date.value, time: at().time })"
      />
    </fd-field>
    <fd-field #timeField="fdField" [label]="'plugins.time' | transloco">
      <input
        #time
        class="fd-input"
        type="time"
        [id]="timeField.controlId"
        [attr.aria-describedby]="timeField.belowId"
        [attr.aria-invalid]="isWrong() || null"
        [disabled]="disabled()"
        [value]="at().time"
        (input)="at.set({ date: at().date, time: time.value })"
      />
    </fd-field>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 3fr 2fr;
      gap: 12px;
    }
  `,
})
export class DayAndTimeFields {
  readonly at = model.required<DayAndTime>();
  readonly disabled = input(false);
  readonly isWrong = input(false);
}
