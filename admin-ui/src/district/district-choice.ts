import { Component, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient, Field } from '@fudao/ui-kit';
import type { District } from './district.ts';

/** Which district a city administrator looks at. */
@Component({
  selector: 'admin-district-choice',
  imports: [Field, TranslocoPipe],
  template: `
    <fd-field #field="fdField" [label]="'district.label' | transloco">
      <select
        #choice
        class="fd-input"
        [id]="field.controlId"
        [attr.aria-describedby]="field.belowId"
        (change)="chosen.emit(choice.value)"
      >
        @if (whole(); as words) {
          <option value="" [selected]="!districtId()">{{ words }}</option>
        } @else if (!districtId()) {
          <option value="" selected>{{ 'district.choose' | transloco }}</option>
        }
        @for (district of districts.value().items; track district.id) {
          <option [value]="district.id" [selected]="district.id === districtId()">{{ district.name }}</option>
        }
      </select>
    </fd-field>
  `,
  styles: `
    :host {
      display: block;
      max-width: 320px;
      margin-bottom: 16px;
    }
  `,
})
export class DistrictChoice {
  private readonly api = inject(ApiClient);
  readonly districtId = input<string>();
  /** The words for all of them together, where that can be looked at too. */
  readonly whole = input<string>();
  readonly chosen = output<string>();
  protected readonly districts = rxResource({
    stream: () => this.api.get<{ items: District[] }>('/api/organisation/districts'),
    defaultValue: { items: [] },
  });
}
