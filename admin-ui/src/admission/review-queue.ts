import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { AdmissionApi } from './admission-api.ts';
import type { BulkItem, Counts, QueueItem } from './admission.ts';
import { queryOf, type ReviewFilter, waiting } from './review-filter.ts';

/** What could not be approved with the others, and why. */
export interface LeftOver {
  readonly item: QueueItem;
  readonly message: BulkItem['message'];
}

/** The applications of a queue as far as they were read, and those that are chosen. */
@Injectable()
export class ReviewQueue {
  private readonly api = inject(AdmissionApi);
  private filter: ReviewFilter = waiting;
  private search = 0;
  readonly items = signal<readonly QueueItem[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly counts = signal<Counts | null>(null);
  readonly isLoading = signal(false);
  readonly isApproving = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  private readonly chosenIds = signal<ReadonlySet<string>>(new Set());
  readonly selectable = computed(() => (this.items() ?? []).filter(({ mayDecide }) => mayDecide));
  readonly chosen = computed(() => this.selectable().filter(({ id }) => this.chosenIds().has(id)));
  readonly hasAll = computed(() => this.selectable().length > 0 && this.chosen().length === this.selectable().length);

  async find(filter: ReviewFilter): Promise<void> {
    this.filter = filter;
    this.chosenIds.set(new Set());
    await Promise.all([this.load(null), this.count()]);
  }

  more(): Promise<void> {
    return this.load(this.nextCursor());
  }

  again(): Promise<void> {
    return this.find(this.filter);
  }

  choose(id: string, isChosen: boolean): void {
    this.chosenIds.update((ids) => {
      const changed = new Set(ids);
      if (isChosen) changed.add(id);
      else changed.delete(id);
      return changed;
    });
  }

  chooseAll(isChosen: boolean): void {
    this.chosenIds.set(new Set(isChosen ? this.selectable().map(({ id }) => id) : []));
  }

  /** Approves what is chosen; gives what could not be, or undefined where none of it was tried. */
  async approveChosen(): Promise<{ done: number; left: LeftOver[] } | undefined> {
    const chosen = this.chosen().slice(0, 100);
    this.isApproving.set(true);
    this.problem.set(null);
    try {
      const { items } = await firstValueFrom(this.api.approveMany(chosen));
      const left = items
        .filter(({ isDone }) => !isDone)
        .map(({ id, message }) => ({ item: chosen.find((one) => one.id === id)!, message }));
      await this.again();
      return { done: items.length - left.length, left };
    } catch (problem) {
      this.note(problem);
      return undefined;
    } finally {
      this.isApproving.set(false);
    }
  }

  private async load(cursor: string | null): Promise<void> {
    const search = ++this.search;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.queue({ ...queryOf(this.filter), cursor, limit: 20 }));
      if (search !== this.search) return;
      this.items.update((items) => (cursor === null ? page.items : [...(items ?? []), ...page.items]));
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      if (search === this.search) this.note(problem);
    } finally {
      if (search === this.search) this.isLoading.set(false);
    }
  }

  private async count(): Promise<void> {
    try {
      this.counts.set(await firstValueFrom(this.api.counts()));
    } catch (problem) {
      // The list says what is wrong.
      if (!(problem instanceof ApiProblem)) throw problem;
    }
  }

  private note(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.problem.set(problem);
  }
}
