import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, type Query } from '@fudao/ui-kit';
import type { Report, Row } from './report.ts';
import { ReportsApi } from './reports-api.ts';

const largestPage = 1_000;
/** More than that nobody reads on paper. */
export const mostPrinted = 2_000;

/** A report as far as it was looked at. Only the answer to the last question counts. */
@Injectable()
export class ReportList {
  private readonly api = inject(ReportsApi);
  readonly head = signal<Report | null>(null);
  readonly items = signal<readonly Row[]>([]);
  readonly nextOffset = signal<number | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  private query: Query = {};
  private asked = 0;

  /** What is shown stays until the answer is there. */
  show(query: Query): Promise<void> {
    this.query = query;
    return this.load(0);
  }

  more(): Promise<void> {
    return this.load(this.nextOffset() ?? 0);
  }

  again(): Promise<void> {
    return this.load(0);
  }

  /** All rows, for paper. */
  async all(): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let offset: number | null = 0; offset !== null && rows.length < mostPrinted; ) {
      const page: Report = await firstValueFrom(this.api.report({ ...this.query, offset, limit: largestPage }));
      rows.push(...page.items);
      offset = page.nextOffset;
    }
    return rows;
  }

  private async load(offset: number): Promise<void> {
    const asked = ++this.asked;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const report = await firstValueFrom(this.api.report({ ...this.query, offset }));
      if (asked !== this.asked) return;
      this.head.set(report);
      this.items.update((known) => (offset === 0 ? report.items : [...known, ...report.items]));
      this.nextOffset.set(report.nextOffset);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (asked === this.asked) this.problem.set(problem);
    } finally {
      if (asked === this.asked) this.isLoading.set(false);
    }
  }
}
