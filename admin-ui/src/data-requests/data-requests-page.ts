import { Component, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, map } from 'rxjs';
import { ApiProblem, Confirmations, EmptyState, ErrorState, LoadMore, Loading, Page, Toasts } from '@fudao/ui-kit';
import { ReasonDialog } from '../reason-dialog.ts';
import { PagedList } from '../paged-list.ts';
import { DataRequestCard } from './data-request-card.ts';
import type { QueuedRequest, QueueQuery } from './data-request.ts';
import { DataRequestsApi } from './data-requests-api.ts';

/** What of an address makes sense. */
function readQuery({ show, kind }: Params): QueueQuery {
  return { show: show === 'ended' ? 'ended' : 'open', kind: kind === 'export' || kind === 'erasure' ? kind : null };
}

/** People's requests about their data: what waits, oldest first, and what became of the others. */
@Component({
  selector: 'admin-data-requests-page',
  imports: [DataRequestCard, EmptyState, ErrorState, LoadMore, Loading, Page, ReasonDialog, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'nav.dataRequests' | transloco">
      <p class="fd-quiet">{{ 'dataRequests.lead' | transloco }}</p>
      <div class="filters">
        <fieldset class="fd-choices">
          <legend class="fd-visually-hidden">{{ 'dataRequests.showLabel' | transloco }}</legend>
          @for (one of shows; track one) {
            <label><input type="radio" name="show" [checked]="query().show === one" (change)="change({ show: one })" />{{ 'dataRequests.show.' + one | transloco }}</label>
          }
        </fieldset>
        <select #kind class="fd-input" [attr.aria-label]="'dataRequests.kindLabel' | transloco" (change)="change({ kind: kind.value || null })">
          <option value="" [selected]="query().kind === null">{{ 'dataRequests.allKinds' | transloco }}</option>
          @for (one of kinds; track one) {
            <option [value]="one" [selected]="query().kind === one">{{ 'dataRequests.kind.' + one | transloco }}</option>
          }
        </select>
      </div>
      @if (list.problem() && !list.items()?.length) {
        <fd-error-state [problem]="list.problem()" (retried)="load()" />
      } @else if (list.items(); as items) {
        @for (one of items; track one.id) {
          <admin-data-request-card [request]="one" [busy]="busyId() === one.id" (approved)="approve(one)" (refused)="refusing.set(one)" />
        } @empty {
          @if (list.isLoading()) {
            <fd-loading [rows]="3" />
          } @else {
            <fd-empty-state icon="task_alt" [heading]="'dataRequests.none' | transloco" [hint]="'dataRequests.noneHint' | transloco" />
          }
        }
        <fd-load-more [hasMore]="!!list.nextCursor()" [busy]="list.isLoading()" (asked)="list.more()" />
      } @else {
        <fd-loading [rows]="3" />
      }
      @if (refusing(); as one) {
        <admin-reason-dialog
          [heading]="'dataRequests.refuseHeading' | transloco"
          [body]="'dataRequests.refuseLead' | transloco"
          [confirm]="'dataRequests.refuse' | transloco"
          (closed)="refusing.set(null)"
          (given)="refusing.set(null); decide(one, 'refuse', $event)"
        />
      }
    </fd-page>
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
      align-items: center;
      margin-block: 12px 14px;
    }
    select {
      width: auto;
      min-width: 180px;
    }
  `,
})
export class DataRequestsPage {
  private readonly api = inject(DataRequestsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly questions = inject(Confirmations);
  protected readonly shows = ['open', 'ended'];
  protected readonly kinds = ['export', 'erasure'];
  protected readonly query = toSignal(inject(ActivatedRoute).queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly list = new PagedList<QueuedRequest, QueueQuery>((query, cursor) => this.api.list(query, cursor));
  protected readonly busyId = signal<string | null>(null);
  protected readonly refusing = signal<QueuedRequest | null>(null);

  constructor() {
    effect(() => {
      this.query();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<void> {
    return this.list.find(this.query());
  }

  protected change(params: Params): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected async approve(request: QueuedRequest): Promise<void> {
    const step = request.kind === 'export' ? 'export' : request.state === 'waiting' ? 'first' : 'second';
    const say = (key: string) => this.texts.translate<string>(`dataRequests.confirm.${step}.${key}`, { name: request.personName ?? '' });
    const isSure = await this.questions.ask({ heading: say('heading'), body: say('body'), confirm: say('confirm'), isDangerous: step === 'second' });
    if (isSure) await this.decide(request, 'approve');
  }

  protected async decide(request: QueuedRequest, decision: 'approve' | 'refuse', reason?: string): Promise<void> {
    this.busyId.set(request.id);
    try {
      await firstValueFrom(this.api.decide(request, decision, reason));
      this.toasts.show(this.texts.translate(`dataRequests.done.${decision}`), { tone: 'good' });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
    } finally {
      this.busyId.set(null);
      await this.load();
    }
  }
}
