import { Component, input, output } from '@angular/core';
import { AgoPipe, Button, Icon, ReportButton, StarRating } from '@fudao/ui-kit';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView } from '../../../api.ts';
import { AnswerBody, type AnswerPart } from '../../shared/answer/answer-body.ts';
import { FollowUpBox } from './follow-up-box.ts';

/** One teacher's answer: to read, to ask one follow-up on, to adopt. */
@Component({
  selector: 'qa-answer-card',
  imports: [AgoPipe, AnswerBody, Button, FollowUpBox, Icon, ReportButton, RouterLink, StarRating, TranslocoPipe],
  template: `
    <article [class.adopted]="answer().adopted" [attr.aria-label]="'question-answer.answers.by' | transloco: { name: answer().teacherName }">
      <header>
        <span class="avatar" aria-hidden="true">{{ answer().teacherName.slice(0, 1) }}</span>
        <span class="who">
          <a [routerLink]="['/portraits', answer().teacherId]">{{ 'question-answer.answers.teacher' | transloco: { name: answer().teacherName } }}<fd-icon name="chevron_right" /></a>
          <span class="fd-quiet">{{ answer().publishedAt | ago }}</span>
        </span>
        @if (answer().adopted) {
          <span class="fd-chip good"><fd-icon name="check_circle" />{{ 'question-answer.answers.adopted' | transloco }}</span>
        }
        <fd-report-button [target]="{ pluginId: 'question-answer', kind: 'answer', id: answer().id }" />
      </header>
      <qa-answer-body [answer]="answer()" [only]="only()" (readingOpened)="readingOpened.emit($event)" />
      @if (only() === null) {
        <qa-follow-up-box [followUp]="answer().followUp" [teacherName]="answer().teacherName" [isBusy]="isFollowUpBusy()" (sent)="followUpSent.emit($event)" />
      }
      @if (answer().rating; as rating) {
        <div class="rating">
          <fd-star-rating [readonly]="true" [stars]="rating.stars" />
          @if (rating.words) { <p>{{ rating.words }}</p> }
        </div>
      } @else if (canAdopt()) {
        <button [fdButton]="only() === null ? 'filled' : 'tonal'" type="button" class="adopt" (click)="adopted.emit()"><fd-icon name="check" />{{ 'question-answer.answers.adopt' | transloco }}</button>
      }
    </article>
  `,
  styles: `
    :host { display: block; min-width: 0; }
    article { display: flex; flex-direction: column; gap: 18px; height: 100%; padding: 16px; border: 2px solid transparent; border-radius: var(--fd-radius); background: var(--mat-sys-surface-container-lowest); box-shadow: var(--fd-shadow-1); }
    article.adopted { border-color: var(--fd-good-bright); }
    header { display: flex; align-items: center; gap: 12px; }
    .avatar { display: grid; place-items: center; flex: none; width: 40px; height: 40px; border-radius: 50%; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); font-weight: 700; }
    .who { display: grid; flex: 1; line-height: 1.35; }
    .who a { display: inline-flex; align-items: center; gap: 4px; width: fit-content; min-height: 44px; color: inherit; font-weight: 700; text-decoration: none; }
    .who a:hover { text-decoration: underline; }
    .adopt { margin-top: auto; min-height: 48px; }
    .rating { display: grid; gap: 4px; padding-top: 12px; border-top: 1px solid var(--mat-sys-outline-variant); }
    .rating p { margin: 0; overflow-wrap: anywhere; }
  `,
})
export class AnswerCard {
  readonly answer = input.required<AnswerView>();
  readonly canAdopt = input(false);
  readonly only = input<AnswerPart | null>(null);
  readonly isFollowUpBusy = input(false);
  readonly adopted = output<void>();
  readonly followUpSent = output<string>();
  readonly readingOpened = output<string>();
}
