import { inject } from '@angular/core';
import { ApiClient, Connection } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, debounceTime, EMPTY, map, merge, switchMap, takeUntil, throttleTime } from 'rxjs';
import type { DeskItem, DeskSummary } from '../../../api.ts';
import type { PageOf } from '../../shared/page-of.ts';
import { AnsweringApiActions } from '../answering/answering.actions.ts';
import { DeskApiActions, DeskCardActions, DeskPageActions, DeskPushActions } from './desk.actions.ts';

/** Of many messages in a row, as in the evening, this often one is looked after. */
const everyMs = 3_000;

/** The figures are counted by the server: what it tells of one question is only a reason to ask again. */
const sumUp = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), connection = inject(Connection)) => {
    const own = actions.pipe(
      ofType(
        DeskCardActions.shown, DeskPageActions.opened, DeskApiActions.claimed, AnsweringApiActions.claimed, AnsweringApiActions.givenBack,
        AnsweringApiActions.published, AnsweringApiActions.replied,
      ),
    );
    const told = actions.pipe(
      ofType(
        DeskPushActions.opened, DeskPushActions.claimed, DeskPushActions.released, DeskPushActions.answered, DeskPushActions.closed,
        DeskPushActions.followedUp, DeskPushActions.adopted, DeskPushActions.reconnected,
      ),
      throttleTime(everyMs, undefined, { leading: true, trailing: true }),
    );
    return merge(own, told, connection.returned).pipe(
      debounceTime(50),
      switchMap(() =>
        api.get<DeskSummary>('/api/question-answer/desk/summary').pipe(
          map((summary) => DeskApiActions.summedUp({ summary })),
          // Figures are a hint; the desk itself says what is wrong.
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

/** As long as the card is in view, its questions change with its figures. */
const loadFirst = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(DeskCardActions.shown),
      switchMap(() =>
        actions.pipe(
          ofType(DeskApiActions.summedUp),
          switchMap(() => api.get<PageOf<DeskItem>>('/api/question-answer/desk', { limit: 10 }).pipe(catchError(() => EMPTY))),
          map(({ items }) => DeskApiActions.firstLoaded({ first: items.filter(({ claim }) => claim === null).slice(0, 3) })),
          takeUntil(actions.pipe(ofType(DeskCardActions.hidden))),
        ),
      ),
    ),
  { functional: true },
);

export const deskSummaryEffects = { sumUp, loadFirst };
