import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ClaimView, FollowUp, Match, QuestionView } from '../../../api.ts';
import type { AnswerForm, ShownDraft } from './answer-form.ts';

/** What a teacher can do around an answer; while one is on its way, the others wait. */
export type AnsweringDeed = 'claim' | 'renew' | 'give-back' | 'publish' | 'reply' | 'propose';

/** A question with the reader's draft in it. */
export type DeskQuestion = Omit<QuestionView, 'draft'> & { readonly draft: ShownDraft | null };

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
    'Bank searched': props<{ words: string }>(),
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
    Loaded: props<{ question: DeskQuestion; kept: { form: AnswerForm; isConflict: boolean } | null }>(),
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
    'Knowledge points found': props<{ names: readonly string[] }>(),
  },
});
