import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, debounceTime, defer, distinctUntilChanged, exhaustMap, filter, map, type Observable, of, switchMap, takeUntil, tap, withLatestFrom } from 'rxjs';
import type { Match, QuestionView } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { AskApiActions, AskPageActions, DraftApiActions } from './ask.actions.ts';
import { complaintsAbout, toQuestionDraft } from './ask-draft.ts';
import { askFeature, type AskState } from './ask.reducer.ts';
import { KeptDraftStore } from './kept-draft.ts';

/** Shorter texts resemble everything. */
const fewestCharacters = 6;

function findSimilar(api: ApiClient, { subject, text }: AskState['draft']): Observable<readonly Match[]> {
  if (text.trim().length < fewestCharacters) return of([]);
  const query = { text: text.slice(0, 2_000), ...(subject === null ? {} : { subject }) };
  // A help while writing, nothing more: when it fails there is simply none.
  return api.post<{ matches: Match[] }>('/api/question-answer/similar', query).pipe(
    map(({ matches }) => matches),
    catchError(() => of([])),
  );
}

const searchWhileWriting = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient)) =>
    actions.pipe(
      ofType(AskPageActions.draftChanged, DraftApiActions.restored),
      debounceTime(400),
      withLatestFrom(store.select(askFeature.selectDraft)),
      map(([, draft]) => draft),
      distinctUntilChanged((a, b) => a.text === b.text && a.subject === b.subject),
      switchMap((draft) => findSimilar(api, draft).pipe(takeUntil(actions.pipe(ofType(AskApiActions.asked))))),
      map((matches) => AskApiActions.matchesFound({ matches })),
    ),
  { functional: true },
);

function ask(api: ApiClient, kept: KeptDraftStore, { draft, idempotencyKey }: AskState): Observable<Action> {
  const key = idempotencyKey ?? newIdempotencyKey();
  return concat(
    // The key is kept before the question leaves: also a reload in between asks it once only.
    defer(() => {
      kept.keep(draft, false, key);
      return of(AskApiActions.sending({ idempotencyKey: key }));
    }),
    api.post<QuestionView>('/api/question-answer/questions', toQuestionDraft(draft), { idempotencyKey: key }).pipe(
      map((question) => AskApiActions.asked({ question })),
      catchError((thrown: unknown) => of(AskApiActions.askingFailed({ problem: toProblem(thrown) }))),
    ),
  );
}

/** A second tap while the first is on its way asks nothing more. */
const submit = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), kept = inject(KeptDraftStore)) =>
    actions.pipe(
      ofType(AskPageActions.submitted),
      withLatestFrom(store.select(askFeature.selectQuestionAnswerAskState)),
      filter(([, { draft }]) => Object.keys(complaintsAbout(draft)).length === 0),
      exhaustMap(([, state]) => ask(api, kept, state)),
    ),
  { functional: true },
);

const showAsked = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(AskApiActions.asked),
      tap(({ question }) => void router.navigateByUrl(links.question(question.id), { replaceUrl: true })),
    ),
  { functional: true, dispatch: false },
);

export const askEffects = { searchWhileWriting, submit, showAsked };
