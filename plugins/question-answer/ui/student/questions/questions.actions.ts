import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { QuestionListItem, QuestionState } from '../../../api.ts';
import type { PageOf } from '../../shared/page-of.ts';

export interface QuestionsFilter {
  readonly state: QuestionState | null;
  readonly words: string;
}

export const QuestionsPageActions = createActionGroup({
  source: 'Questions Page',
  events: {
    /** The address names the state to show; words looked for before still hold. */
    Opened: props<{ state: QuestionState | null }>(),
    'Filter changed': props<{ filter: QuestionsFilter }>(),
    'More asked': emptyProps(),
    'Retry asked': emptyProps(),
  },
});

export const QuestionsCardActions = createActionGroup({
  source: 'Open Questions Card',
  events: { Shown: emptyProps() },
});

export const QuestionsApiActions = createActionGroup({
  source: 'Questions API',
  events: {
    Loaded: props<{ page: PageOf<QuestionListItem> }>(),
    'Load failed': props<{ problem: ApiProblem }>(),
    'More loaded': props<{ page: PageOf<QuestionListItem> }>(),
    'More failed': props<{ problem: ApiProblem }>(),
    'Recent loaded': props<{ items: readonly QuestionListItem[] }>(),
  },
});

/** What the server tells the asker without being asked. */
export const AskerPushActions = createActionGroup({
  source: 'Asker Push',
  events: {
    Claimed: props<{ questionId: string; endsAt: string }>(),
    Released: props<{ questionId: string }>(),
    Answered: props<{ questionId: string; answerCount: number }>(),
    Replied: props<{ questionId: string; answerId: string }>(),
    /** A moderator has decided on something of the asker's that was held. */
    Moderated: props<{ questionId: string }>(),
    /** The line was down: whatever was told meanwhile was not heard. */
    Reconnected: emptyProps(),
  },
});
