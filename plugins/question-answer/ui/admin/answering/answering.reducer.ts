import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { AnswerView, Match, QuestionView, SolvedBankQuestion } from '../../../api.ts';
import { patched } from '../../shared/page-of.ts';
import { DeskPushActions } from '../desk/desk.actions.ts';
import { AnsweringApiActions, type AnsweringDeed, AnswerPageActions } from './answering.actions.ts';
import { type AnswerForm, emptyForm, formOf } from './answer-form.ts';

/** Where the draft is: `device` alone while the server cannot be reached; `conflict`: changed elsewhere, too. */
export type AnswerSaving = 'nothing' | 'unsaved' | 'saving' | 'saved' | 'device' | 'conflict';

export interface AnsweringState {
  readonly questionId: string | null;
  readonly question: QuestionView | null;
  readonly problem: ApiProblem | null;
  readonly form: AnswerForm;
  /** The server's revision that the form was written on. */
  readonly revision: number;
  /** The other revision, while there is a conflict. */
  readonly otherRevision: number | null;
  readonly saving: AnswerSaving;
  readonly savedAt: string | null;
  /** The own claim came to its end while the page was open. */
  readonly hasLeaseEnded: boolean;
  readonly deed: AnsweringDeed | null;
  readonly failedDeed: { readonly deed: AnsweringDeed; readonly problem: ApiProblem } | null;
  readonly bankMatches: readonly Match[] | null;
  readonly isSearching: boolean;
  /** The bank question that is looked at, as far as it is there. */
  readonly bankQuestion: { readonly question: SolvedBankQuestion | null; readonly problem: ApiProblem | null } | null;
  readonly knowledgePoints: readonly string[];
  /** Published while the page was open. */
  readonly hasPublished: boolean;
  readonly isSeekingNext: boolean;
}

export const initialState: AnsweringState = {
  questionId: null,
  question: null,
  problem: null,
  form: emptyForm,
  revision: 0,
  otherRevision: null,
  saving: 'nothing',
  savedAt: null,
  hasLeaseEnded: false,
  deed: null,
  failedDeed: null,
  bankMatches: null,
  isSearching: false,
  bankQuestion: null,
  knowledgePoints: [],
  hasPublished: false,
  isSeekingNext: false,
};

type Kept = { form: AnswerForm; isConflict: boolean } | null;

/** What the page shows stays while something of it is not saved; else the server's word counts. */
function load(state: AnsweringState, question: QuestionView, kept: Kept): AnsweringState {
  const loaded: AnsweringState = { ...state, question, problem: null, hasLeaseEnded: state.hasLeaseEnded && !question.claim?.mine };
  if (!['nothing', 'saved'].includes(state.saving)) return loaded;
  const { draft } = question;
  const revision = draft?.revision ?? 0;
  if (kept) {
    return { ...loaded, form: kept.form, revision, otherRevision: kept.isConflict ? revision : null, saving: kept.isConflict ? 'conflict' : 'unsaved' };
  }
  if (!draft) return { ...loaded, form: state.saving === 'nothing' ? emptyForm : state.form, revision };
  return { ...loaded, form: formOf(draft), revision, saving: 'saved', savedAt: draft.savedAt };
}

function changeQuestion(state: AnsweringState, id: string, change: Partial<QuestionView>): AnsweringState {
  const { question } = state;
  return question?.id === id ? { ...state, question: { ...question, ...change } } : state;
}

function changeAnswer(state: AnsweringState, id: string, change: Partial<AnswerView>): AnsweringState {
  const { question } = state;
  if (!question) return state;
  return { ...state, question: { ...question, answers: [...patched(question.answers, id, (answer) => ({ ...answer, ...change }))] } };
}

/** Ends the own claim: what was written stays. */
function endLease(state: AnsweringState, questionId: string): AnsweringState {
  const wasMine = state.question?.id === questionId && (state.question.claim?.mine ?? false);
  const free = changeQuestion(state, questionId, { claim: null });
  return wasMine && state.deed !== 'give-back' && state.deed !== 'publish' ? { ...free, hasLeaseEnded: true } : free;
}

export const answeringFeature = createFeature({
  name: 'questionAnswerAnswering',
  reducer: createReducer(
    initialState,
    on(AnswerPageActions.opened, (state, { questionId }): AnsweringState =>
      state.questionId === questionId ? { ...state, problem: null, failedDeed: null, hasPublished: false, isSeekingNext: false } : { ...initialState, questionId },
    ),
    on(AnswerPageActions.retryAsked, (state): AnsweringState => ({ ...state, problem: null })),
    on(AnsweringApiActions.loaded, (state, { question, kept }): AnsweringState => (state.questionId === question.id ? load(state, question, kept) : state)),
    on(AnsweringApiActions.loadFailed, (state, { questionId, problem }): AnsweringState =>
      state.questionId === questionId ? { ...state, problem } : state,
    ),
    on(AnswerPageActions.formChanged, (state, { form }): AnsweringState => ({
      ...state,
      form,
      saving: state.saving === 'conflict' ? 'conflict' : 'unsaved',
      failedDeed: state.failedDeed?.deed === 'publish' ? null : state.failedDeed,
    })),
    on(AnsweringApiActions.draftSaving, (state): AnsweringState => ({ ...state, saving: 'saving' })),
    on(AnsweringApiActions.draftSaved, (state, { questionId, form, revision, savedAt }): AnsweringState =>
      state.questionId === questionId ? { ...state, revision, savedAt, saving: state.form === form ? 'saved' : 'unsaved' } : state,
    ),
    on(AnsweringApiActions.draftSaveFailed, (state, { questionId }): AnsweringState =>
      state.questionId === questionId ? { ...state, saving: 'device' } : state,
    ),
    on(AnsweringApiActions.draftConflicted, (state, { questionId, revision }): AnsweringState =>
      state.questionId === questionId ? { ...state, saving: 'conflict', otherRevision: revision } : state,
    ),
    on(AnswerPageActions.ownDraftWanted, (state): AnsweringState => ({
      ...state,
      revision: state.otherRevision ?? state.revision,
      otherRevision: null,
      saving: 'unsaved',
    })),
    on(AnswerPageActions.otherDraftWanted, (state): AnsweringState => ({ ...state, otherRevision: null, saving: 'nothing' })),
    on(AnsweringApiActions.deedBegun, (state, { deed }): AnsweringState => ({ ...state, deed, failedDeed: null })),
    on(AnsweringApiActions.deedFailed, (state, { deed, problem }): AnsweringState => ({ ...state, deed: null, failedDeed: { deed, problem } })),
    on(AnsweringApiActions.claimed, AnsweringApiActions.renewed, (state, { questionId, claim }): AnsweringState => ({
      ...changeQuestion(state, questionId, { claim }),
      deed: null,
      hasLeaseEnded: false,
    })),
    on(AnsweringApiActions.givenBack, (state, { questionId }): AnsweringState => ({
      ...changeQuestion(state, questionId, { claim: null }),
      deed: null,
      hasLeaseEnded: false,
    })),
    on(AnswerPageActions.leaseEnded, (state): AnsweringState => endLease(state, state.questionId ?? '')),
    on(DeskPushActions.released, (state, { questionId }): AnsweringState => endLease(state, questionId)),
    on(DeskPushActions.claimed, (state, { questionId, endsAt }): AnsweringState => {
      const claim = state.question?.claim;
      return changeQuestion(state, questionId, { claim: claim?.mine ? { ...claim, endsAt } : { mine: false, endsAt } });
    }),
    on(AnsweringApiActions.published, (state, { questionId }): AnsweringState => ({
      ...changeQuestion(state, questionId, { claim: null, draft: null }),
      deed: null,
      form: emptyForm,
      saving: 'nothing',
      savedAt: null,
      hasLeaseEnded: false,
      hasPublished: true,
    })),
    on(AnswerPageActions.nextAsked, (state): AnsweringState => ({ ...state, isSeekingNext: true })),
    on(AnsweringApiActions.nextFound, AnsweringApiActions.nextFailed, (state): AnsweringState => ({ ...state, isSeekingNext: false })),
    on(AnswerPageActions.bankQuestionOpened, (state): AnsweringState => ({ ...state, bankQuestion: { question: null, problem: null } })),
    on(AnswerPageActions.bankQuestionClosed, (state): AnsweringState => ({ ...state, bankQuestion: null })),
    on(AnsweringApiActions.bankQuestionLoaded, (state, { question }): AnsweringState => (state.bankQuestion ? { ...state, bankQuestion: { question, problem: null } } : state)),
    on(AnsweringApiActions.bankQuestionFailed, (state, { problem }): AnsweringState => (state.bankQuestion ? { ...state, bankQuestion: { question: null, problem } } : state)),
    on(AnsweringApiActions.replied, (state, { answerId, followUp }): AnsweringState => ({ ...changeAnswer(state, answerId, { followUp }), deed: null })),
    on(AnsweringApiActions.proposed, (state, { answerId, at }): AnsweringState => ({ ...changeAnswer(state, answerId, { proposedAt: at }), deed: null })),
    on(AnswerPageActions.bankSearched, (state): AnsweringState => ({ ...state, isSearching: true })),
    on(AnsweringApiActions.bankFound, (state, { matches }): AnsweringState => ({ ...state, isSearching: false, bankMatches: matches })),
    on(AnsweringApiActions.bankSearchFailed, (state): AnsweringState => ({ ...state, isSearching: false, bankMatches: null })),
    on(AnsweringApiActions.knowledgePointsFound, (state, { names }): AnsweringState => ({ ...state, knowledgePoints: names })),
  ),
});
