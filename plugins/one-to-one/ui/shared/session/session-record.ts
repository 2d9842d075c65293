import { Component, inject, input, signal } from '@angular/core';
import { Button, Icon, MomentPipe, Page, ReportButton, RichText, RoomChat } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SessionView } from '../../../api.ts';
import { links } from '../links.ts';
import { CallQuestion } from '../question/call-question.ts';
import { SubjectBadge } from '../subjects/subject-badge.ts';
import { PracticeAfter } from './practice-after.ts';
import { RateLink } from './rate-link.ts';
import { SessionBoard } from './session-board.ts';
import { SessionChat } from './session-chat.ts';
import { SummaryForm } from './summary-form.ts';

/** A session that is over: how it ended, what comes next, and all that was said, drawn and noted. */
@Component({
  selector: 'one-to-one-session-record',
  imports: [Button, CallQuestion, Icon, MomentPipe, Page, PracticeAfter, RateLink, ReportButton, RichText, RoomChat, SessionBoard, SubjectBadge, SummaryForm, TranslocoPipe],
  templateUrl: './session-record.html',
  styleUrl: './session-record.scss',
})
export class SessionRecord {
  readonly session = input.required<SessionView>();
  protected readonly chat = inject(SessionChat);
  protected readonly links = links;
  protected readonly isEditing = signal(false);
}
