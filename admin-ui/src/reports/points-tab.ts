import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import type { Params } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ApiProblem, EmptyState, ErrorState, Loading, LocalTextPipe } from '@fudao/ui-kit';
import { placeQuery, type ReportQuery } from './report-query.ts';
import type { PointTable } from './report.ts';
import { ReportsApi } from './reports-api.ts';

/** The knowledge points that were asked most, and at which schools. */
@Component({
  selector: 'admin-report-points',
  imports: [EmptyState, ErrorState, Loading, LocalTextPipe, TranslocoPipe],
  templateUrl: './points-tab.html',
  styleUrl: './points-tab.scss',
})
export class PointsTab {
  private readonly api = inject(ReportsApi);
  readonly query = input.required<ReportQuery>();
  readonly changed = output<Params>();
  protected readonly curriculum = toSignal(this.api.curriculum, { initialValue: { subjects: [], grades: [] } });
  protected readonly table = rxResource({
    params: () => {
      const { subject, grade } = this.query();
      return { ...placeQuery(this.query()), ...(subject && { subject }), ...(grade && { grade }) };
    },
    stream: ({ params }) => this.api.points(params),
  });
  protected readonly problem = computed(() => this.table.error() as unknown as ApiProblem | undefined);
  protected readonly known = computed(() => (this.table.hasValue() ? this.table.value() : undefined));
  protected readonly most = computed(() => Math.max(1, ...(this.known()?.items ?? []).map(({ count }) => count)));

  protected countAt(item: PointTable['items'][number], schoolId: string): number {
    return item.schools.find(({ id }) => id === schoolId)?.count ?? 0;
  }
}
