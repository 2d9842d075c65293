import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { AgoPipe, Button, Icon, RichText, RichTextEditor, StarRating } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView } from '../../../api.ts';
import { AnswerBody } from '../../shared/answer/answer-body.ts';
import { formLimits } from '../../shared/limits.ts';
import { complaintAbout } from '../../shared/written-text.ts';
import type { AnsweringDeed, Proposal } from './answering.actions.ts';
import { ProposeDialog } from './propose-dialog.ts';

/** The teacher's published answer: what the student made of it, a follow-up to reply to, the bank to propose it to. */
@Component({
  selector: 'qa-own-answer',
  imports: [AgoPipe, AnswerBody, Button, Icon, ProposeDialog, RichText, RichTextEditor, StarRating, TranslocoPipe],
  templateUrl: './own-answer.html',
  styleUrl: './own-answer.scss',
})
export class OwnAnswer {
  readonly answer = input.required<AnswerView>();
  readonly deed = input<AnsweringDeed | null>(null);
  readonly knowledgePoints = input<readonly string[]>([]);
  readonly replied = output<string>();
  readonly proposed = output<Proposal>();
  readonly knowledgePointsSearched = output<string>();

  protected readonly longest = formLimits.answerPart;
  protected readonly reply = signal('');
  protected readonly canReply = computed(() => complaintAbout(this.reply(), formLimits.answerPart) === null);
  /** Proposed, the dialog has done its work. */
  protected readonly isProposing = linkedSignal({ source: () => this.answer().proposedAt, computation: () => false });

  protected sendReply(): void {
    if (this.canReply() && this.deed() === null) this.replied.emit(this.reply());
  }
}
