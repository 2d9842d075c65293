import { Component, computed, inject } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { AgoPipe, Button, excerptOf, Icon, Realtime } from '@fudao/ui-kit';
import { ProposalsApi } from '../proposals/proposals-api.ts';

/** What waits for a reviewer, oldest first. Without network, or without any, it keeps to itself. */
@Component({
  selector: 'admin-pending-proposals',
  imports: [AgoPipe, Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <section class="fd-card" aria-labelledby="admin-pending-proposals">
      <header>
        <h2 id="admin-pending-proposals">
          <fd-icon name="task_alt" />{{ 'nav.proposals' | transloco }}
          @if (count(); as words) {
            <span class="fd-chip caution">{{ 'proposals.waiting' | transloco: { count: words } }}</span>
          }
        </h2>
        <a fdButton="text" routerLink="/proposals"
          >{{ 'proposals.openAll' | transloco }}<fd-icon name="chevron_right"
        /></a>
      </header>
      <ul>
        @for (one of first(); track one.id) {
          <li>
            <a class="fd-row" routerLink="/proposals" [queryParams]="{ proposal: one.id }">
              <span class="grow">{{ one.words }}</span>
              <span class="fd-quiet">{{ one.createdAt | ago }}</span>
            </a>
          </li>
        } @empty {
          @if (pending.hasValue()) {
            <li class="fd-quiet">{{ 'proposals.noneWaiting' | transloco }}</li>
          }
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      margin: 0;
      padding: 12px 20px 16px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0 12px;
      min-height: 52px;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 0;
      font-size: 1.1rem;
    }
    h2 > fd-icon {
      color: var(--mat-sys-primary);
    }
    header a {
      margin-inline-end: -14px;
    }
    header a fd-icon {
      margin-inline: 0 -4px;
      font-size: 12px;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .fd-row {
      margin-inline: -12px;
      padding-inline: 12px;
      width: calc(100% + 24px);
      border-radius: 12px;
    }
    .grow {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .fd-row .fd-quiet {
      flex: none;
    }
  `,
})
export class PendingProposals {
  private readonly api = inject(ProposalsApi);
  protected readonly pending = rxResource({ stream: () => this.api.list('pending', null) });
  protected readonly first = computed(() => {
    const items = this.pending.hasValue() ? this.pending.value().items : [];
    return items
      .slice(0, 3)
      .map(({ id, createdAt, question }) => ({ id, createdAt, words: excerptOf(question.stem, 80) }));
  });
  protected readonly count = computed(() => {
    if (!this.pending.hasValue()) return '';
    const { items, nextCursor } = this.pending.value();
    return items.length === 0 ? '' : `${items.length}${nextCursor ? '+' : ''}`;
  });

  constructor() {
    inject(Realtime)
      .on('knowledge.proposals-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.pending.reload());
  }
}
