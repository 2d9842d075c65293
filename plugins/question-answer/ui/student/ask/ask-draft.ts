import type { Picture, QuestionDraft, SavedQuestionDraft } from '../../../api.ts';
import { complaintAbout, isBlank } from '../../shared/written-text.ts';
import { formLimits } from '../../shared/limits.ts';

/** A question being written, with its pictures as they can be shown. */
export interface AskDraft {
  readonly subject: string | null;
  readonly text: string;
  readonly pictures: readonly Picture[];
}

/** The draft as this device keeps it, from the first letter on. */
export interface KeptDraft {
  readonly draft: AskDraft;
  /** Whether the server has this very draft. */
  readonly isSynced: boolean;
  /** The key under which this very draft was sent; null before it was. */
  readonly idempotencyKey: string | null;
}

export type ServerDraft = SavedQuestionDraft & { readonly pictures: readonly Picture[] };

export const emptyDraft: AskDraft = { subject: null, text: '', pictures: [] };

export function isEmptyDraft({ subject, text, pictures }: AskDraft): boolean {
  return subject === null && isBlank(text) && pictures.length === 0;
}

/** The draft in the form that the API takes. */
export function toQuestionDraft({ subject, text, pictures }: AskDraft): QuestionDraft {
  return { subject, text, pictureIds: pictures.map(({ id }) => id) };
}

/**
 * Which of the two drafts to go on with. What was written here and did not reach the server is the
 * person's last word; otherwise the server's is at least as new, perhaps from another device.
 */
export function chooseDraft(kept: KeptDraft | undefined, server: ServerDraft | null): 'kept' | 'server' | 'none' {
  if (kept && !kept.isSynced && !isEmptyDraft(kept.draft)) return 'kept';
  if (server) return 'server';
  return 'none';
}

export interface DraftComplaints {
  readonly subject?: 'missing';
  readonly text?: 'empty' | 'too-long';
}

/** What keeps a question from being asked, as the server would say it. */
export function complaintsAbout({ subject, text }: AskDraft): DraftComplaints {
  const complaint = complaintAbout(text, formLimits.question);
  return { ...(subject === null ? { subject: 'missing' as const } : {}), ...(complaint ? { text: complaint } : {}) };
}
