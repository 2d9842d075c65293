import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AgoPipe, Icon, RichText, MinuteClock } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionListItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { StageChip } from '../../shared/question/stage-chip.ts';
import type { Subject } from '../../shared/subjects/subject.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';

/** One of the student's questions in a list. */
@Component({
  selector: 'qa-question-card',
  imports: [AgoPipe, Icon, RichText, RouterLink, StageChip, SubjectBadge, TranslocoPipe],
  template: `
    <a class="fd-card" [routerLink]="link()">
      <span class="head">
        <qa-subject-badge [subject]="subject()" />
        <qa-stage-chip [stage]="stage()" />
      </span>
      <span class="text"><fd-rich-text [text]="question().excerpt" /></span>
      <span class="foot">
        <span>{{ question().askedAt | ago }}</span>
        @if (question().pictureCount; as count) {
          <span class="count"><fd-icon name="image" />{{ 'question-answer.questions.pictures' | transloco: { count } }}</span>
        }
        @if (question().answerCount; as count) {
          <span class="count" [class.unseen]="isUnseen()">
            <fd-icon name="forum" />{{ (isUnseen() ? 'question-answer.questions.newAnswers' : 'question-answer.questions.answers') | transloco: { count } }}
          </span>
        }
      </span>
    </a>
  `,
  styles: `
    :host { display: block; height: 100%; }
    a { display: grid; grid-template-rows: auto 1fr auto; gap: 10px; height: 100%; }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 6px 12px; }
    .text { align-self: start; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
    .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; font-size: 0.875rem; color: var(--mat-sys-on-surface-variant); }
    .count { display: inline-flex; align-items: center; gap: 4px; }
    .count fd-icon { font-size: 11px; }
    .unseen { color: var(--fd-good); font-weight: 650; }
  `,
})
export class QuestionCard {
  private readonly clock = inject(MinuteClock);
  readonly question = input.required<QuestionListItem>();
  readonly subject = input<Subject>();
  readonly isUnseen = input(false);
  protected readonly link = computed(() => links.question(this.question().id));
  protected readonly stage = computed(() => questionStage(this.question(), this.clock.now()));
}
