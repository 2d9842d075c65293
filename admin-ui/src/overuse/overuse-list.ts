import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { OveruseApi } from './overuse-api.ts';
import type { Overuse } from './overuse.ts';

/** The list as far as it was looked at: nothing is loaded unasked, since each look is on the record. */
@Injectable()
export class OveruseList {
  private readonly api = inject(OveruseApi);
  readonly items = signal<readonly Overuse[] | null>(null);
  readonly nextBefore = signal<number | null>(null);
  readonly isLoading = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  start(): Promise<void> {
    return this.load(null);
  }

  more(): Promise<void> {
    return this.load(this.nextBefore());
  }

  private async load(before: number | null): Promise<void> {
    if (this.isLoading()) return;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const { items, nextBefore } = await firstValueFrom(this.api.list(before));
      this.items.update((known) => (before === null ? items : [...(known ?? []), ...items]));
      this.nextBefore.set(nextBefore);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }
}
