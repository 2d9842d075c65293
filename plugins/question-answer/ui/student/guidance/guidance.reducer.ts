import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { GuidanceView } from '../../../api.ts';
import { GuidanceApiActions, GuidancePageActions, type LadderId, type Tried } from './guidance.actions.ts';

export interface GuidanceState {
  readonly ladder: LadderId | null;
  readonly view: GuidanceView | null;
  /** When the view was told, by the server's clock. */
  readonly at: number;
  readonly problem: ApiProblem | null;
  readonly busy: 'next' | 'try' | null;
  /** The last attempt on the present rung. */
  readonly tried: Tried | null;
  readonly refusal: ApiProblem | null;
}

const initialState: GuidanceState = { ladder: null, view: null, at: 0, problem: null, busy: null, tried: null, refusal: null };

export const guidanceFeature = createFeature({
  name: 'questionAnswerGuidance',
  reducer: createReducer(
    initialState,
    on(GuidancePageActions.opened, (_, { ladder }): GuidanceState => ({ ...initialState, ladder })),
    on(GuidancePageActions.retryAsked, (state): GuidanceState => ({ ...state, problem: null })),
    on(GuidancePageActions.nextRungAsked, (state): GuidanceState => ({ ...state, busy: 'next', refusal: null })),
    on(GuidancePageActions.answerTried, (state): GuidanceState => ({ ...state, busy: 'try', refusal: null })),
    on(GuidanceApiActions.loaded, (state, { view, at }): GuidanceState => ({ ...state, view, at, problem: null })),
    on(GuidanceApiActions.loadFailed, (state, { problem }): GuidanceState => ({ ...state, problem })),
    on(GuidanceApiActions.rungOpened, (state, { view, at }): GuidanceState => ({ ...state, view, at, busy: null, tried: null })),
    on(GuidanceApiActions.tried, (state, { view, at, tried }): GuidanceState => ({ ...state, view, at, tried, busy: null })),
    on(GuidanceApiActions.refused, (state, { problem }): GuidanceState => ({ ...state, busy: null, refusal: problem })),
  ),
});
