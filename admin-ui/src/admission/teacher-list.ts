import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, type Query } from '@fudao/ui-kit';
import { AdmissionApi } from './admission-api.ts';
import type { Admission } from './admission.ts';

/** The admitted teachers found so far. Only the answer to the last search counts. */
@Injectable()
export class TeacherList {
  private readonly api = inject(AdmissionApi);
  private query: Query = {};
  private search = 0;
  readonly items = signal<readonly Admission[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  find(query: Query): Promise<void> {
    this.query = query;
    return this.load(null);
  }

  more(): Promise<void> {
    return this.load(this.nextCursor());
  }

  again(): Promise<void> {
    return this.find(this.query);
  }

  replace(changed: Admission): void {
    this.items.update((items) => items?.map((one) => (one.teacherId === changed.teacherId ? changed : one)) ?? null);
  }

  private async load(cursor: string | null): Promise<void> {
    const search = ++this.search;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.teachers({ ...this.query, cursor, limit: 50 }));
      if (search !== this.search) return;
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
