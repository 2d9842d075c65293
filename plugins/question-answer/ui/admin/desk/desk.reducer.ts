import type { ApiProblem } from '@fudao/ui-kit';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ClaimView, DeskItem } from '../../../api.ts';
import { append, patched } from '../../shared/page-of.ts';
import { AnsweringApiActions } from '../answering/answering.actions.ts';
import { DeskApiActions, type DeskFilter, DeskPageActions, DeskPushActions } from './desk.actions.ts';
import { wantsAnswers } from './desk-item.ts';

export interface DeskState {
  readonly filter: DeskFilter;
  readonly isOpen: boolean;
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly items: readonly DeskItem[];
  readonly nextCursor: string | null;
  readonly isLoadingMore: boolean;
  readonly problem: ApiProblem | null;
  /** Came while the desk was open, newest last. */
  readonly arrived: readonly string[];
  readonly claiming: string | null;
  /** Why a claim was refused, by question. */
  readonly refusals: Readonly<Record<string, string>>;
}

export const wholeDesk: DeskFilter = { tab: 'open', subject: null, grade: null, outcome: null };

const initialState: DeskState = {
  filter: wholeDesk,
  isOpen: false,
  status: 'idle',
  items: [],
  nextCursor: null,
  isLoadingMore: false,
  problem: null,
  arrived: [],
  claiming: null,
  refusals: {},
};

function changeItem(state: DeskState, id: string, change: Partial<DeskItem>): DeskState {
  return { ...state, items: patched(state.items, id, (item) => ({ ...item, ...change })) };
}

function setClaim(state: DeskState, id: string, claim: ClaimView | null): DeskState {
  return { ...state, items: patched(state.items, id, (item) => ({ ...item, claim })) };
}

/** On the open tab, what wants no more answers goes; elsewhere it stays as the teacher's own. */
function withoutSettled(state: DeskState): DeskState {
  return state.filter.tab === 'open' ? { ...state, items: state.items.filter(wantsAnswers) } : state;
}

function without(state: DeskState, id: string): DeskState {
  return { ...state, items: state.items.filter((item) => item.id !== id), arrived: state.arrived.filter((one) => one !== id) };
}

/** At the end, as it waits least; and so that nothing moves away under a hand about to claim. */
function arrive(state: DeskState, item: DeskItem): DeskState {
  if (state.items.some(({ id }) => id === item.id)) return changeItem(state, item.id, item);
  return { ...state, items: [...state.items, item], arrived: [...state.arrived, item.id] };
}

function isSameFilter(one: DeskFilter, other: DeskFilter): boolean {
  return one.tab === other.tab && one.subject === other.subject && one.grade === other.grade && one.outcome === other.outcome;
}

/** What was seen last stays in view while it is loaded anew. */
function open(state: DeskState, filter: DeskFilter): DeskState {
  const kept = isSameFilter(state.filter, filter) ? state : { ...initialState, filter };
  return { ...kept, isOpen: true, status: 'loading', problem: null, refusals: {}, claiming: null };
}

/** Whether a question told of belongs into the list that is shown. */
export function isListed({ filter, isOpen }: DeskState, { subject, grade }: { subject: string; grade: number }): boolean {
  const isOfSubject = filter.subject === null || filter.subject === subject;
  return isOpen && filter.tab === 'open' && isOfSubject && (filter.grade === null || filter.grade === grade);
}

export const deskFeature = createFeature({
  name: 'questionAnswerDesk',
  reducer: createReducer(
    initialState,
    on(DeskPageActions.opened, (state, { filter }): DeskState => open(state, filter)),
    on(DeskPageActions.closed, (state): DeskState => ({ ...state, isOpen: false, arrived: [] })),
    on(DeskPageActions.filterChanged, (state, { filter }): DeskState => ({
      ...initialState,
      isOpen: state.isOpen,
      status: 'loading',
      filter,
    })),
    on(DeskPageActions.retryAsked, (state): DeskState => ({ ...state, status: 'loading', problem: null })),
    on(DeskApiActions.loaded, (state, { page }): DeskState => ({ ...state, ...page, status: 'loaded', isLoadingMore: false, problem: null })),
    on(DeskApiActions.loadFailed, (state, { problem }): DeskState => ({ ...state, status: 'failed', problem })),
    on(DeskPageActions.moreAsked, (state): DeskState => ({ ...state, isLoadingMore: true })),
    on(DeskApiActions.moreLoaded, (state, { page }): DeskState => ({
      ...state,
      items: append(state.items, page.items),
      nextCursor: page.nextCursor,
      isLoadingMore: false,
    })),
    on(DeskApiActions.moreFailed, (state): DeskState => ({ ...state, isLoadingMore: false })),
    on(DeskApiActions.arrived, (state, { item }): DeskState => arrive(state, item)),
    on(DeskApiActions.arrivalsSeen, (state): DeskState => ({ ...state, arrived: [] })),
    on(DeskPushActions.claimed, (state, { questionId, endsAt }): DeskState => {
      const claim = state.items.find(({ id }) => id === questionId)?.claim;
      return setClaim(state, questionId, claim?.mine ? { ...claim, endsAt } : { mine: false, endsAt });
    }),
    on(DeskPushActions.released, (state, { questionId }): DeskState => {
      const refusals = Object.entries(state.refusals).filter(([id]) => id !== questionId);
      return { ...setClaim(state, questionId, null), refusals: Object.fromEntries(refusals) };
    }),
    on(DeskPushActions.answered, (state, { questionId, answerCount }): DeskState =>
      withoutSettled(changeItem(state, questionId, { state: 'answered', answerCount, claim: null })),
    ),
    on(DeskPushActions.closed, (state, { questionId }): DeskState => (state.filter.tab === 'answered' ? state : without(state, questionId))),
    on(DeskPageActions.claimAsked, (state, { questionId }): DeskState => ({ ...state, claiming: questionId })),
    on(DeskApiActions.claimed, (state, { questionId, claim }): DeskState => ({ ...setClaim(state, questionId, claim), claiming: null })),
    on(DeskApiActions.claimRefused, (state, { questionId, problem, until }): DeskState => {
      const refused = { ...state, claiming: null, refusals: { ...state.refusals, [questionId]: problem.sentence } };
      return until ? setClaim(refused, questionId, { mine: false, endsAt: until }) : refused;
    }),
    on(AnsweringApiActions.published, (state, { questionId }): DeskState => without(state, questionId)),
  ),
  extraSelectors: ({ selectArrived }) => ({
    selectArrivedCount: createSelector(selectArrived, (arrived) => arrived?.length ?? 0),
  }),
});
