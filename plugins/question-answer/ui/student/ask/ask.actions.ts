import type { ApiProblem } from '@fudao/ui-kit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { Match, QuestionView } from '../../../api.ts';
import type { AskDraft } from './ask-draft.ts';

export const AskPageActions = createActionGroup({
  source: 'Ask Page',
  events: {
    Opened: emptyProps(),
    'Draft changed': props<{ draft: AskDraft }>(),
    Submitted: emptyProps(),
    'Draft discarded': emptyProps(),
  },
});

export const DraftApiActions = createActionGroup({
  source: 'Question Draft API',
  events: {
    /** What to go on writing; null where there is nothing. `isSynced`: the server has it. */
    Restored: props<{ draft: AskDraft | null; isSynced: boolean; savedAt: string | null; idempotencyKey: string | null }>(),
    Saving: emptyProps(),
    Saved: props<{ draft: AskDraft; savedAt: string }>(),
    'Save failed': props<{ problem: ApiProblem }>(),
  },
});

export const AskApiActions = createActionGroup({
  source: 'Ask API',
  events: {
    'Matches found': props<{ matches: readonly Match[] }>(),
    /** The question is on its way under this key. */
    Sending: props<{ idempotencyKey: string }>(),
    Asked: props<{ question: QuestionView }>(),
    'Asking failed': props<{ problem: ApiProblem }>(),
  },
});
