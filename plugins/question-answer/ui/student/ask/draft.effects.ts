import { inject } from '@angular/core';
import { ApiClient, Connection } from '@fudao/ui-kit';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, concatMap, debounceTime, defer, EMPTY, exhaustMap, filter, map, merge, type Observable, of, tap, withLatestFrom } from 'rxjs';
import type { SavedQuestionDraft } from '../../../api.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { AskApiActions, AskPageActions, DraftApiActions } from './ask.actions.ts';
import { type AskDraft, chooseDraft, isEmptyDraft, type KeptDraft, type ServerDraft, toQuestionDraft } from './ask-draft.ts';
import { askFeature } from './ask.reducer.ts';
import { KeptDraftStore } from './kept-draft.ts';

const path = '/api/question-answer/drafts/current';
/** Long enough for a word, short enough to lose nothing worth telling. */
const saveAfterMs = 1_000;

function restored(kept: KeptDraft | undefined, server: ServerDraft | null): Action {
  const choice = chooseDraft(kept, server);
  if (choice === 'kept' && kept) {
    return DraftApiActions.restored({ draft: kept.draft, isSynced: false, savedAt: null, idempotencyKey: kept.idempotencyKey });
  }
  if (choice === 'server' && server) {
    const { subject, text, pictures, savedAt } = server;
    return DraftApiActions.restored({ draft: { subject, text, pictures }, isSynced: true, savedAt, idempotencyKey: null });
  }
  return DraftApiActions.restored({ draft: null, isSynced: false, savedAt: null, idempotencyKey: null });
}

/** Looks on this device and at the server. Without network the device's copy is all there is. */
const restore = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), kept = inject(KeptDraftStore)) =>
    actions.pipe(
      ofType(AskPageActions.opened),
      withLatestFrom(store.select(askFeature.selectIsRestored)),
      filter(([, isRestored]) => !isRestored),
      exhaustMap(() =>
        api.get<{ draft: ServerDraft | null }>(path).pipe(
          map(({ draft }) => restored(kept.read(), draft)),
          catchError(() => {
            const here = kept.read();
            return of(restored(here && { ...here, isSynced: false }, null));
          }),
        ),
      ),
    ),
  { functional: true },
);

/** With every change, before anything else can go wrong. */
const keepOnDevice = createEffect(
  (actions = inject(Actions), kept = inject(KeptDraftStore)) =>
    actions.pipe(
      ofType(AskPageActions.draftChanged),
      tap(({ draft }) => kept.keep(draft, false)),
    ),
  { functional: true, dispatch: false },
);

function saveDraft(api: ApiClient, draft: AskDraft): Observable<Action> {
  const request = isEmptyDraft(draft)
    ? api.delete<unknown>(path).pipe(map(() => new Date().toISOString()))
    : api.put<SavedQuestionDraft>(path, toQuestionDraft(draft)).pipe(map(({ savedAt }) => savedAt));
  return request.pipe(
    map((savedAt) => DraftApiActions.saved({ draft, savedAt })),
    catchError((thrown: unknown) => of(DraftApiActions.saveFailed({ problem: toProblem(thrown) }))),
  );
}

/** One save at a time, always of the latest draft: an older one can never overtake it. */
const saveAtServer = createEffect(
  (actions = inject(Actions), store = inject(Store), api = inject(ApiClient), connection = inject(Connection)) => {
    const changed = actions.pipe(
      ofType(AskPageActions.draftChanged, DraftApiActions.restored, AskApiActions.askingFailed),
      debounceTime(saveAfterMs),
    );
    return merge(changed, connection.returned).pipe(
      concatMap(() =>
        defer(() => of(undefined)).pipe(
          withLatestFrom(store.select(askFeature.selectQuestionAnswerAskState)),
          concatMap(([, state]) => {
            const isWaiting = state.saving === 'unsaved' || state.saving === 'device';
            if (!isWaiting || state.isSending) return EMPTY;
            return concat(of(DraftApiActions.saving()), saveDraft(api, state.draft));
          }),
        ),
      ),
    );
  },
  { functional: true },
);

const noteSaved = createEffect(
  (actions = inject(Actions), store = inject(Store), kept = inject(KeptDraftStore)) =>
    actions.pipe(
      ofType(DraftApiActions.saved),
      withLatestFrom(store.select(askFeature.selectQuestionAnswerAskState)),
      filter(([{ draft }, state]) => state.draft === draft),
      tap(([{ draft }]) => (isEmptyDraft(draft) ? kept.remove() : kept.keep(draft, true))),
    ),
  { functional: true, dispatch: false },
);

/** Asked, the server has cleared its own copy; discarded, it is told to. */
const clear = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), kept = inject(KeptDraftStore)) =>
    actions.pipe(
      ofType(AskApiActions.asked, AskPageActions.draftDiscarded),
      tap(() => kept.remove()),
      filter(({ type }) => type === AskPageActions.draftDiscarded.type),
      concatMap(() => api.delete(path).pipe(catchError(() => EMPTY))),
    ),
  { functional: true, dispatch: false },
);

export const draftEffects = { restore, keepOnDevice, saveAtServer, noteSaved, clear };
