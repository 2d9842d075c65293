import { inject } from '@angular/core';
import { ApiClient, Connection, Realtime } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, debounceTime, EMPTY, exhaustMap, filter, map, merge, of, switchMap, takeUntil, withLatestFrom } from 'rxjs';
import type { QuestionAnswerPushes, QuestionListItem } from '../../../api.ts';
import type { PageOf } from '../../shared/page-of.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { AskApiActions } from '../ask/ask.actions.ts';
import { AskerPushActions, QuestionsApiActions, QuestionsCardActions, QuestionsPageActions, type QuestionsFilter } from './questions.actions.ts';
import { questionsFeature } from './questions.reducer.ts';

const path = '/api/question-answer/questions';

function fetchPage(api: ApiClient, { state, words }: QuestionsFilter, cursor?: string) {
  return api.get<PageOf<QuestionListItem>>(path, { state, q: words.trim(), cursor, limit: 20 });
}

const load = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    merge(
      actions.pipe(ofType(QuestionsPageActions.opened, QuestionsPageActions.retryAsked, AskerPushActions.reconnected, AskerPushActions.moderated)),
      actions.pipe(ofType(QuestionsPageActions.filterChanged), debounceTime(300)),
    ).pipe(
      withLatestFrom(store.select(questionsFeature.selectQuestionAnswerQuestionsState)),
      filter(([, { status }]) => status !== 'idle'),
      switchMap(([, { filter: wanted }]) =>
        fetchPage(api, wanted).pipe(
          map((page) => QuestionsApiActions.loaded({ page })),
          catchError((thrown: unknown) => of(QuestionsApiActions.loadFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

const loadMore = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(QuestionsPageActions.moreAsked),
      withLatestFrom(store.select(questionsFeature.selectQuestionAnswerQuestionsState)),
      exhaustMap(([, { filter: wanted, nextCursor }]) =>
        fetchPage(api, wanted, nextCursor ?? undefined).pipe(
          map((page) => QuestionsApiActions.moreLoaded({ page })),
          catchError((thrown: unknown) => of(QuestionsApiActions.moreFailed({ problem: toProblem(thrown) }))),
          // Another filter has begun another list.
          takeUntil(actions.pipe(ofType(QuestionsPageActions.filterChanged))),
        ),
      ),
    ),
  { functional: true },
);

/** The card is a hint: without network it shows what was known last. */
const loadRecent = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), connection = inject(Connection)) =>
    merge(actions.pipe(ofType(QuestionsCardActions.shown, AskerPushActions.reconnected, AskerPushActions.moderated, AskApiActions.asked)), connection.returned).pipe(
      switchMap(() =>
        fetchPage(api, { state: null, words: '' }).pipe(
          map(({ items }) => QuestionsApiActions.recentLoaded({ items })),
          catchError(() => EMPTY),
        ),
      ),
    ),
  { functional: true },
);

const listen = createEffect(
  (realtime = inject(Realtime)) => {
    const on = <E extends keyof QuestionAnswerPushes>(event: E) => realtime.on<QuestionAnswerPushes[E]>(event);
    return merge(
      on('question-answer.claimed').pipe(map(({ questionId, endsAt }) => AskerPushActions.claimed({ questionId, endsAt }))),
      on('question-answer.released').pipe(map(({ questionId }) => AskerPushActions.released({ questionId }))),
      on('question-answer.answered').pipe(map(({ questionId, answerCount }) => AskerPushActions.answered({ questionId, answerCount }))),
      on('question-answer.replied').pipe(map(({ questionId, answerId }) => AskerPushActions.replied({ questionId, answerId }))),
      on('question-answer.moderated').pipe(map(({ questionId }) => AskerPushActions.moderated({ questionId }))),
      realtime.reopened.pipe(map(() => AskerPushActions.reconnected())),
    );
  },
  { functional: true },
);

export const questionsEffects = { load, loadMore, loadRecent, listen };
