import { inject, Injectable } from '@angular/core';
import { Drafts } from '@fudao/ui-kit';
import type { AnswerForm, KeptAnswer } from './answer-form.ts';

/** Where a reply half written is kept on this device. */
export const replyDraftKey = (answerId: string) => `question-answer/reply/${answerId}`;

/** Answers half written, on this device: they outlive the page, the network and the plugin. */
@Injectable()
export class KeptAnswers {
  private readonly drafts = inject(Drafts);

  read(questionId: string): KeptAnswer | undefined {
    return this.drafts.read<KeptAnswer>(this.keyOf(questionId));
  }

  /** @param revision the server's that this was written on */
  keep(questionId: string, form: AnswerForm, revision: number): void {
    this.drafts.write(this.keyOf(questionId), { form, revision } satisfies KeptAnswer);
  }

  /** The server has it. */
  remove(questionId: string): void {
    this.drafts.remove(this.keyOf(questionId));
  }

  /** The reply is sent. */
  removeReply(answerId: string): void {
    this.drafts.remove(replyDraftKey(answerId));
  }

  private keyOf(questionId: string): string {
    return `question-answer/answer/${questionId}`;
  }
}
