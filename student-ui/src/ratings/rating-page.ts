import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiClient, ApiProblem, Button, EmptyState, ErrorState, Loading, AgoPipe, newIdempotencyKey, Page, ReportButton, Toasts } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import { RatingForm } from './rating-form.ts';
import { type GivenRating, type OwnRating, safeNext, type StyleTag } from './rating.ts';

interface Given {
  readonly nextId: string | null;
}

/** Rating one service takes seconds; then the student goes on where the rating was asked for. */
@Component({
  selector: 'student-rating-page',
  imports: [Button, EmptyState, ErrorState, Loading, AgoPipe, Page, RatingForm, ReportButton, RouterLink, TranslocoPipe],
  template: `
    <fd-page [heading]="'ratings.heading' | transloco">
      @if (rating.hasValue()) {
        @let one = rating.value();
        <div class="about">
          <p>
            {{ 'ratings.about.' + one.mode | transloco: { name: one.teacherName } }}
            <span class="fd-quiet">{{ one.at | ago }}</span>
          </p>
          <fd-report-button [target]="{ kind: 'person', id: one.teacherId }" />
        </div>
        @if (one.state === 'owed') {
          <student-rating-form [rating]="one" [tags]="tags.value().items" [isBusy]="isSending()" [problem]="problem()" (given)="give($event)" />
        } @else {
          <fd-empty-state icon="task_alt" [heading]="'ratings.' + one.state | transloco" />
          <a fdButton class="on" [routerLink]="goOn()">{{ 'ratings.goOn' | transloco }}</a>
        }
      } @else if (rating.error()) {
        <fd-error-state [problem]="loadProblem()" [canRetry]="loadProblem()?.retryable ?? true" (retried)="rating.reload()" />
      } @else {
        <fd-loading [rows]="3" />
      }
    </fd-page>
  `,
  styles: `
    .about { display: flex; align-items: center; gap: 12px; margin: -4px 0 14px; font-size: 1.05rem; }
    .about p { display: flex; flex: 1; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; margin: 0; }
    .on { display: flex; width: fit-content; margin: 0 auto; }
  `,
})
export class RatingPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  /** From the address. */
  readonly id = input.required<string>();
  readonly next = input<string>();

  protected readonly rating = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.api.get<OwnRating>(`/api/ratings/owed/${encodeURIComponent(params)}`),
  });
  protected readonly tags = rxResource({
    stream: () => this.api.get<{ items: StyleTag[] }>('/api/ratings/tags'),
    defaultValue: { items: [] },
  });
  protected readonly loadProblem = computed(() => (this.rating.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly goOn = computed(() => safeNext(this.next()));
  protected readonly isSending = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** One for each content: a retry after a lost answer gives the same rating once. */
  private sent: { readonly content: string; readonly key: string } | null = null;

  constructor() {
    effect(() => {
      this.id();
      this.problem.set(null);
    });
  }

  protected async give(given: GivenRating): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(null);
    const content = JSON.stringify([this.id(), given]);
    if (this.sent?.content !== content) this.sent = { content, key: newIdempotencyKey() };
    try {
      const request = this.api.post<Given>(`/api/ratings/${encodeURIComponent(this.id())}`, given, { idempotencyKey: this.sent.key });
      await this.leave(await firstValueFrom(request));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isSending.set(false);
    }
  }

  /** To the next one that is owed, or back to where the student wanted to go. */
  private async leave({ nextId }: Given): Promise<void> {
    const text = nextId === null ? 'ratings.thanks' : 'ratings.oneMore';
    this.toasts.show(this.texts.translate(text), { tone: 'good', key: 'ratings' });
    if (nextId === null) await this.router.navigateByUrl(this.goOn(), { replaceUrl: true });
    else await this.router.navigate(['/ratings', nextId], { queryParams: { next: this.next() }, replaceUrl: true });
  }
}
