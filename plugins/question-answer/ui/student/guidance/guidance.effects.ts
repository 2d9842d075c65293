import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, ServerClock } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, exhaustMap, filter, map, of, switchMap, takeUntil, tap, withLatestFrom } from 'rxjs';
import type { GuidanceView } from '../../../api.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { links } from '../../shared/links.ts';
import { QuestionApiActions } from '../question/question.actions.ts';
import { GuidanceApiActions, GuidancePageActions, type LadderId, type Tried } from './guidance.actions.ts';
import { guidanceFeature } from './guidance.reducer.ts';

const pathOf = (ladder: LadderId | null) =>
  `/api/question-answer/questions/${ladder?.questionId ?? ''}/guidance/${ladder?.bankQuestionId ?? ''}`;

const load = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), clock = inject(ServerClock)) =>
    actions.pipe(
      ofType(GuidancePageActions.opened, GuidancePageActions.retryAsked),
      switchMap(({ ladder }) =>
        api.get<GuidanceView>(pathOf(ladder)).pipe(
          map((view) => GuidanceApiActions.loaded({ view, at: clock.now() })),
          catchError((thrown: unknown) => of(GuidanceApiActions.loadFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

/** The rung is named: the same wish sent twice opens it once. */
const openNextRung = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), clock = inject(ServerClock)) =>
    actions.pipe(
      ofType(GuidancePageActions.nextRungAsked),
      withLatestFrom(store.select(guidanceFeature.selectLadder)),
      exhaustMap(([{ rung }, ladder]) =>
        api.post<GuidanceView>(`${pathOf(ladder)}/next`, { rung }).pipe(
          map((view) => GuidanceApiActions.rungOpened({ view, at: clock.now() })),
          catchError((thrown: unknown) => of(GuidanceApiActions.refused({ problem: toProblem(thrown) }))),
          takeUntil(actions.pipe(ofType(GuidancePageActions.opened))),
        ),
      ),
    ),
  { functional: true },
);

const tryAnswer = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), clock = inject(ServerClock), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(GuidancePageActions.answerTried),
      withLatestFrom(store.select(guidanceFeature.selectLadder)),
      exhaustMap(([{ answer }, ladder]) => {
        const purpose = `try/${ladder?.questionId ?? ''}/${ladder?.bankQuestionId ?? ''}`;
        const idempotencyKey = keys.keyFor(purpose, answer);
        return api.post<Tried & { guidance: GuidanceView }>(`${pathOf(ladder)}/try`, { answer }, { idempotencyKey }).pipe(
          tap(() => keys.fulfilled(purpose)),
          map(({ verdict, attemptsLeft, guidance }) =>
            GuidanceApiActions.tried({ tried: { verdict, attemptsLeft }, view: guidance, at: clock.now() }),
          ),
          catchError((thrown: unknown) => of(GuidanceApiActions.refused({ problem: toProblem(thrown) }))),
          takeUntil(actions.pipe(ofType(GuidancePageActions.opened))),
        );
      }),
    ),
  { functional: true },
);

/** The question goes another way: back to it. */
const leave = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(QuestionApiActions.stateChanged),
      filter(({ questionId }) => router.url.startsWith(`${links.question(questionId)}/guidance/`)),
      tap(({ questionId }) => void router.navigateByUrl(links.question(questionId))),
    ),
  { functional: true, dispatch: false },
);

export const guidanceEffects = { load, openNextRung, tryAnswer, leave };
