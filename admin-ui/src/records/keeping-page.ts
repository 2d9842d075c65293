import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorState, Icon, Loading, Page } from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import { RecordKindPipe } from './kind.pipe.ts';
import { RecordsApi } from './records-api.ts';
import { RecordsSections } from './records-sections.ts';

const dayCountOfYear = 365;

/** How long the content of each kind of record is kept. */
@Component({
  selector: 'admin-records-keeping-page',
  imports: [ErrorState, Icon, Loading, Page, RecordKindPipe, RecordsSections, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'nav.records' | transloco">
      <admin-records-sections />
      <p class="fd-quiet"><fd-icon name="info" />{{ 'records.keepingLead' | transloco }}</p>
      @if (retention.value()) {
        <table class="fd-table" role="table" [attr.aria-label]="'records.keeping' | transloco">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">{{ 'records.kindLabel' | transloco }}</th>
              <th role="columnheader" scope="col">{{ 'records.keptFor' | transloco }}</th>
              <th role="columnheader" scope="col">{{ 'records.rule' | transloco }}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            @for (line of lines(); track line.name) {
              <tr role="row">
                <td role="cell" class="name">{{ line.name === 'otherwise' ? ('records.otherwise' | transloco) : (line.name | recordKind) }}</td>
                <td role="cell">
                  @if (line.days === null) { {{ 'records.forever' | transloco }} }
                  @else if (line.years) { {{ 'records.years' | transloco: { count: line.years } }} }
                  @else { {{ 'records.days' | transloco: { count: line.days } }} }
                </td>
                <td role="cell" class="fd-quiet"><code>{{ line.rule }}</code></td>
              </tr>
            }
          </tbody>
        </table>
      } @else if (retention.problem(); as failed) {
        <fd-error-state [problem]="failed" (retried)="retention.reload()" />
      } @else {
        <fd-loading [rows]="6" />
      }
    </fd-page>
  `,
  styles: `
    p { display: flex; gap: 8px; margin: 0 0 14px; }
    p fd-icon { flex: none; }
    .name { font-weight: 650; }
    code { overflow-wrap: anywhere; }
  `,
})
export class KeepingPage {
  private readonly api = inject(RecordsApi);
  protected readonly retention = live({ params: () => 'all', load: () => this.api.retention() });
  /** The rules, and after them the kinds that are there whose rule is that for the rest. */
  protected readonly lines = computed(() => {
    const { rules = [], kinds = [] } = this.retention.value() ?? {};
    const unnamed = kinds.filter(({ rule }) => rule === 'otherwise');
    const all = [...rules.map(({ rule, days }) => ({ name: rule, days, rule })), ...unnamed.map(({ kind, days, rule }) => ({ name: kind, days, rule }))];
    return all.map((line) => ({ ...line, years: line.days !== null && line.days % dayCountOfYear === 0 ? line.days / dayCountOfYear : null }));
  });
}
