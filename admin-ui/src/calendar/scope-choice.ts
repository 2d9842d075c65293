import { Component, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient } from '@fudao/ui-kit';
import type { District } from '../district/district.ts';

/** Whose calendar is looked at: the city's, or a district's. */
@Component({
  selector: 'admin-scope-choice',
  imports: [TranslocoPipe],
  template: `
    <label>
      <span>{{ 'calendar.scope' | transloco }}</span>
      <select #choice class="fd-input" (change)="chosen.emit(choice.value || null)">
        <option value="" [selected]="!districtId()">{{ 'calendar.wholeCity' | transloco }}</option>
        @for (district of districts.value().items; track district.id) {
          <option [value]="district.id" [selected]="district.id === districtId()">{{ district.name }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    label {
      display: flex;
      align-items: center;
      gap: 12px;
      white-space: nowrap;
    }
    select {
      min-width: 150px;
    }
  `,
})
export class ScopeChoice {
  private readonly api = inject(ApiClient);
  readonly districtId = input<string>();
  readonly chosen = output<string | null>();
  protected readonly districts = rxResource({
    stream: () => this.api.get<{ items: District[] }>('/api/organisation/districts'),
    defaultValue: { items: [] },
  });
}
