import { inject, Injectable } from '@angular/core';
import { Drafts } from '@fudao/ui-kit';
import type { AskDraft, KeptDraft } from './ask-draft.ts';

const key = 'question-answer/ask';

/** The question half written, on this device: it outlives the page, the network and the plugin. */
@Injectable()
export class KeptDraftStore {
  private readonly drafts = inject(Drafts);

  read(): KeptDraft | undefined {
    return this.drafts.read<KeptDraft>(key);
  }

  keep(draft: AskDraft, isSynced: boolean, idempotencyKey: string | null = null): void {
    this.drafts.write(key, { draft, isSynced, idempotencyKey } satisfies KeptDraft);
  }

  remove(): void {
    this.drafts.remove(key);
  }
}
