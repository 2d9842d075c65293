import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { QuestionListItem, QuestionView } from '../../../api.ts';
import { append, patched } from '../../shared/page-of.ts';
import { AskApiActions } from '../ask/ask.actions.ts';
import { QuestionApiActions } from '../question/question.actions.ts';
import { AskerPushActions, QuestionsApiActions, QuestionsPageActions, type QuestionsFilter } from './questions.actions.ts';

export interface QuestionsState {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly items: readonly QuestionListItem[];
  readonly nextCursor: string | null;
  readonly isLoadingMore: boolean;
  readonly problem: ApiProblem | null;
  readonly filter: QuestionsFilter;
  /** The latest questions whatever the filter, for the card on the home page. */
  readonly recent: readonly QuestionListItem[];
  /** How many answers of a question the student has seen. */
  readonly seenAnswers: Readonly<Record<string, number>>;
}

const initialState: QuestionsState = {
  status: 'idle',
  items: [],
  nextCursor: null,
  isLoadingMore: false,
  problem: null,
  filter: { state: null, words: '' },
  recent: [],
  seenAnswers: {},
};

type Change = (item: QuestionListItem) => QuestionListItem;

function changeItem(state: QuestionsState, id: string, change: Change): QuestionsState {
  return { ...state, items: patched(state.items, id, change), recent: patched(state.recent, id, change) };
}

function follow(state: QuestionsState, question: QuestionView): QuestionsState {
  const { id, answerCount, claim, answers } = question;
  const changed = changeItem(state, id, (item) => ({ ...item, state: question.state, answerCount, claim }));
  return answers.length === 0 ? changed : { ...changed, seenAnswers: { ...state.seenAnswers, [id]: answers.length } };
}

/** More answers than the student has looked at. */
export function hasUnseenAnswers({ id, answerCount, state }: QuestionListItem, seen: QuestionsState['seenAnswers']): boolean {
  return state === 'answered' && answerCount > (seen[id] ?? 0);
}

export const questionsFeature = createFeature({
  name: 'questionAnswerQuestions',
  reducer: createReducer(
    initialState,
    on(QuestionsPageActions.opened, (state, { state: wanted }): QuestionsState => ({
      ...(wanted === state.filter.state ? state : { ...state, items: [], nextCursor: null, filter: { ...state.filter, state: wanted } }),
      status: 'loading',
      problem: null,
    })),
    on(QuestionsPageActions.retryAsked, (state): QuestionsState => ({ ...state, status: 'loading', problem: null })),
    on(QuestionsPageActions.filterChanged, (state, { filter }): QuestionsState => ({
      ...state,
      filter,
      items: [],
      nextCursor: null,
      status: 'loading',
      problem: null,
    })),
    on(QuestionsApiActions.loaded, (state, { page }): QuestionsState => ({ ...state, ...page, status: 'loaded', isLoadingMore: false, problem: null })),
    on(QuestionsApiActions.loadFailed, (state, { problem }): QuestionsState => ({ ...state, status: 'failed', problem })),
    on(QuestionsPageActions.moreAsked, (state): QuestionsState => ({ ...state, isLoadingMore: true })),
    on(QuestionsApiActions.moreLoaded, (state, { page }): QuestionsState => ({
      ...state,
      items: append(state.items, page.items),
      nextCursor: page.nextCursor,
      isLoadingMore: false,
    })),
    on(QuestionsApiActions.moreFailed, (state): QuestionsState => ({ ...state, isLoadingMore: false })),
    on(QuestionsApiActions.recentLoaded, (state, { items }): QuestionsState => ({ ...state, recent: items })),
    on(AskerPushActions.claimed, (state, { questionId, endsAt }): QuestionsState =>
      changeItem(state, questionId, (item) => ({ ...item, claim: { mine: false, endsAt } })),
    ),
    on(AskerPushActions.released, (state, { questionId }): QuestionsState => changeItem(state, questionId, (item) => ({ ...item, claim: null }))),
    on(AskerPushActions.answered, (state, { questionId, answerCount }): QuestionsState =>
      changeItem(state, questionId, (item) => ({ ...item, state: 'answered', answerCount, claim: null })),
    ),
    on(AskApiActions.asked, QuestionApiActions.loaded, (state, { question }): QuestionsState => follow(state, question)),
    on(QuestionApiActions.stateChanged, (state, { questionId, state: next }): QuestionsState =>
      changeItem(state, questionId, (item) => ({ ...item, state: next, claim: null })),
    ),
  ),
  extraSelectors: ({ selectRecent, selectSeenAnswers }) => ({
    selectSummary: createSelector(selectRecent, selectSeenAnswers, (recent = [], seen = {}) => ({
      guided: recent.filter(({ state }) => state === 'matched').length,
      waiting: recent.filter(({ state }) => state === 'open').length,
      toAdopt: recent.filter(({ state }) => state === 'answered').length,
      unseen: recent.filter((item) => hasUnseenAnswers(item, seen)),
      latest: recent.slice(0, 3),
    })),
  }),
});
