import { inject, Injectable, signal } from '@angular/core';
import { Drafts, type UploadedPicture } from '@fudao/ui-kit';
import { isBlank } from '../../shared/written-text.ts';

/** What a student wants to call about. */
export interface CallDraft {
  readonly subject: string | null;
  readonly text: string;
  readonly pictures: readonly UploadedPicture[];
}

export const emptyDraft: CallDraft = { subject: null, text: '', pictures: [] };

const key = 'one-to-one/call';

/** The call being written: kept on this device from the first letter on. */
@Injectable()
export class KeptCallDraft {
  private readonly drafts = inject(Drafts);
  private readonly state = signal<CallDraft>(this.drafts.read<CallDraft>(key) ?? emptyDraft);
  readonly draft = this.state.asReadonly();

  change(part: Partial<CallDraft>): void {
    this.state.update((draft) => ({ ...draft, ...part }));
    this.drafts.write(key, this.state());
  }

  /** It was sent: the subject stays chosen. */
  clear(): void {
    this.change({ text: '', pictures: [] });
  }

  saysSomething(): boolean {
    const { text, pictures } = this.state();
    return !isBlank(text) || pictures.length > 0;
  }
}
