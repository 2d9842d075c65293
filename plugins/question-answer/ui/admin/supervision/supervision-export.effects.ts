import { inject } from '@angular/core';
import { ApiClient, cityDate, FileSaver, Language, ServerClock, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, defer, exhaustMap, map, mergeMap, type Observable, of, takeUntil, tap, withLatestFrom } from 'rxjs';
import type { SupervisionExport } from '../../../api.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { SupervisionApiActions, SupervisionPageActions } from './supervision.actions.ts';
import { supervisionFeature } from './supervision.reducer.ts';
import { listParams } from './supervision-query.ts';

/** More than this is no table to read, but a heap: a report is what is wanted then. */
const mostRows = 20_000;

type FetchPiece = (cursor: string | null) => Observable<SupervisionExport>;

/** Fetches piece after piece; at the end there is a file. */
function exportFrom(fetch: FetchPiece, cursor: string | null, parts: readonly string[], rows: number, save: (parts: readonly string[]) => void): Observable<Action> {
  return fetch(cursor).pipe(
    mergeMap((piece) => {
      const all = [...parts, piece.csv];
      const count = rows + piece.rows;
      const told = SupervisionApiActions.pieceExported({ rows: count });
      if (piece.nextCursor !== null && count < mostRows) {
        return concat(of(told), defer(() => exportFrom(fetch, piece.nextCursor, all, count, save)));
      }
      save(all);
      return of(told, SupervisionApiActions.exported({ rows: count, isWhole: piece.nextCursor === null }));
    }),
  );
}

const exportTable = createEffect(
  (
    actions = inject(Actions),
    store = inject(Store),
    api = inject(ApiClient),
    clock = inject(ServerClock),
    language = inject(Language),
    saver = inject(FileSaver),
    texts = inject(TranslocoService),
  ) =>
    actions.pipe(
      ofType(SupervisionPageActions.exportAsked),
      withLatestFrom(store.select(supervisionFeature.selectQuery)),
      exhaustMap(([, query]) => {
        const asked = { ...listParams(query, clock.now()), language: language.current() };
        const fetch: FetchPiece = (cursor) => api.get<SupervisionExport>('/api/question-answer/supervision/export', { ...asked, cursor });
        const name = `${texts.translate('question-answer.supervision.file')}-${cityDate(clock.now())}.csv`;
        return exportFrom(fetch, null, [], 0, (parts) => saver.save(name, parts, 'text/csv;charset=utf-8')).pipe(
          catchError((thrown: unknown) => of(SupervisionApiActions.exportFailed({ problem: toProblem(thrown) }))),
          takeUntil(actions.pipe(ofType(SupervisionPageActions.exportStopped))),
        );
      }),
    ),
  { functional: true },
);

const tell = createEffect(
  (actions = inject(Actions), toasts = inject(Toasts), texts = inject(TranslocoService)) =>
    actions.pipe(
      ofType(SupervisionApiActions.exported),
      map(({ rows, isWhole }) => texts.translate(`question-answer.supervision.${isWhole ? 'exported' : 'exportedPart'}`, { count: rows })),
      tap((words) => toasts.show(words, { tone: 'good', key: 'question-answer' })),
    ),
  { functional: true, dispatch: false },
);

export const supervisionExportEffects = { exportTable, tell };
