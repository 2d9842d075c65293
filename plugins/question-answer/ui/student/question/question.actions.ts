import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, props } from '@ngrx/store';
import type { FollowUp, QuestionState, QuestionView, Rating } from '../../../api.ts';

/** What the asker can do to a question; while one is on its way, the others wait. */
export type QuestionDeed = 'need-teacher' | 'solved' | 'withdraw' | 'adopt' | 'follow-up';

export const QuestionPageActions = createActionGroup({
  source: 'Question Page',
  events: {
    Opened: props<{ questionId: string }>(),
    Closed: props<{ questionId: string }>(),
    'Retry asked': props<{ questionId: string }>(),
    'Teacher needed': props<{ questionId: string }>(),
    'Solved told': props<{ questionId: string }>(),
    'Withdrawal confirmed': props<{ questionId: string }>(),
    'Adoption confirmed': props<{ answerId: string; stars: number; words: string }>(),
    'Follow up sent': props<{ answerId: string; text: string }>(),
  },
});

export const QuestionApiActions = createActionGroup({
  source: 'Question API',
  events: {
    Loaded: props<{ question: QuestionView }>(),
    'Load failed': props<{ questionId: string; problem: ApiProblem }>(),
    'Deed begun': props<{ deed: QuestionDeed }>(),
    'Deed failed': props<{ deed: QuestionDeed; problem: ApiProblem }>(),
    'State changed': props<{ questionId: string; state: QuestionState; deed: QuestionDeed }>(),
    Adopted: props<{ questionId: string; answerId: string; rating: Rating }>(),
    'Followed up': props<{ answerId: string; followUp: FollowUp }>(),
  },
});
