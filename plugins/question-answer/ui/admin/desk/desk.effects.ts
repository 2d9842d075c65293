import { DOCUMENT } from '@angular/common';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, Realtime } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, debounceTime, EMPTY, exhaustMap, filter, fromEvent, map, merge, mergeMap, of, startWith, switchMap, take, takeUntil, tap, timer, withLatestFrom } from 'rxjs';
import type { ClaimView, DeskItem, QuestionAnswerPushes, QuestionView } from '../../../api.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { links } from '../../shared/links.ts';
import type { PageOf } from '../../shared/page-of.ts';
import { problemDetail } from '../../shared/problem-detail.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { DeskApiActions, type DeskFilter, DeskPageActions, DeskPushActions } from './desk.actions.ts';
import { deskItemOf } from './desk-item.ts';
import { deskFeature, isListed } from './desk.reducer.ts';

const base = '/api/question-answer';
/** How long what arrived stays marked, once it can be seen. */
const markedMs = 12_000;

function fetchPage(api: ApiClient, { tab, subject, grade, outcome }: DeskFilter, cursor?: string) {
  return api.get<PageOf<DeskItem>>(`${base}/desk`, { tab, subject, grade, outcome, cursor, limit: 20 });
}

const load = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(DeskPageActions.opened, DeskPageActions.filterChanged, DeskPageActions.retryAsked, DeskPushActions.reconnected),
      withLatestFrom(store.select(deskFeature.selectQuestionAnswerDeskState)),
      filter(([, { isOpen }]) => isOpen),
      switchMap(([, state]) =>
        fetchPage(api, state.filter).pipe(
          map((page) => DeskApiActions.loaded({ page })),
          catchError((thrown: unknown) => of(DeskApiActions.loadFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

const loadMore = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(DeskPageActions.moreAsked),
      withLatestFrom(store.select(deskFeature.selectQuestionAnswerDeskState)),
      exhaustMap(([, state]) =>
        fetchPage(api, state.filter, state.nextCursor ?? undefined).pipe(
          map((page) => DeskApiActions.moreLoaded({ page })),
          catchError((thrown: unknown) => of(DeskApiActions.moreFailed({ problem: toProblem(thrown) }))),
          takeUntil(actions.pipe(ofType(DeskPageActions.filterChanged))),
        ),
      ),
    ),
  { functional: true },
);

/** The message names the question only; what it says is read from the server, which checks who asks. */
const fetchArrival = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(DeskPushActions.opened),
      withLatestFrom(store.select(deskFeature.selectQuestionAnswerDeskState)),
      filter(([told, state]) => isListed(state, told)),
      mergeMap(([{ questionId }]) =>
        api.get<QuestionView>(`${base}/questions/${questionId}`).pipe(
          map((question) => DeskApiActions.arrived({ item: deskItemOf(question) })),
          catchError(() => EMPTY),
          takeUntil(actions.pipe(ofType(DeskPageActions.filterChanged, DeskPageActions.closed))),
        ),
      ),
    ),
  { functional: true },
);

/** The mark goes some time after the page could be seen: a teacher may be in another window. */
const noteSeen = createEffect(
  (actions = inject(Actions), page = inject(DOCUMENT)) =>
    actions.pipe(
      ofType(DeskApiActions.arrived),
      debounceTime(200),
      switchMap(() =>
        fromEvent(page, 'visibilitychange').pipe(
          startWith(null),
          filter(() => page.visibilityState === 'visible'),
          take(1),
          switchMap(() => timer(markedMs)),
          map(() => DeskApiActions.arrivalsSeen()),
        ),
      ),
    ),
  { functional: true },
);

const claim = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(DeskPageActions.claimAsked),
      exhaustMap(({ questionId }) => {
        const purpose = `claim/${questionId}`;
        return api.post<{ claim: ClaimView }>(`${base}/questions/${questionId}/claim`, {}, { idempotencyKey: keys.keyFor(purpose) }).pipe(
          tap(() => keys.fulfilled(purpose)),
          map((granted) => DeskApiActions.claimed({ questionId, claim: granted.claim })),
          catchError((thrown: unknown) => {
            const problem = toProblem(thrown);
            if (!problem.isOffline) keys.fulfilled(purpose);
            const until = problemDetail(problem, 'until');
            return of(DeskApiActions.claimRefused({ questionId, problem, until: typeof until === 'string' ? until : null }));
          }),
        );
      }),
    ),
  { functional: true },
);

const openClaimed = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(DeskApiActions.claimed),
      tap(({ questionId }) => void router.navigateByUrl(links.answer(questionId))),
    ),
  { functional: true, dispatch: false },
);

const listen = createEffect(
  (realtime = inject(Realtime)) => {
    const on = <E extends keyof QuestionAnswerPushes>(event: E) => realtime.on<QuestionAnswerPushes[E]>(event);
    return merge(
      on('question-answer.opened').pipe(map(({ questionId, subject, grade }) => DeskPushActions.opened({ questionId, subject, grade }))),
      on('question-answer.claimed').pipe(map(({ questionId, endsAt }) => DeskPushActions.claimed({ questionId, endsAt }))),
      on('question-answer.released').pipe(map(({ questionId }) => DeskPushActions.released({ questionId }))),
      on('question-answer.answered').pipe(map(({ questionId, answerCount }) => DeskPushActions.answered({ questionId, answerCount }))),
      on('question-answer.closed').pipe(map(({ questionId }) => DeskPushActions.closed({ questionId }))),
      on('question-answer.followed-up').pipe(map(({ questionId }) => DeskPushActions.followedUp({ questionId }))),
      on('question-answer.adopted').pipe(map(({ questionId }) => DeskPushActions.adopted({ questionId }))),
      on('question-answer.moderated').pipe(map(({ questionId }) => DeskPushActions.moderated({ questionId }))),
      realtime.reopened.pipe(map(() => DeskPushActions.reconnected())),
    );
  },
  { functional: true },
);

export const deskEffects = { load, loadMore, fetchArrival, noteSeen, claim, openClaimed, listen };
