import { Component, computed, input, output } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@fudao/ui-kit';
import { pointsWords } from '../points/points-words.ts';
import { AnomalyWords } from './anomaly-words.ts';
import { attendanceText, correctionWords, type Level, percent, type Row, servicesOf, type SortKey, sortKeys } from './report.ts';

/** The rows of a report, sortable by each column. */
@Component({
  selector: 'admin-report-table',
  imports: [AnomalyWords, Icon, RouterLink, TranslocoPipe],
  templateUrl: './report-table.html',
  styleUrl: './report-table.scss',
})
export class ReportTable {
  readonly rows = input.required<readonly Row[]>();
  readonly level = input.required<Level>();
  readonly sort = input.required<SortKey>();
  readonly direction = input.required<'asc' | 'desc'>();
  readonly fewest = input.required<number>();
  /** Of the page, which a row hands on. */
  readonly query = input.required<Params>();
  readonly sorted = output<{ sort: SortKey; direction: 'asc' | 'desc' }>();
  readonly opened = output<Row>();
  protected readonly columns: readonly SortKey[] = ['name', ...sortKeys];
  protected readonly means = ['live', 'stars'] as const;
  protected readonly percent = percent;
  protected readonly servicesOf = servicesOf;
  protected readonly attendanceText = attendanceText;
  protected readonly pointsWords = pointsWords;
  protected readonly correctionWords = correctionWords;

  protected ariaSort(key: SortKey): 'ascending' | 'descending' | 'none' {
    if (key !== this.sort()) return 'none';
    return this.direction() === 'asc' ? 'ascending' : 'descending';
  }

  /** Most first; names from A on; the same once more turns it round. */
  protected sortBy(key: SortKey): void {
    const first = key === 'name' ? 'asc' : 'desc';
    const turned = this.direction() === 'asc' ? 'desc' : 'asc';
    this.sorted.emit({ sort: key, direction: key === this.sort() ? turned : first });
  }

  /** Of one district nobody needs to read the name in each row. */
  private readonly hasDistricts = computed(() => new Set(this.rows().map(({ districtName }) => districtName)).size > 1);

  protected placeOf({ districtName, schoolName }: Row): string {
    const district = this.level() !== 'districts' && this.hasDistricts() ? districtName : null;
    const parts = [district, this.level() === 'teachers' ? schoolName : null];
    return parts.filter((part) => part !== null).join(' · ');
  }
}
