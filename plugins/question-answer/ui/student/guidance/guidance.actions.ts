import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, props } from '@ngrx/store';
import type { AttemptVerdict, GuidanceView, Rung } from '../../../api.ts';

/** One bank question's ladder for one question of the student. */
export interface LadderId {
  readonly questionId: string;
  readonly bankQuestionId: string;
}

export interface Tried {
  readonly verdict: AttemptVerdict;
  readonly attemptsLeft: number;
}

export const GuidancePageActions = createActionGroup({
  source: 'Guidance Page',
  events: {
    Opened: props<{ ladder: LadderId }>(),
    'Retry asked': props<{ ladder: LadderId }>(),
    'Next rung asked': props<{ rung: Rung }>(),
    'Answer tried': props<{ answer: string }>(),
    'Solved told': props<{ questionId: string }>(),
    'Teacher needed': props<{ questionId: string }>(),
  },
});

export const GuidanceApiActions = createActionGroup({
  source: 'Guidance API',
  events: {
    /** `at`: the moment by the server's clock, from which waiting times count. */
    Loaded: props<{ view: GuidanceView; at: number }>(),
    'Load failed': props<{ problem: ApiProblem }>(),
    'Rung opened': props<{ view: GuidanceView; at: number }>(),
    Tried: props<{ tried: Tried; view: GuidanceView; at: number }>(),
    Refused: props<{ problem: ApiProblem }>(),
  },
});
