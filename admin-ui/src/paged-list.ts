import { signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list that grows page by page. Only the answer to the last question counts. */
export class PagedList<T, Filter> {
  readonly items = signal<readonly T[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  private readonly load: (filter: Filter, cursor: string | null) => Observable<PageOf<T>>;
  private filter: Filter | undefined;
  private asked = 0;

  constructor(load: (filter: Filter, cursor: string | null) => Observable<PageOf<T>>) {
    this.load = load;
  }

  /** From the beginning; what is shown stays until the answer is there, unless something else is asked for. */
  async find(filter: Filter): Promise<void> {
    if (JSON.stringify(filter) !== JSON.stringify(this.filter)) this.empty();
    this.filter = filter;
    await this.ask(null);
  }

  more(): Promise<void> {
    return this.ask(this.nextCursor());
  }

  async again(): Promise<void> {
    if (this.filter !== undefined) await this.find(this.filter);
  }

  /** As much as is shown, as it is now; where that fails, what is shown stays. */
  async refresh(): Promise<void> {
    const shown = this.items()?.length;
    if (this.filter === undefined || shown === undefined || this.isLoading()) return;
    const asked = ++this.asked;
    try {
      let page = await firstValueFrom(this.load(this.filter, null));
      const items = [...page.items];
      while (items.length < shown && page.nextCursor !== null && asked === this.asked) {
        page = await firstValueFrom(this.load(this.filter, page.nextCursor));
        items.push(...page.items);
      }
      if (asked !== this.asked) return;
      this.items.set(items);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
    }
  }

  /** What was dealt with is not in this list any more. */
  remove(isGone: (one: T) => boolean): void {
    this.items.update((items) => items?.filter((one) => !isGone(one)) ?? null);
  }

  private empty(): void {
    this.items.set(null);
    this.nextCursor.set(null);
  }

  private async ask(cursor: string | null): Promise<void> {
    const asked = ++this.asked;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.load(this.filter!, cursor));
      if (asked !== this.asked) return;
      this.items.update((items) => (cursor === null ? page.items : [...(items ?? []), ...page.items]));
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (asked === this.asked) this.problem.set(problem);
    } finally {
      if (asked === this.asked) this.isLoading.set(false);
    }
  }
}
