import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { ApiClient, type ApiProblem, Connection, Realtime } from '@fudao/ui-kit';
import { catchError, EMPTY, exhaustMap, filter, firstValueFrom, fromEvent, interval, merge, Subject, switchMap, tap } from 'rxjs';
import type { CallView } from '../../../api.ts';
import { heartbeatMs } from '../../shared/limits.ts';
import { apiBase, links } from '../../shared/links.ts';
import { Repeatable } from '../../shared/repeatable.ts';
import { toProblem } from '../../shared/to-problem.ts';

export interface CallRequest {
  readonly subject: string;
  readonly text: string;
  readonly pictureIds: readonly string[];
  readonly teacherId?: string;
}

/**
 * The student's own call, wherever in the app the student is: shows the platform that somebody still waits, hears how
 * it goes on, and opens the session as soon as a teacher accepts. Lives as long as this version of the plugin is in use.
 */
@Injectable()
export class OwnCall {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly page = inject(DOCUMENT);
  private readonly asked = new Subject<void>();
  private readonly repeatable = new Repeatable();
  private readonly state = signal<CallView | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly isKnown = signal(false);
  private readonly session = signal<string | null>(null);

  readonly call = this.state.asReadonly();
  readonly problem = this.failed.asReadonly();
  /** A session that runs. */
  readonly sessionId = this.session.asReadonly();
  readonly isLoaded = this.isKnown.asReadonly();
  readonly isWaiting = computed(() => ['waiting', 'ringing'].includes(this.state()?.state ?? ''));

  constructor() {
    const realtime = inject(Realtime);
    const destroyed = inject(DestroyRef);
    const seen = fromEvent(this.page, 'visibilitychange').pipe(filter(() => !this.page.hidden));
    merge(this.asked, realtime.on('one-to-one.call'), realtime.reopened, inject(Connection).returned, seen)
      .pipe(switchMap(() => this.fetch()), takeUntilDestroyed(destroyed))
      .subscribe();
    interval(heartbeatMs)
      .pipe(
        filter(() => this.isWaiting()),
        exhaustMap(() => this.api.post<CallView>(`${apiBase}/calls/${this.state()!.id}/here`).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(destroyed),
      )
      .subscribe((call) => this.take(call));
  }

  load(): void {
    this.failed.set(null);
    this.asked.next();
  }

  /** @throws ApiProblem with the sentence of the rule that refuses */
  async begin(request: CallRequest): Promise<void> {
    const idempotencyKey = this.repeatable.keyFor(request);
    this.take(await firstValueFrom(this.api.post<CallView>(`${apiBase}/calls`, request, { idempotencyKey })));
    this.repeatable.fulfilled();
  }

  async cancel(): Promise<void> {
    const id = this.state()?.id;
    if (!id) return;
    this.take(await firstValueFrom(this.api.post<CallView>(`${apiBase}/calls/${id}/cancel`)));
  }

  private fetch() {
    return this.api.get<{ call: CallView | null; sessionId: string | null }>(`${apiBase}/calls/current`).pipe(
      tap(({ call, sessionId }) => {
        this.session.set(sessionId);
        this.take(call);
      }),
      catchError((thrown: unknown) => {
        this.failed.set(toProblem(thrown));
        return EMPTY;
      }),
    );
  }

  private take(call: CallView | null): void {
    const hasWaited = this.isWaiting() && this.state()?.id === call?.id;
    this.failed.set(null);
    this.state.set(call);
    this.isKnown.set(true);
    if (hasWaited && call?.state === 'accepted' && call.sessionId) void this.router.navigateByUrl(links.session(call.sessionId));
  }
}
