import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Button, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe } from '@fudao/ui-kit';
import type { HistoryItem } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { ChangeSteps } from './change-steps.ts';

/** Who changed the calendar, when and how, page by page; each change can be taken back. */
@Component({
  selector: 'admin-calendar-history',
  imports: [Button, ChangeSteps, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, TranslocoPipe],
  template: `
    @if (problem(); as failed) {
      <fd-error-state [problem]="failed" (retried)="load(null)" />
    } @else if (items(); as known) {
      <ol class="fd-card">
        @for (item of known; track item.revision) {
          <li>
            <div>
              <p>
                <strong>{{ item.changedByName || ('calendar.platform' | transloco) }}</strong>
                {{ 'calendar.did.' + item.kind | transloco: { putBack: item.putBack } }}
              </p>
              @if (item.source) {
                <p class="fd-quiet">{{ 'calendar.sourceOf' | transloco: { source: item.source } }}</p>
              }
              <admin-change-steps [change]="item.change" />
              <p class="fd-quiet">
                <time [attr.datetime]="item.changedAt">{{ item.changedAt | moment }}</time> ·
                {{ 'calendar.number' | transloco: { number: item.revision } }}
              </p>
            </div>
            <button
              fdButton="text"
              type="button"
              [disabled]="busy()"
              [attr.aria-label]="'calendar.putBackNamed' | transloco: { number: item.revision }"
              (click)="chosen.emit(item)"
            >
              <fd-icon name="undo" />{{ 'calendar.putBack' | transloco }}
            </button>
          </li>
        } @empty {
          <li><fd-empty-state icon="history" [heading]="'calendar.noHistory' | transloco" /></li>
        }
      </ol>
      <fd-load-more [hasMore]="nextBefore() !== null" [busy]="isLoading()" (asked)="load(nextBefore())" />
    } @else {
      <fd-loading />
    }
  `,
  styles: `
    ol {
      display: grid;
      gap: 18px;
      margin: 0;
      padding: 20px;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: 4px 12px;
      padding-inline-start: 16px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
    }
    li > div {
      display: grid;
      flex: 1 1 320px;
      gap: 4px;
      min-width: 0;
    }
    li:has(fd-empty-state) {
      display: block;
      border: 0;
    }
    p {
      margin: 0;
    }
  `,
})
export class CalendarHistory {
  private readonly api = inject(CalendarApi);
  readonly districtId = input<string>();
  /** Another one: there is something new at the top. */
  readonly revision = input.required<number>();
  readonly busy = input(false);
  readonly chosen = output<HistoryItem>();
  protected readonly items = signal<readonly HistoryItem[] | null>(null);
  protected readonly nextBefore = signal<number | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      this.revision();
      this.districtId();
      untracked(() => void this.load(null));
    });
  }

  protected async load(before: number | null): Promise<void> {
    this.isLoading.set(true);
    try {
      const page = await firstValueFrom(this.api.history(this.districtId(), before));
      this.problem.set(null);
      this.items.update((known) => (before === null ? page.items : [...(known ?? []), ...page.items]));
      this.nextBefore.set(page.nextBefore);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.items() === null) this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }
}
