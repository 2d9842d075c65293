import { inject } from '@angular/core';
import { type ApiProblem, ApiClient, Connection } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, concatMap, debounceTime, defer, EMPTY, filter, map, merge, type Observable, of, tap, withLatestFrom } from 'rxjs';
import type { SavedAnswerDraft } from '../../../api.ts';
import { problemDetail } from '../../shared/problem-detail.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { AnsweringApiActions, AnswerPageActions } from './answering.actions.ts';
import { answeringFeature, type AnsweringState } from './answering.reducer.ts';
import { contentOf } from './answer-form.ts';
import { KeptAnswers } from './kept-answers.ts';

/** Long enough for a word, short enough to lose nothing worth telling. */
const saveAfterMs = 1_000;

const keepOnDevice = createEffect(
  (actions = inject(Actions), store = inject(Store), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnswerPageActions.formChanged),
      withLatestFrom(store.select(answeringFeature.selectQuestionAnswerAnsweringState)),
      tap(([{ form }, { questionId, revision }]) => questionId && kept.keep(questionId, form, revision)),
    ),
  { functional: true, dispatch: false },
);

function refused(questionId: string, problem: ApiProblem): Action {
  const revision = problemDetail(problem, 'revision');
  if (problem.code === 'QA_DRAFT_CHANGED' && typeof revision === 'number') return AnsweringApiActions.draftConflicted({ questionId, revision });
  return AnsweringApiActions.draftSaveFailed({ questionId, problem });
}

function saveDraft(api: ApiClient, { questionId, form, revision }: AnsweringState): Observable<Action> {
  if (!questionId) return EMPTY;
  const body = { ...contentOf(form), revision };
  return api.put<SavedAnswerDraft>(`/api/question-answer/questions/${questionId}/answer-draft`, body).pipe(
    map((saved) => AnsweringApiActions.draftSaved({ questionId, form, revision: saved.revision, savedAt: saved.savedAt })),
    catchError((thrown: unknown) => of(refused(questionId, toProblem(thrown)))),
  );
}

/** One save at a time, each on the revision that the one before it made. */
const saveAtServer = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), connection = inject(Connection)) => {
    const changed = actions.pipe(
      ofType(AnswerPageActions.formChanged, AnswerPageActions.ownDraftWanted, AnsweringApiActions.loaded),
      debounceTime(saveAfterMs),
    );
    const asked = actions.pipe(ofType(AnswerPageActions.saveAsked));
    return merge(changed, asked, connection.returned).pipe(
      concatMap(() =>
        defer(() => of(undefined)).pipe(
          withLatestFrom(store.select(answeringFeature.selectQuestionAnswerAnsweringState)),
          concatMap(([, state]) => {
            const isWaiting = state.saving === 'unsaved' || state.saving === 'device';
            if (!isWaiting || state.deed === 'publish') return EMPTY;
            return concat(of(AnsweringApiActions.draftSaving()), saveDraft(api, state));
          }),
        ),
      ),
    );
  },
  { functional: true },
);

const noteSaved = createEffect(
  (actions = inject(Actions), store = inject(Store), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnsweringApiActions.draftSaved),
      withLatestFrom(store.select(answeringFeature.selectQuestionAnswerAnsweringState)),
      filter(([, { saving }]) => saving === 'saved'),
      tap(([{ questionId }]) => kept.remove(questionId)),
    ),
  { functional: true, dispatch: false },
);

const forgetPublished = createEffect(
  (actions = inject(Actions), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnsweringApiActions.published),
      tap(({ questionId }) => kept.remove(questionId)),
    ),
  { functional: true, dispatch: false },
);

const forgetReply = createEffect(
  (actions = inject(Actions), kept = inject(KeptAnswers)) =>
    actions.pipe(
      ofType(AnsweringApiActions.replied),
      tap(({ answerId }) => kept.removeReply(answerId)),
    ),
  { functional: true, dispatch: false },
);

export const answerDraftEffects = { keepOnDevice, saveAtServer, noteSaved, forgetPublished, forgetReply };
