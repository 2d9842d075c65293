import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { ConsentApi } from './consent-api.ts';
import type { AskHead, StudentLine, StudentQuery } from './consent.ts';

/** The students found so far. Only the answer to the last search counts. */
@Injectable()
export class StudentList {
  private readonly api = inject(ConsentApi);
  private query: StudentQuery = { classGroupId: null, filter: 'all' };
  private search = 0;
  readonly asks = signal<readonly AskHead[]>([]);
  readonly items = signal<readonly StudentLine[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  find(query: StudentQuery): Promise<void> {
    this.query = query;
    this.items.set(null);
    return this.load(null);
  }

  more(): Promise<void> {
    return this.load(this.nextCursor());
  }

  /** What is shown stays until the answer is there. */
  again(): Promise<void> {
    return this.load(null);
  }

  private async load(cursor: string | null): Promise<void> {
    const search = ++this.search;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.students(this.query, cursor));
      if (search !== this.search) return;
      this.asks.set(page.asks);
      this.items.update((items) => (cursor === null ? page.items : [...(items ?? []), ...page.items]));
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (search === this.search) this.problem.set(problem);
    } finally {
      if (search === this.search) this.isLoading.set(false);
    }
  }
}
