import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, newIdempotencyKey, Realtime } from '@fudao/ui-kit';
import { type Observable, merge, startWith, Subject, switchMap, tap } from 'rxjs';
import type { Goal, Goals } from '../../../api.ts';

const path = '/api/plugin-template/goals';

/** The student's goals, for the page and the card. Lives as long as this version of the plugin is in use. */
@Injectable()
export class GoalsState {
  private readonly api = inject(ApiClient);
  private readonly asked = new Subject<void>();
  private readonly loaded = signal<Goals | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);

  readonly view = computed(() => (this.loaded() ? 'loaded' : this.failed() ? 'failed' : 'loading'));
  readonly problem = this.failed.asReadonly();
  readonly most = computed(() => this.loaded()?.most ?? 0);
  readonly today = computed(() => this.goals(true));
  readonly earlier = computed(() => this.goals(false));
  readonly reached = computed(() => this.today().filter(({ isReached }) => isReached).length);

  constructor() {
    const realtime = inject(Realtime);
    // Another device of the same person changed something, or the line was down and we may have missed that.
    merge(this.asked, realtime.on('plugin-template.changed'), realtime.reopened)
      .pipe(
        startWith(undefined),
        switchMap(() => this.fetch()),
        takeUntilDestroyed(),
      )
      .subscribe();
  }

  load(): void {
    this.failed.set(null);
    this.asked.next();
  }

  add(text: string): Observable<Goal> {
    const request = this.api.post<Goal>(path, { text }, { idempotencyKey: newIdempotencyKey() });
    return request.pipe(tap((goal) => this.change((items) => [goal, ...items.filter(({ id }) => id !== goal.id)])));
  }

  reach(goal: Goal, isReached: boolean): Observable<unknown> {
    const set = (value: boolean) =>
      this.change((items) => items.map((one) => (one.id === goal.id ? { ...one, isReached: value } : one)));
    // Shown at once; taken back where the server refuses.
    set(isReached);
    return this.api.put(`${path}/${goal.id}`, { isReached }).pipe(tap({ error: () => set(!isReached) }));
  }

  remove(goal: Goal): Observable<unknown> {
    return this.api
      .delete(`${path}/${goal.id}`)
      .pipe(tap(() => this.change((items) => items.filter(({ id }) => id !== goal.id))));
  }

  private goals(isToday: boolean): readonly Goal[] {
    const { today, items = [] } = this.loaded() ?? {};
    return items.filter(({ day }) => (day === today) === isToday);
  }

  private change(step: (items: readonly Goal[]) => Goal[]): void {
    this.loaded.update((goals) => goals && { ...goals, items: step(goals.items) });
  }

  private fetch(): Promise<void> {
    return new Promise((resolve) => {
      this.api.get<Goals>(path).subscribe({
        next: (goals) => this.loaded.set(goals),
        error: (problem: ApiProblem) => {
          this.failed.set(problem);
          resolve();
        },
        complete: resolve,
      });
    });
  }
}
