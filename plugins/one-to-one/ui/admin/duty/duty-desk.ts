import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, Connection, Realtime } from '@fudao/ui-kit';
import { catchError, debounceTime, EMPTY, exhaustMap, filter, firstValueFrom, fromEvent, interval, merge, type Observable, Subject, switchMap, tap } from 'rxjs';
import type { DeclineReason, DutyView } from '../../../api.ts';
import { heartbeatMs } from '../../shared/limits.ts';
import { apiBase } from '../../shared/links.ts';
import { Repeatable } from '../../shared/repeatable.ts';
import { toProblem } from '../../shared/to-problem.ts';

export interface DutyScope {
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
}

export interface NewPlan extends DutyScope {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The teacher's own desk, wherever in the app the teacher is: holds the duty, and hears what rings. */
@Injectable()
export class DutyDesk {
  private readonly api = inject(ApiClient);
  private readonly page = inject(DOCUMENT);
  private readonly asked = new Subject<void>();
  private readonly repeatable = new Repeatable();
  private readonly state = signal<DutyView | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  readonly view = this.state.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly duty = computed(() => this.state()?.duty ?? null);
  readonly ringing = computed(() => this.state()?.ringing ?? null);

  constructor() {
    const realtime = inject(Realtime);
    const destroyed = inject(DestroyRef);
    const pushes = ['ring', 'ring-over', 'duty', 'waiting'].map((name) => realtime.on(`one-to-one.${name}`));
    const seen = fromEvent(this.page, 'visibilitychange').pipe(filter(() => !this.page.hidden && this.duty() !== null));
    merge(this.asked, seen, realtime.reopened, inject(Connection).returned, ...pushes)
      .pipe(debounceTime(50), switchMap(() => this.fetch()), takeUntilDestroyed(destroyed))
      .subscribe();
    // The timers of a hidden page go slowly: then the server asks.
    merge(interval(heartbeatMs), realtime.on('one-to-one.still-there'))
      .pipe(
        filter(() => this.duty() !== null),
        exhaustMap(() => this.api.post(`${apiBase}/duty/here`).pipe(catchError(() => EMPTY))),
        switchMap(() => this.fetch()),
        takeUntilDestroyed(destroyed),
      )
      .subscribe();
  }

  load(): void {
    this.failed.set(null);
    this.asked.next();
  }

  start({ subjects, grades }: DutyScope): Promise<void> {
    return this.perform(this.api.post(`${apiBase}/duty/start`, { subjects, grades }));
  }

  stop(): Promise<void> {
    return this.perform(this.api.post(`${apiBase}/duty/stop`));
  }

  /** Tried again after no answer came, it is the same plan. */
  async plan(plan: NewPlan): Promise<void> {
    await this.perform(this.api.post(`${apiBase}/duty/plans`, plan, { idempotencyKey: this.repeatable.keyFor(plan) }));
    this.repeatable.fulfilled();
  }

  async planSeveral(plans: readonly NewPlan[]): Promise<void> {
    await this.perform(this.api.post(`${apiBase}/duty/plans/several`, { plans }, { idempotencyKey: this.repeatable.keyFor(plans) }));
    this.repeatable.fulfilled();
  }

  dropPlan(id: string): Promise<void> {
    return this.perform(this.api.delete(`${apiBase}/duty/plans/${id}`));
  }

  /** @returns the session that has begun */
  async accept(callId: string): Promise<string> {
    try {
      const { sessionId } = await firstValueFrom(this.api.post<{ sessionId: string }>(`${apiBase}/calls/${callId}/accept`));
      return sessionId;
    } finally {
      // The room need not wait for it.
      this.load();
    }
  }

  decline(callId: string, reason: DeclineReason): Promise<void> {
    return this.perform(this.api.post(`${apiBase}/calls/${callId}/decline`, { reason }));
  }

  private async perform(deed: Observable<unknown>): Promise<void> {
    try {
      await firstValueFrom(deed, { defaultValue: null });
    } finally {
      await firstValueFrom(this.fetch(), { defaultValue: null });
    }
  }

  private fetch(): Observable<DutyView> {
    return this.api.get<DutyView>(`${apiBase}/duty`).pipe(
      tap((view) => {
        this.failed.set(null);
        this.state.set(view);
      }),
      catchError((thrown: unknown) => {
        this.failed.set(toProblem(thrown));
        return EMPTY;
      }),
    );
  }
}
