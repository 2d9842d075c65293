import { DestroyRef, effect, inject, type Signal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  catchError,
  debounceTime,
  EMPTY,
  filter,
  interval,
  map,
  merge,
  type Observable,
  Subject,
  switchMap,
  takeUntil,
} from 'rxjs';
import { ApiProblem, Connection, Realtime } from '@fudao/ui-kit';

/** Several changes at once are one load. */
const gatherMs = 200;

/** What the server says, loaded anew whenever it may have changed. */
export interface Live<T> {
  readonly value: Signal<T | undefined>;
  /** Where there is nothing to show: why. */
  readonly problem: Signal<ApiProblem | null>;
  /** There is something new that is not shown, since it was held. */
  readonly isBehind: Signal<boolean>;
  reload(): void;
  /** What a change answered is what holds now. */
  set(value: T): void;
}

export interface LiveOptions<P, T> {
  /** undefined where it is not known yet what to load; other ones begin anew. */
  readonly params: () => P | undefined;
  readonly load: (params: P) => Observable<T>;
  /** For what changes without anybody's doing; only while the page is looked at. */
  readonly everyMs?: number;
  /** What the server says when something changed; of plugins unless told. */
  readonly event?: string;
  /** While it is true nothing new is shown over what a person is at; `isBehind` says that there is something. */
  readonly isHeld?: () => boolean;
}

/** When something may have changed: the server said so, or the line was down. To be called where a page is made. */
export function changesOf(event: string): Observable<unknown> {
  const realtime = inject(Realtime);
  return merge(realtime.on(event), realtime.reopened, inject(Connection).returned).pipe(debounceTime(gatherMs));
}

/** Loads again on each change, when the line was down, and now and then if told. */
function occasions(event: string, everyMs: number | undefined): Observable<unknown> {
  const connection = inject(Connection);
  const isSeen = () => document.visibilityState === 'visible' && connection.isOnline();
  const regularly = everyMs ? interval(everyMs).pipe(filter(isSeen)) : EMPTY;
  return merge(changesOf(event), regularly);
}

/** For administrators' pages; to be called where a page is made. What is shown stays while the network is away. */
export function live<P, T>({
  params,
  load,
  everyMs,
  event = 'plugin-manager.changed',
  isHeld = () => false,
}: LiveOptions<P, T>): Live<T> {
  const value = signal<T | undefined>(undefined);
  const problem = signal<ApiProblem | null>(null);
  const isBehind = signal(false);
  const asked = new Subject<{ params: P; isLook: boolean }>();
  const overtaken = new Subject<void>();
  let wanted: P | undefined;
  let known = '';

  const refuse = (thrown: unknown): Observable<never> => {
    if (!(thrown instanceof ApiProblem)) throw thrown;
    const passes = thrown.isOffline || thrown.status >= 500;
    if (passes && value() !== undefined) return EMPTY;
    value.set(undefined);
    problem.set(thrown);
    return EMPTY;
  };
  const answers = asked.pipe(
    switchMap(({ params: present, isLook }) =>
      load(present).pipe(
        takeUntil(overtaken),
        map((answer) => ({ answer, isLook })),
        catchError(refuse),
      ),
    ),
    takeUntilDestroyed(inject(DestroyRef)),
  );
  const accept = (answer: T) => {
    problem.set(null);
    isBehind.set(false);
    value.set(answer);
  };
  const ask = (isLook: boolean) => {
    if (wanted !== undefined) asked.next({ params: wanted, isLook });
  };
  const reload = () => ask(false);
  answers.subscribe(({ answer, isLook }) => {
    if (!isLook || !isHeld() || value() === undefined) accept(answer);
    else if (JSON.stringify(answer) !== JSON.stringify(value())) isBehind.set(true);
  });
  occasions(event, everyMs)
    .pipe(takeUntilDestroyed())
    .subscribe(() => ask(true));
  effect(() => {
    wanted = params();
    if (JSON.stringify(wanted) === known) return;
    known = JSON.stringify(wanted) ?? '';
    value.set(undefined);
    problem.set(null);
    isBehind.set(false);
    reload();
  });
  const set = (answer: T) => {
    // What is still on its way was asked before the change.
    overtaken.next();
    accept(answer);
  };
  return { value, problem, isBehind, reload, set };
}
