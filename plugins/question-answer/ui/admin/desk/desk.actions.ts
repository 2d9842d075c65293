import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ClaimView, DeskItem, DeskSummary } from '../../../api.ts';
import type { PageOf } from '../../shared/page-of.ts';

export const deskTabs = ['open', 'mine', 'answered'] as const;
export type DeskTab = (typeof deskTabs)[number];

export const answerOutcomes = ['awaiting-reply', 'adopted'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

export interface DeskFilter {
  readonly tab: DeskTab;
  readonly subject: string | null;
  readonly grade: number | null;
  /** Narrows what was answered. */
  readonly outcome: AnswerOutcome | null;
}

export const DeskPageActions = createActionGroup({
  source: 'Desk Page',
  events: {
    Opened: props<{ filter: DeskFilter }>(),
    Closed: emptyProps(),
    'Filter changed': props<{ filter: DeskFilter }>(),
    'More asked': emptyProps(),
    'Retry asked': emptyProps(),
    'Claim asked': props<{ questionId: string }>(),
  },
});

/** The desk on the home page. */
export const DeskCardActions = createActionGroup({ source: 'Desk Card', events: { Shown: emptyProps(), Hidden: emptyProps() } });

export const DeskApiActions = createActionGroup({
  source: 'Desk API',
  events: {
    Loaded: props<{ page: PageOf<DeskItem> }>(),
    'Load failed': props<{ problem: ApiProblem }>(),
    'More loaded': props<{ page: PageOf<DeskItem> }>(),
    'More failed': props<{ problem: ApiProblem }>(),
    'Summed up': props<{ summary: DeskSummary }>(),
    'First loaded': props<{ first: readonly DeskItem[] }>(),
    /** A new question came to the desk. */
    Arrived: props<{ item: DeskItem }>(),
    /** The teacher has had time to see what arrived. */
    'Arrivals seen': emptyProps(),
    Claimed: props<{ questionId: string; claim: ClaimView }>(),
    /** Somebody was faster, or it needs no answer any more. */
    'Claim refused': props<{ questionId: string; problem: ApiProblem; until: string | null }>(),
  },
});

/** What the server tells the desks of a subject and grade, and the writer of an answer. */
export const DeskPushActions = createActionGroup({
  source: 'Desk Push',
  events: {
    Opened: props<{ questionId: string; subject: string; grade: number }>(),
    Claimed: props<{ questionId: string; endsAt: string }>(),
    Released: props<{ questionId: string }>(),
    Answered: props<{ questionId: string; answerCount: number }>(),
    Closed: props<{ questionId: string }>(),
    'Followed up': props<{ questionId: string }>(),
    Adopted: props<{ questionId: string }>(),
    /** A moderator has decided on something of the teacher's that was held. */
    Moderated: props<{ questionId: string }>(),
    Reconnected: emptyProps(),
  },
});
