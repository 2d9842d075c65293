import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { AnswerView, QuestionView } from '../../../api.ts';
import { patched } from '../../shared/page-of.ts';
import { AskApiActions } from '../ask/ask.actions.ts';
import { GuidancePageActions } from '../guidance/guidance.actions.ts';
import { AskerPushActions } from '../questions/questions.actions.ts';
import { QuestionApiActions, type QuestionDeed, QuestionPageActions } from './question.actions.ts';

export interface OpenQuestionState {
  readonly questionId: string | null;
  readonly question: QuestionView | null;
  readonly problem: ApiProblem | null;
  /** What is on its way to the server. */
  readonly deed: QuestionDeed | null;
  readonly failedDeed: { readonly deed: QuestionDeed; readonly problem: ApiProblem } | null;
}

const initialState: OpenQuestionState = {
  questionId: null,
  question: null,
  problem: null,
  deed: null,
  failedDeed: null,
};

function changeQuestion(state: OpenQuestionState, id: string, change: (question: QuestionView) => Partial<QuestionView>): OpenQuestionState {
  const { question } = state;
  return question?.id === id ? { ...state, question: { ...question, ...change(question) } } : state;
}

function changeAnswer(state: OpenQuestionState, id: string, change: (answer: AnswerView) => AnswerView): OpenQuestionState {
  const { question } = state;
  return question ? { ...state, question: { ...question, answers: [...patched(question.answers, id, change)] } } : state;
}

/** The same question again stays in view while it is loaded anew. */
function open(state: OpenQuestionState, questionId: string): OpenQuestionState {
  return state.questionId === questionId ? { ...state, problem: null, failedDeed: null } : { ...initialState, questionId };
}

export const questionFeature = createFeature({
  name: 'questionAnswerQuestion',
  reducer: createReducer(
    initialState,
    on(QuestionPageActions.opened, (state, { questionId }): OpenQuestionState => open(state, questionId)),
    on(GuidancePageActions.opened, (state, { ladder }): OpenQuestionState => open(state, ladder.questionId)),
    on(QuestionPageActions.retryAsked, (state): OpenQuestionState => ({ ...state, problem: null })),
    on(AskApiActions.asked, (_, { question }): OpenQuestionState => ({ ...initialState, questionId: question.id, question })),
    on(QuestionApiActions.loaded, (state, { question }): OpenQuestionState =>
      state.questionId === question.id ? { ...state, question, problem: null } : state,
    ),
    on(QuestionApiActions.loadFailed, (state, { questionId, problem }): OpenQuestionState =>
      state.questionId === questionId ? { ...state, problem } : state,
    ),
    on(AskerPushActions.claimed, (state, { questionId, endsAt }): OpenQuestionState =>
      changeQuestion(state, questionId, () => ({ claim: { mine: false, endsAt } })),
    ),
    on(AskerPushActions.released, (state, { questionId }): OpenQuestionState => changeQuestion(state, questionId, () => ({ claim: null }))),
    on(QuestionApiActions.deedBegun, (state, { deed }): OpenQuestionState => ({ ...state, deed, failedDeed: null })),
    on(QuestionApiActions.deedFailed, (state, { deed, problem }): OpenQuestionState => ({
      ...state,
      deed: null,
      failedDeed: { deed, problem },
    })),
    on(QuestionApiActions.stateChanged, (state, { questionId, state: next }): OpenQuestionState => ({
      ...changeQuestion(state, questionId, () => ({ state: next, claim: null })),
      deed: null,
    })),
    on(QuestionApiActions.adopted, (state, { questionId, answerId, rating }): OpenQuestionState => ({
      ...changeAnswer(
        changeQuestion(state, questionId, () => ({ state: 'adopted', claim: null })),
        answerId,
        (answer) => ({ ...answer, adopted: true, rating }),
      ),
      deed: null,
    })),
    on(QuestionApiActions.followedUp, (state, { answerId, followUp }): OpenQuestionState => ({
      ...changeAnswer(state, answerId, (answer) => ({ ...answer, followUp })),
      deed: null,
    })),
  ),
});
