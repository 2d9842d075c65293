import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ApiProblem, Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { links } from '../../shared/links.ts';
import { problemDetail } from '../../shared/problem-detail.ts';

/** Why a call was not taken, in the words of the rule, and where to go to change that. */
@Component({
  selector: 'one-to-one-call-problem',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <p role="alert"><fd-icon name="error" /><span>{{ problem().sentence }}</span></p>
    @if (owedRating(); as id) {
      <a fdButton="tonal" [routerLink]="links.rating(id)" [queryParams]="{ next: links.teachers }">{{ 'one-to-one.call.rateOwed' | transloco }}</a>
    }
  `,
  styles: `
    :host { display: grid; justify-items: start; gap: 10px; padding: 14px 16px; border-radius: var(--fd-radius); background: var(--mat-sys-error-container); color: var(--mat-sys-on-error-container); }
    p { display: flex; gap: 10px; margin: 0; }
    fd-icon { flex: none; margin-top: 4px; }
  `,
})
export class CallProblem {
  readonly problem = input.required<ApiProblem>();
  protected readonly links = links;
  protected readonly owedRating = computed(() => {
    const id = problemDetail(this.problem(), 'ratingId');
    return typeof id === 'string' ? id : null;
  });
}
