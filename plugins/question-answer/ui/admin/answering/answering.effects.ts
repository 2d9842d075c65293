import { inject } from '@angular/core';
import { ApiClient } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, debounceTime, exhaustMap, filter, map, merge, type Observable, of, switchMap, tap, withLatestFrom } from 'rxjs';
import type { Match, QuestionView, SolvedBankQuestion } from '../../../api.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { DeskPushActions } from '../desk/desk.actions.ts';
import { AnsweringApiActions, AnswerPageActions } from './answering.actions.ts';
import { answeringFeature } from './answering.reducer.ts';
import { chooseAnswerDraft } from './answer-form.ts';
import { KeptAnswers } from './kept-answers.ts';

const base = '/api/question-answer';

function loaded(question: QuestionView, kept: KeptAnswers): Action {
  const here = kept.read(question.id);
  const choice = chooseAnswerDraft(here, question.draft);
  const isHere = here && (choice === 'kept' || choice === 'conflict');
  return AnsweringApiActions.loaded({ question, kept: isHere ? { form: here.form, isConflict: choice === 'conflict' } : null });
}

function fetchQuestion(api: ApiClient, kept: KeptAnswers, questionId: string): Observable<Action> {
  return api.get<QuestionView>(`${base}/questions/${questionId}`).pipe(
    map((question) => loaded(question, kept)),
    catchError((thrown: unknown) => of(AnsweringApiActions.loadFailed({ questionId, problem: toProblem(thrown) }))),
  );
}

const load = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnswerPageActions.opened, AnswerPageActions.retryAsked, AnsweringApiActions.claimed, AnsweringApiActions.published),
      switchMap(({ questionId }) => fetchQuestion(api, kept, questionId)),
    ),
  { functional: true },
);

/** What happened elsewhere to the question that is open. */
const reload = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), kept = inject(KeptAnswers)) =>
    merge(
      actions.pipe(
        ofType(DeskPushActions.followedUp, DeskPushActions.adopted, DeskPushActions.answered, DeskPushActions.closed, DeskPushActions.moderated),
        map(({ questionId }) => questionId),
      ),
      actions.pipe(ofType(DeskPushActions.reconnected, AnsweringApiActions.deedFailed, AnswerPageActions.leaseEnded), map(() => null)),
    ).pipe(
      withLatestFrom(store.select(answeringFeature.selectQuestionId)),
      filter(([told, open]) => open !== null && (told === null || told === open)),
      debounceTime(300),
      switchMap(([, open]) => fetchQuestion(api, kept, open ?? '')),
    ),
  { functional: true },
);

const takeOtherDraft = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnswerPageActions.otherDraftWanted),
      withLatestFrom(store.select(answeringFeature.selectQuestionId)),
      tap(([, questionId]) => kept.remove(questionId ?? '')),
      switchMap(([, questionId]) => fetchQuestion(api, kept, questionId ?? '')),
    ),
  { functional: true },
);

const searchBank = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(AnswerPageActions.bankSearched),
      debounceTime(300),
      withLatestFrom(store.select(answeringFeature.selectQuestion)),
      switchMap(([{ words }, question]) =>
        api.post<{ matches: Match[] }>(`${base}/similar`, { text: words, subject: question?.subject }).pipe(
          map(({ matches }) => AnsweringApiActions.bankFound({ matches })),
          catchError((thrown: unknown) => of(AnsweringApiActions.bankSearchFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

const loadBankQuestion = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(AnswerPageActions.bankQuestionOpened),
      switchMap(({ bankQuestionId }) =>
        api.get<SolvedBankQuestion>(`${base}/bank-questions/${encodeURIComponent(bankQuestionId)}`).pipe(
          map((question) => AnsweringApiActions.bankQuestionLoaded({ question })),
          catchError((thrown: unknown) => of(AnsweringApiActions.bankQuestionFailed({ problem: toProblem(thrown) }))),
        ),
      ),
    ),
  { functional: true },
);

const searchKnowledgePoints = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(AnswerPageActions.knowledgePointsSearched),
      debounceTime(250),
      withLatestFrom(store.select(answeringFeature.selectQuestion)),
      exhaustMap(([{ words }, question]) =>
        api.get<{ items: { name: string }[] }>('/api/knowledge/knowledge-points', { subject: question?.subject, q: words.trim() }).pipe(
          map(({ items }) => AnsweringApiActions.knowledgePointsFound({ names: items.slice(0, 12).map(({ name }) => name) })),
          // Proposing works without them, too.
          catchError(() => of(AnsweringApiActions.knowledgePointsFound({ names: [] }))),
        ),
      ),
    ),
  { functional: true },
);

export const answeringEffects = { load, reload, takeOtherDraft, searchBank, loadBankQuestion, searchKnowledgePoints };
