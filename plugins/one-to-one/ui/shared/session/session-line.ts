import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, Connection, Realtime } from '@fudao/ui-kit';
import { catchError, EMPTY, filter, firstValueFrom, merge, Subject, switchMap, tap } from 'rxjs';
import type { SessionView } from '../../../api.ts';
import { apiBase } from '../links.ts';
import { toProblem } from '../to-problem.ts';

/** One session: how it stands, and what one does to it. Provided by its page. */
@Injectable()
export class SessionLine {
  private readonly api = inject(ApiClient);
  private readonly asked = new Subject<void>();
  private readonly state = signal<SessionView | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private id = '';
  readonly session = this.state.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isLive = computed(() => this.state()?.state === 'live');

  constructor() {
    const realtime = inject(Realtime);
    const told = realtime.on<{ sessionId: string }>('one-to-one.session').pipe(filter(({ sessionId }) => sessionId === this.id));
    merge(this.asked, told, realtime.reopened, inject(Connection).returned)
      .pipe(filter(() => this.id !== ''), switchMap(() => this.fetch()), takeUntilDestroyed())
      .subscribe();
  }

  open(id: string): void {
    if (id !== this.id) this.state.set(null);
    this.id = id;
    this.load();
  }

  load(): void {
    this.failed.set(null);
    this.asked.next();
  }

  async end(): Promise<void> {
    await firstValueFrom(this.api.post(`${apiBase}/sessions/${this.id}/end`));
    this.load();
  }

  async wantVideo(wanted: boolean): Promise<void> {
    await firstValueFrom(this.api.post(`${apiBase}/sessions/${this.id}/video`, { wanted }));
    this.load();
  }

  async saveSummary(text: string, knowledgePointIds: readonly string[]): Promise<void> {
    await firstValueFrom(this.api.put(`${apiBase}/sessions/${this.id}/summary`, { text, knowledgePointIds }));
    this.load();
  }

  private fetch() {
    return this.api.get<SessionView>(`${apiBase}/sessions/${this.id}`).pipe(
      tap((session) => {
        this.failed.set(null);
        this.state.set(session);
      }),
      catchError((thrown: unknown) => {
        this.failed.set(toProblem(thrown));
        return EMPTY;
      }),
    );
  }
}
