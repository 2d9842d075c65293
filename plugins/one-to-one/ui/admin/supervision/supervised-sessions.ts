import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, Connection, ServerClock } from '@fudao/ui-kit';
import { catchError, filter, firstValueFrom, map, of, Subject, switchMap, tap } from 'rxjs';
import type { SupervisedSession, SupervisedSessions as SessionsPart } from '../../../api.ts';
import { apiBase } from '../../shared/links.ts';
import { append } from '../../shared/page-of.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { listParams, type SupervisedQuery, usualQuery } from './supervised-query.ts';

const rowsPerPart = 30;
/** What goes on changes by itself; each look is on the record, so it is not looked at more often. */
const lookAgainMs = 15_000;

interface Ask {
  readonly query: SupervisedQuery;
  readonly cursor: string | null;
  /** Read again by itself: a fault leaves what is shown. */
  readonly isQuiet: boolean;
}

/** The sessions of one query, as far as they were read. Provided by its page. */
@Injectable()
export class SupervisedSessions {
  private readonly api = inject(ApiClient);
  private readonly clock = inject(ServerClock);
  private readonly asked = new Subject<Ask>();
  private query = usualQuery;
  readonly items = signal<readonly SupervisedSession[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isBusy = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    this.asked.pipe(switchMap((ask) => this.fetch(ask)), takeUntilDestroyed()).subscribe();
    const timer = setInterval(() => this.lookAgain(), lookAgainMs);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    inject(Connection)
      .returned.pipe(filter(() => this.problem() !== null), takeUntilDestroyed())
      .subscribe(() => this.reload());
  }

  open(query: SupervisedQuery): void {
    if (query.state !== this.query.state) this.items.set(null);
    this.query = query;
    this.reload();
  }

  reload(): void {
    this.ask({ query: this.query, cursor: null, isQuiet: false });
  }

  more(): void {
    if (!this.isBusy() && this.nextCursor() !== null) this.ask({ query: this.query, cursor: this.nextCursor(), isQuiet: false });
  }

  /** Not under somebody who reads on further below, and not in a tab that nobody sees. */
  private lookAgain(): void {
    const isWhole = (this.items()?.length ?? 0) <= rowsPerPart;
    if (this.query.state === 'live' && isWhole && !this.isBusy() && document.visibilityState === 'visible') {
      this.ask({ query: this.query, cursor: null, isQuiet: true });
    }
  }

  private ask(ask: Ask): void {
    this.isBusy.set(!ask.isQuiet);
    if (!ask.isQuiet) this.problem.set(null);
    this.asked.next(ask);
  }

  private fetch({ query, cursor, isQuiet }: Ask) {
    return this.api.get<SessionsPart>(`${apiBase}/supervision`, { ...listParams(query, this.clock.now()), cursor, limit: rowsPerPart }).pipe(
      tap(({ items, nextCursor }) => {
        this.items.update((present) => append(cursor === null ? [] : (present ?? []), items));
        this.nextCursor.set(nextCursor);
        this.problem.set(null);
      }),
      catchError((thrown: unknown) => {
        if (!isQuiet) this.problem.set(toProblem(thrown));
        return of(null);
      }),
      tap(() => this.isBusy.set(false)),
    );
  }
}

export interface Place {
  readonly id: string;
  readonly name: string;
}

/** Districts and schools to choose from, as far as the person answers for them. Without them there is no choice. */
@Injectable()
export class Places {
  private readonly api = inject(ApiClient);
  readonly districts = signal<readonly Place[]>([]);
  readonly schools = signal<readonly Place[]>([]);

  async loadDistricts(): Promise<void> {
    this.districts.set(await this.read('/api/organisation/districts', {}));
  }

  async loadSchools(districtId: string | null): Promise<void> {
    this.schools.set([]);
    if (districtId !== null) this.schools.set(await this.read('/api/organisation/schools', { districtId }));
  }

  private read(path: string, params: Record<string, string>): Promise<readonly Place[]> {
    return firstValueFrom(this.api.get<{ items: Place[] }>(path, params).pipe(map(({ items }) => items), catchError(() => of([] as Place[]))));
  }
}
