import { inject } from '@angular/core';
import { ApiClient, Connection, ServerClock } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, distinctUntilChanged, EMPTY, filter, map, merge, of, switchMap, takeUntil, withLatestFrom } from 'rxjs';
import type { QuestionView, SupervisedPage, SupervisionSummary } from '../../../api.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { type Place, SupervisionApiActions, SupervisionPageActions } from './supervision.actions.ts';
import { supervisionFeature } from './supervision.reducer.ts';
import { listParams, scopeParams, usualQuery } from './supervision-query.ts';

const base = '/api/question-answer/supervision';
const rowsPerPage = 20;

const load = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), clock = inject(ServerClock)) =>
    actions.pipe(
      ofType(SupervisionPageActions.queryChanged),
      switchMap(({ query }) => {
        const { cursor, isBack } = query;
        const cut = { cursor, direction: cursor && isBack ? 'previous' : null, limit: rowsPerPage };
        return api.get<SupervisedPage>(base, { ...listParams(query, clock.now()), ...cut }).pipe(
          map((page) => SupervisionApiActions.loaded({ page })),
          catchError((thrown: unknown) => of(SupervisionApiActions.loadFailed({ problem: toProblem(thrown) }))),
        );
      }),
    ),
  { functional: true },
);

/** The figures above the list are of the same schools and time, whatever else narrows the list. */
const sumUp = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), clock = inject(ServerClock)) =>
    actions.pipe(
      ofType(SupervisionPageActions.queryChanged),
      map(({ query, isFresh }) => ({ isFresh, scope: scopeParams(query, clock.now()) })),
      distinctUntilChanged((one, other) => !other.isFresh && JSON.stringify(one.scope) === JSON.stringify(other.scope)),
      switchMap(({ scope }) =>
        api.get<SupervisionSummary>(`${base}/summary`, scope).pipe(
          map((summary) => SupervisionApiActions.summaryLoaded({ summary })),
          // The list says what is wrong.
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

/** The card on the home page is a hint: without network it shows what was known last. */
const sumUpWeek = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), clock = inject(ServerClock), connection = inject(Connection)) =>
    merge(actions.pipe(ofType(SupervisionPageActions.cardShown)), connection.returned).pipe(
      switchMap(() =>
        api.get<SupervisionSummary>(`${base}/summary`, scopeParams({ ...usualQuery, period: '7d' }, clock.now())).pipe(
          map((summary) => SupervisionApiActions.weekSummedUp({ summary })),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

const loadDistricts = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(SupervisionPageActions.placesWanted),
      withLatestFrom(store.select(supervisionFeature.selectDistricts)),
      filter(([{ isCity }, known]) => isCity && known.length === 0),
      switchMap(() =>
        api.get<{ items: Place[] }>('/api/organisation/districts').pipe(
          map(({ items }) => SupervisionApiActions.districtsLoaded({ districts: items })),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

const loadSchools = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(SupervisionPageActions.placesWanted),
      switchMap(({ district }) =>
        district === null
          ? of(SupervisionApiActions.schoolsLoaded({ district, schools: [] }))
          : api.get<{ items: Place[] }>('/api/organisation/schools', { districtId: district }).pipe(
              map(({ items }) => SupervisionApiActions.schoolsLoaded({ district, schools: items })),
              catchError(() => EMPTY),
            ),
      ),
    ),
  { functional: true },
);

const loadQuestion = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(SupervisionPageActions.questionOpened),
      switchMap(({ questionId }) =>
        api.get<QuestionView>(`/api/question-answer/questions/${encodeURIComponent(questionId)}`).pipe(
          takeUntil(actions.pipe(ofType(SupervisionPageActions.questionClosed))),
          map((question) => SupervisionApiActions.questionLoaded({ question })),
          catchError((thrown: unknown) => of(SupervisionApiActions.questionFailed({ questionId, problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

export const supervisionEffects = { load, sumUp, sumUpWeek, loadDistricts, loadSchools, loadQuestion };
