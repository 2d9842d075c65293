import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AgoPipe, Button, Drafts, Icon, RichText, RichTextEditor } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView } from '../../../api.ts';
import { AnswerBody } from '../../shared/answer/answer-body.ts';
import { formLimits } from '../../shared/limits.ts';
import { complaintAbout } from '../../shared/written-text.ts';
import { replyDraftKey } from './kept-answers.ts';
import type { AnsweringDeed, Proposal } from './answering.actions.ts';
import { ProposeDialog } from './propose-dialog.ts';

/** The teacher's published answer: what the student made of it, a follow-up to reply to, the bank to propose it to. */
@Component({
  selector: 'qa-own-answer',
  imports: [AgoPipe, AnswerBody, Button, Icon, ProposeDialog, RichText, RichTextEditor, RouterLink, TranslocoPipe],
  templateUrl: './own-answer.html',
  styleUrl: './own-answer.scss',
})
export class OwnAnswer {
  private readonly drafts = inject(Drafts);
  readonly answer = input.required<AnswerView>();
  readonly deed = input<AnsweringDeed | null>(null);
  readonly knowledgePoints = input<readonly string[]>([]);
  readonly replied = output<string>();
  readonly proposed = output<Proposal>();
  readonly knowledgePointsSearched = output<string>();

  private readonly draftKey = computed(() => replyDraftKey(this.answer().id));
  protected readonly longest = formLimits.answerPart;
  protected readonly isReplyRefused = computed(() => this.answer().followUp?.reply?.held === 'refused');
  /** One that was not let through is written on with. */
  private readonly refusedReply = computed(() => (this.isReplyRefused() ? (this.answer().followUp?.reply?.text ?? '') : ''));
  /** Half written, it outlives the page, as an answer does. */
  protected readonly reply = linkedSignal<string>(() => this.drafts.read<string>(this.draftKey()) ?? this.refusedReply());
  protected readonly canReply = computed(() => complaintAbout(this.reply(), formLimits.answerPart) === null);
  /** Proposed, the dialog has done its work. */
  protected readonly isProposing = linkedSignal({ source: computed(() => this.answer().proposedAt), computation: () => false });

  protected writeReply(text: string): void {
    this.reply.set(text);
    this.drafts.write(this.draftKey(), text);
  }

  protected sendReply(): void {
    if (this.canReply() && this.deed() === null) this.replied.emit(this.reply());
  }
}
