import { signal } from '@angular/core';
import { ApiProblem } from '@fudao/ui-kit';
import { firstValueFrom, type Observable } from 'rxjs';
import type { PageOf } from './ratings.ts';

/** A list that comes page by page; what is asked for anew takes the place of an answer that comes late. */
export class PagedList<T extends { readonly id: string }> {
  readonly items = signal<readonly T[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  private asked = 0;
  private fetch: ((cursor: string | null) => Observable<PageOf<T>>) | null = null;

  async show(fetch: (cursor: string | null) => Observable<PageOf<T>>): Promise<void> {
    this.fetch = fetch;
    this.items.set(null);
    this.nextCursor.set(null);
    await this.more();
  }

  async more(): Promise<void> {
    const asked = ++this.asked;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.fetch!(this.nextCursor()));
      if (asked !== this.asked) return;
      this.items.update((items) => [...(items ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (asked === this.asked) this.problem.set(problem);
    } finally {
      if (asked === this.asked) this.isLoading.set(false);
    }
  }

  /** What was dealt with is not in this list any more. */
  remove(id: string): void {
    this.items.update((items) => items?.filter((one) => one.id !== id) ?? null);
  }
}
