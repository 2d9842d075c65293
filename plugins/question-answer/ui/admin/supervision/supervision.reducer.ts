import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { QuestionView, SupervisedPage, SupervisionSummary } from '../../../api.ts';
import { type Place, SupervisionApiActions, SupervisionPageActions } from './supervision.actions.ts';
import { type SupervisionQuery, usualQuery } from './supervision-query.ts';

export interface SupervisionState {
  readonly query: SupervisionQuery;
  readonly page: SupervisedPage | null;
  readonly isLoading: boolean;
  readonly problem: ApiProblem | null;
  readonly summary: SupervisionSummary | null;
  /** The last seven days, for the home page. */
  readonly week: SupervisionSummary | null;
  readonly districts: readonly Place[];
  readonly schools: readonly Place[];
  /** Rows exported so far; null while nothing is. */
  readonly exportedRows: number | null;
  readonly exportProblem: ApiProblem | null;
  readonly question: QuestionView | null;
  readonly questionProblem: ApiProblem | null;
  /** The opening under which the question was read ended while it was read. */
  readonly hasOpeningEnded: boolean;
}

const initialState: SupervisionState = {
  query: usualQuery,
  page: null,
  isLoading: false,
  problem: null,
  summary: null,
  week: null,
  districts: [],
  schools: [],
  exportedRows: null,
  exportProblem: null,
  question: null,
  questionProblem: null,
  hasOpeningEnded: false,
};

export const supervisionFeature = createFeature({
  name: 'questionAnswerSupervision',
  reducer: createReducer(
    initialState,
    on(SupervisionPageActions.queryChanged, (state, { query }): SupervisionState => ({ ...state, query, isLoading: true, problem: null, exportProblem: null })),
    on(SupervisionApiActions.loaded, (state, { page }): SupervisionState => ({ ...state, page, isLoading: false, problem: null })),
    on(SupervisionApiActions.loadFailed, (state, { problem }): SupervisionState => ({ ...state, page: null, isLoading: false, problem })),
    on(SupervisionApiActions.summaryLoaded, (state, { summary }): SupervisionState => ({ ...state, summary })),
    on(SupervisionApiActions.weekSummedUp, (state, { summary }): SupervisionState => ({ ...state, week: summary })),
    on(SupervisionApiActions.districtsLoaded, (state, { districts }): SupervisionState => ({ ...state, districts })),
    on(SupervisionApiActions.schoolsLoaded, (state, { schools }): SupervisionState => ({ ...state, schools })),
    on(SupervisionPageActions.exportAsked, (state): SupervisionState => ({ ...state, exportedRows: 0, exportProblem: null })),
    on(SupervisionApiActions.pieceExported, (state, { rows }): SupervisionState => ({ ...state, exportedRows: rows })),
    on(SupervisionApiActions.exported, SupervisionPageActions.exportStopped, (state): SupervisionState => ({ ...state, exportedRows: null })),
    on(SupervisionApiActions.exportFailed, (state, { problem }): SupervisionState => ({ ...state, exportedRows: null, exportProblem: problem })),
    on(SupervisionPageActions.questionOpened, SupervisionPageActions.questionClosed, (state): SupervisionState => ({ ...state, question: null, questionProblem: null, hasOpeningEnded: false })),
    on(SupervisionPageActions.openingEnded, (state, { questionId }): SupervisionState =>
      state.question?.id === questionId ? { ...state, question: null, hasOpeningEnded: true } : state,
    ),
    on(SupervisionApiActions.questionLoaded, (state, { question }): SupervisionState => ({ ...state, question, questionProblem: null })),
    on(SupervisionApiActions.questionFailed, (state, { problem }): SupervisionState => ({ ...state, questionProblem: problem })),
  ),
});
