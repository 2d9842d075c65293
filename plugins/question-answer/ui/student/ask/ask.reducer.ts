import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { Match } from '../../../api.ts';
import { AskApiActions, AskPageActions, DraftApiActions } from './ask.actions.ts';
import { type AskDraft, emptyDraft } from './ask-draft.ts';

/** Where the draft is: `device` alone while the server cannot be reached. */
export type DraftSaving = 'nothing' | 'unsaved' | 'saving' | 'saved' | 'device';

export interface AskState {
  readonly draft: AskDraft;
  /** Whether what was written earlier has been looked for. */
  readonly isRestored: boolean;
  readonly saving: DraftSaving;
  readonly savedAt: string | null;
  readonly matches: readonly Match[];
  readonly isSending: boolean;
  readonly idempotencyKey: string | null;
  readonly problem: ApiProblem | null;
}

const initialState: AskState = {
  draft: emptyDraft,
  isRestored: false,
  saving: 'nothing',
  savedAt: null,
  matches: [],
  isSending: false,
  idempotencyKey: null,
  problem: null,
};

export const askFeature = createFeature({
  name: 'questionAnswerAsk',
  reducer: createReducer(
    initialState,
    on(AskPageActions.draftChanged, (state, { draft }): AskState => ({
      ...state,
      draft,
      saving: 'unsaved',
      idempotencyKey: null,
      problem: null,
    })),
    on(DraftApiActions.restored, (state, { draft, isSynced, savedAt, idempotencyKey }): AskState => {
      if (state.isRestored || state.saving === 'unsaved' || !draft) return { ...state, isRestored: true };
      return { ...state, draft, isRestored: true, saving: isSynced ? 'saved' : 'unsaved', savedAt, idempotencyKey };
    }),
    on(DraftApiActions.saving, (state): AskState => ({ ...state, saving: 'saving' })),
    on(DraftApiActions.saved, (state, { draft, savedAt }): AskState => ({
      ...state,
      savedAt,
      saving: state.draft === draft ? 'saved' : 'unsaved',
    })),
    on(DraftApiActions.saveFailed, (state): AskState => ({ ...state, saving: 'device' })),
    on(AskApiActions.matchesFound, (state, { matches }): AskState => ({ ...state, matches })),
    on(AskApiActions.sending, (state, { idempotencyKey }): AskState => ({ ...state, isSending: true, idempotencyKey, problem: null })),
    on(AskApiActions.askingFailed, (state, { problem }): AskState => ({ ...state, isSending: false, problem })),
    on(AskApiActions.asked, AskPageActions.draftDiscarded, (): AskState => ({ ...initialState, isRestored: true })),
  ),
});
