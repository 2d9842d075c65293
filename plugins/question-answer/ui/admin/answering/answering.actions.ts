import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ClaimView, FollowUp, Match, QuestionView, SolvedBankQuestion } from '../../../api.ts';
import type { AnswerForm } from './answer-form.ts';

/** What a teacher can do around an answer; while one is on its way, the others wait. */
export type AnsweringDeed = 'claim' | 'renew' | 'give-back' | 'publish' | 'reply' | 'propose';

export interface Proposal {
  readonly difficulty: number;
  readonly knowledgePoints: readonly string[];
}

export const AnswerPageActions = createActionGroup({
  source: 'Answer Page',
  events: {
    Opened: props<{ questionId: string }>(),
    'Retry asked': props<{ questionId: string }>(),
    'Form changed': props<{ form: AnswerForm }>(),
    'Claim asked': emptyProps(),
    'Renewal asked': emptyProps(),
    'Give back asked': emptyProps(),
    'Lease ended': emptyProps(),
    'Other draft wanted': emptyProps(),
    'Own draft wanted': emptyProps(),
    /** The person does not want to wait for the next moment in which the draft is saved by itself. */
    'Save asked': emptyProps(),
    'Bank searched': props<{ words: string }>(),
    'Bank question opened': props<{ bankQuestionId: string }>(),
    'Bank question closed': emptyProps(),
    'Next asked': emptyProps(),
    Published: emptyProps(),
    'Reply sent': props<{ answerId: string; text: string }>(),
    'Proposal sent': props<{ answerId: string; proposal: Proposal }>(),
    'Knowledge points searched': props<{ words: string }>(),
  },
});

export const AnsweringApiActions = createActionGroup({
  source: 'Answering API',
  events: {
    /** `kept`: what this device has of the draft. */
    Loaded: props<{ question: QuestionView; kept: { form: AnswerForm; isConflict: boolean } | null }>(),
    'Load failed': props<{ questionId: string; problem: ApiProblem }>(),
    'Draft saving': emptyProps(),
    'Draft saved': props<{ questionId: string; form: AnswerForm; revision: number; savedAt: string }>(),
    'Draft save failed': props<{ questionId: string; problem: ApiProblem }>(),
    /** The draft has another revision than the one written on: it was changed elsewhere. */
    'Draft conflicted': props<{ questionId: string; revision: number }>(),
    'Deed begun': props<{ deed: AnsweringDeed }>(),
    'Deed failed': props<{ deed: AnsweringDeed; problem: ApiProblem }>(),
    Claimed: props<{ questionId: string; claim: ClaimView }>(),
    Renewed: props<{ questionId: string; claim: ClaimView }>(),
    'Given back': props<{ questionId: string }>(),
    Published: props<{ questionId: string; answerId: string }>(),
    Replied: props<{ questionId: string; answerId: string; followUp: FollowUp }>(),
    Proposed: props<{ questionId: string; answerId: string; at: string }>(),
    'Bank found': props<{ matches: readonly Match[] }>(),
    'Bank search failed': props<{ problem: ApiProblem }>(),
    'Bank question loaded': props<{ question: SolvedBankQuestion }>(),
    'Bank question failed': props<{ problem: ApiProblem }>(),
    /** The question to go on with; null: there is none. */
    'Next found': props<{ questionId: string | null }>(),
    'Next failed': props<{ problem: ApiProblem }>(),
    'Knowledge points found': props<{ names: readonly string[] }>(),
  },
});
