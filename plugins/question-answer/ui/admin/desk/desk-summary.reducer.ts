import { createFeature, createReducer, on } from '@ngrx/store';
import type { DeskItem, DeskSummary } from '../../../api.ts';
import { DeskApiActions } from './desk.actions.ts';

export interface DeskSummaryState {
  /** As it was known last. */
  readonly summary: DeskSummary | null;
  /** Who waits longest, for the home page. */
  readonly first: readonly DeskItem[];
}

const initialState: DeskSummaryState = { summary: null, first: [] };

export const deskSummaryFeature = createFeature({
  name: 'questionAnswerDeskSummary',
  reducer: createReducer(
    initialState,
    on(DeskApiActions.firstLoaded, (state, { first }): DeskSummaryState => ({ ...state, first })),
    on(DeskApiActions.summedUp, (state, { summary }): DeskSummaryState => ({ ...state, summary })),
  ),
});
