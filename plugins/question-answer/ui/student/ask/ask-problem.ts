import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { links } from '../../shared/links.ts';
import { problemDetail } from '../../shared/problem-detail.ts';

/** Why a question could not be asked, and where to go to change that. */
@Component({
  selector: 'qa-ask-problem',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <p role="alert"><fd-icon name="error" /><span>{{ problem().sentence }}</span></p>
    @if (owedRating(); as id) {
      <a fdButton="tonal" [routerLink]="['/ratings', id]" [queryParams]="{ next: links.ask }">{{ 'question-answer.ask.rateOwed' | transloco }}</a>
    } @else if (unratedLink(); as link) {
      <a fdButton="tonal" [routerLink]="link">{{ 'question-answer.ask.rateFirst' | transloco }}</a>
    } @else if (problem().code === 'QA_TOO_MANY_OPEN') {
      <a fdButton="tonal" [routerLink]="links.questions">{{ 'question-answer.card.mine' | transloco }}</a>
    }
  `,
  styles: `
    :host { display: grid; justify-items: start; gap: 10px; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    p { display: flex; gap: 10px; margin: 0; }
    fd-icon { margin-top: 2px; }
  `,
})
export class AskProblem {
  readonly problem = input.required<ApiProblem>();
  protected readonly links = links;
  /** Whoever refuses, this plugin or the rules of the programme, names the rating that is owed. */
  protected readonly owedRating = computed(() => {
    const id = problemDetail(this.problem(), 'ratingId');
    return typeof id === 'string' ? id : null;
  });
  protected readonly unratedLink = computed(() => {
    const id = problemDetail(this.problem(), 'questionId');
    return this.problem().code === 'QA_RATE_FIRST' && typeof id === 'string' ? links.question(id) : null;
  });
}
