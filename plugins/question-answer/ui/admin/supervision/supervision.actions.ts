import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { QuestionView, SupervisedPage, SupervisionSummary } from '../../../api.ts';
import type { SupervisionQuery } from './supervision-query.ts';

export interface Place {
  readonly id: string;
  readonly name: string;
}

export const SupervisionPageActions = createActionGroup({
  source: 'Supervision Page',
  events: {
    /** The page is at this address; `isFresh`: all of it is loaded anew, also what does not depend on what changed. */
    'Query changed': props<{ query: SupervisionQuery; isFresh: boolean }>(),
    'Places wanted': props<{ district: string | null; isCity: boolean }>(),
    'Export asked': emptyProps(),
    'Export stopped': emptyProps(),
    'Question opened': props<{ questionId: string }>(),
    'Question closed': emptyProps(),
    'Opening ended': props<{ questionId: string }>(),
    /** The card on the home page. */
    'Card shown': emptyProps(),
  },
});

export const SupervisionApiActions = createActionGroup({
  source: 'Supervision API',
  events: {
    Loaded: props<{ page: SupervisedPage }>(),
    'Load failed': props<{ problem: ApiProblem }>(),
    'Summary loaded': props<{ summary: SupervisionSummary }>(),
    'Week summed up': props<{ summary: SupervisionSummary }>(),
    'Districts loaded': props<{ districts: readonly Place[] }>(),
    'Schools loaded': props<{ district: string | null; schools: readonly Place[] }>(),
    'Piece exported': props<{ rows: number }>(),
    Exported: props<{ rows: number; isWhole: boolean }>(),
    'Export failed': props<{ problem: ApiProblem }>(),
    'Question loaded': props<{ question: QuestionView }>(),
    'Question failed': props<{ questionId: string; problem: ApiProblem }>(),
  },
});
