import { inject } from '@angular/core';
import { ApiClient, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, debounceTime, exhaustMap, filter, map, merge, type Observable, of, switchMap, tap, withLatestFrom } from 'rxjs';
import type { FollowUp, QuestionState, QuestionView, Rating } from '../../../api.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { GuidancePageActions } from '../guidance/guidance.actions.ts';
import { AskerPushActions } from '../questions/questions.actions.ts';
import { QuestionApiActions, type QuestionDeed, QuestionPageActions } from './question.actions.ts';
import { questionFeature } from './question.reducer.ts';

const base = '/api/question-answer';

function fetchQuestion(api: ApiClient, questionId: string): Observable<Action> {
  return api.get<QuestionView>(`${base}/questions/${questionId}`).pipe(
    map((question) => QuestionApiActions.loaded({ question })),
    catchError((thrown: unknown) => of(QuestionApiActions.loadFailed({ questionId, problem: toProblem(thrown) }))),
  );
}

const load = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    merge(
      actions.pipe(ofType(QuestionPageActions.opened, QuestionPageActions.retryAsked), map(({ questionId }) => questionId)),
      actions.pipe(ofType(GuidancePageActions.opened), map(({ ladder }) => ladder.questionId)),
    ).pipe(switchMap((questionId) => fetchQuestion(api, questionId))),
  { functional: true },
);

/** What was told changes the open question in a way that only the server can show. */
const reload = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    merge(
      actions.pipe(ofType(AskerPushActions.answered, AskerPushActions.replied, AskerPushActions.moderated), map(({ questionId }) => questionId)),
      actions.pipe(ofType(AskerPushActions.reconnected), map(() => null)),
    ).pipe(
      withLatestFrom(store.select(questionFeature.selectQuestionId)),
      filter(([told, open]) => open !== null && (told === null || told === open)),
      debounceTime(100),
      switchMap(([, open]) => fetchQuestion(api, open ?? '')),
    ),
  { functional: true },
);

/** One deed as begun, and done or failed; `purpose` names the intention for its idempotency key. */
function perform<T>(deed: QuestionDeed, request: Observable<T>, done: (answer: T) => Action): Observable<Action> {
  return concat(
    of(QuestionApiActions.deedBegun({ deed })),
    request.pipe(
      map(done),
      catchError((thrown: unknown) => of(QuestionApiActions.deedFailed({ deed, problem: toProblem(thrown) }))),
    ),
  );
}

function step(api: ApiClient, keys: IntentionKeys, questionId: string, deed: 'need-teacher' | 'solved' | 'withdraw'): Observable<Action> {
  const idempotencyKey = keys.keyFor(`${deed}/${questionId}`);
  const request = api.post<{ id: string; state: QuestionState }>(`${base}/questions/${questionId}/${deed}`, {}, { idempotencyKey });
  return perform(deed, request, ({ state }) => QuestionApiActions.stateChanged({ questionId, state, deed }));
}

const needTeacher = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(QuestionPageActions.teacherNeeded, GuidancePageActions.teacherNeeded),
      exhaustMap(({ questionId }) => step(api, keys, questionId, 'need-teacher')),
    ),
  { functional: true },
);

const solved = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(QuestionPageActions.solvedTold, GuidancePageActions.solvedTold),
      exhaustMap(({ questionId }) => step(api, keys, questionId, 'solved')),
    ),
  { functional: true },
);

/** Asked about before, so done at once: what a person confirmed must not depend on how long the page stays open. */
const withdraw = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(QuestionPageActions.withdrawalConfirmed),
      exhaustMap(({ questionId }) => step(api, keys, questionId, 'withdraw')),
    ),
  { functional: true },
);

const adopt = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(QuestionPageActions.adoptionConfirmed),
      exhaustMap(({ answerId, stars, words }) => {
        const rated = { stars, words: words.trim() };
        const idempotencyKey = keys.keyFor(`adopt/${answerId}`, rated);
        const request = api.post<{ questionId: string; rating: Rating }>(`${base}/answers/${answerId}/adopt`, rated, { idempotencyKey });
        return perform('adopt', request, ({ questionId, rating }) => QuestionApiActions.adopted({ questionId, answerId, rating }));
      }),
    ),
  { functional: true },
);

const followUp = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(QuestionPageActions.followUpSent),
      exhaustMap(({ answerId, text }) => {
        const purpose = `follow-up/${answerId}`;
        const idempotencyKey = keys.keyFor(purpose, text);
        // One that is not let through may be sent again in the same words.
        const request = api
          .post<FollowUp>(`${base}/answers/${answerId}/follow-up`, { text }, { idempotencyKey })
          .pipe(tap(() => keys.fulfilled(purpose)));
        return perform('follow-up', request, (asked) => QuestionApiActions.followedUp({ answerId, followUp: asked }));
      }),
    ),
  { functional: true },
);

/** A refusal often means that the question has moved on: show how it stands now. */
const reloadAfterRefusal = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(QuestionApiActions.deedFailed),
      filter(({ problem }) => problem.status === 409 || problem.status === 404),
      withLatestFrom(store.select(questionFeature.selectQuestionId)),
      switchMap(([, open]) => fetchQuestion(api, open ?? '')),
    ),
  { functional: true },
);

const tell = createEffect(
  (actions = inject(Actions), toasts = inject(Toasts), texts = inject(TranslocoService)) =>
    merge(
      actions.pipe(ofType(QuestionApiActions.stateChanged), map(({ deed }) => deed)),
      actions.pipe(ofType(QuestionApiActions.adopted), map(() => 'adopt' as const)),
      actions.pipe(ofType(QuestionApiActions.followedUp), map(() => 'follow-up' as const)),
    ).pipe(
      tap((deed) => toasts.show(texts.translate(`question-answer.told.${deed}`), { tone: 'good', key: 'question-answer' })),
    ),
  { functional: true, dispatch: false },
);

export const questionEffects = { load, reload, needTeacher, solved, withdraw, adopt, followUp, reloadAfterRefusal, tell };
