import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, exhaustMap, map, of, tap, withLatestFrom } from 'rxjs';
import type { DeskItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import type { PageOf } from '../../shared/page-of.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { AnsweringApiActions, AnswerPageActions } from './answering.actions.ts';
import { answeringFeature } from './answering.reducer.ts';

/** Who waits longest, and is nobody else's at the moment. */
const seek = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(AnswerPageActions.nextAsked),
      withLatestFrom(store.select(answeringFeature.selectQuestionId)),
      exhaustMap(([, present]) =>
        api.get<PageOf<DeskItem>>('/api/question-answer/desk', { limit: 20 }).pipe(
          map(({ items }) => items.find(({ id, claim }) => id !== present && (claim === null || claim.mine))),
          map((found) => AnsweringApiActions.nextFound({ questionId: found?.id ?? null })),
          catchError((thrown: unknown) => of(AnsweringApiActions.nextFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

const goOn = createEffect(
  (actions = inject(Actions), router = inject(Router), toasts = inject(Toasts), texts = inject(TranslocoService)) =>
    actions.pipe(
      ofType(AnsweringApiActions.nextFound),
      tap(({ questionId }) => {
        if (questionId === null) toasts.show(texts.translate('question-answer.told.noNext'), { key: 'question-answer' });
        void router.navigateByUrl(questionId === null ? links.desk : links.answer(questionId));
      }),
    ),
  { functional: true, dispatch: false },
);

const tellFailure = createEffect(
  (actions = inject(Actions), toasts = inject(Toasts)) =>
    actions.pipe(
      ofType(AnsweringApiActions.nextFailed),
      tap(({ problem }) => toasts.show(problem.sentence, { tone: 'bad', key: 'question-answer' })),
    ),
  { functional: true, dispatch: false },
);

export const nextQuestionEffects = { seek, goOn, tellFailure };
