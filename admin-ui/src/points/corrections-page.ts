import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, EmptyState, ErrorState, Language, LoadMore, Loading, Page, Tabs, Toasts } from '@fudao/ui-kit';
import { CorrectionCard } from './correction-card.ts';
import type { Correction, CorrectionState } from './correction.ts';
import { PagedList } from '../paged-list.ts';
import { PointsApi } from './points-api.ts';
import { PointsSections } from './points-sections.ts';
import { ReasonDialog } from '../reason-dialog.ts';

const states: readonly CorrectionState[] = ['pending', 'approved', 'refused', 'withdrawn'];

/** Corrections that one administrator proposed and another decides on. */
@Component({
  selector: 'admin-corrections-page',
  imports: [CorrectionCard, EmptyState, ErrorState, LoadMore, Loading, Page, PointsSections, ReasonDialog, Tabs, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'nav.points' | transloco">
      <admin-points-sections />
      <fd-tabs #tabList="fdTabs" [label]="'points.corrections' | transloco" [tabs]="tabs()" [(selected)]="state" />
      <div role="tabpanel" [id]="tabList.panelId" [attr.aria-labelledby]="tabList.tabIdOf(state())">
        @if (list.problem() && !list.items()?.length) {
          <fd-error-state [problem]="list.problem()" (retried)="list.again()" />
        } @else if (list.items(); as items) {
          @for (one of items; track one.id) {
            <admin-correction-card
              [correction]="one"
              [busy]="busyId() === one.id"
              (approved)="decide(one, 'approve')"
              (refused)="refusing.set(one)"
              (withdrawn)="withdraw(one)"
            />
          } @empty {
            <fd-empty-state
              icon="task_alt"
              [heading]="'points.noCorrections' | transloco"
              [hint]="state() === 'pending' ? ('points.noCorrectionsHint' | transloco) : ''"
            />
          }
          <fd-load-more [hasMore]="!!list.nextCursor()" [busy]="list.isLoading()" (asked)="list.more()" />
        } @else {
          <fd-loading [rows]="3" />
        }
      </div>
      @if (refusing(); as one) {
        <admin-reason-dialog
          [heading]="'points.refuseHeading' | transloco"
          [confirm]="'points.refuse' | transloco"
          (closed)="refusing.set(null)"
          (given)="refusing.set(null); decide(one, 'refuse', $event)"
        />
      }
    </fd-page>
  `,
})
export class CorrectionsPage {
  private readonly api = inject(PointsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  protected readonly state = signal<string>('pending');
  protected readonly busyId = signal<string | null>(null);
  protected readonly refusing = signal<Correction | null>(null);
  protected readonly list = new PagedList<Correction, CorrectionState>((state, cursor) => this.api.corrections(state, cursor));
  protected readonly tabs = computed(() => {
    this.language.current();
    return states.map((id) => ({ id, label: this.texts.translate<string>(`points.state.${id}`) }));
  });

  constructor() {
    effect(() => {
      const state = this.state() as CorrectionState;
      untracked(() => void this.list.find(state));
    });
  }

  protected decide(correction: Correction, decision: 'approve' | 'refuse', reason?: string): void {
    void this.attempt(correction, this.api.decide(correction, decision, reason), `points.done.${decision}`);
  }

  protected withdraw(correction: Correction): void {
    void this.attempt(correction, this.api.withdraw(correction), 'points.withdrawn');
  }

  private async attempt({ id }: Correction, request: Observable<unknown>, done: string): Promise<void> {
    this.busyId.set(id);
    try {
      await firstValueFrom(request);
      this.toasts.show(this.texts.translate(done), { tone: 'good' });
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
    } finally {
      this.busyId.set(null);
      await this.list.again();
    }
  }
}
