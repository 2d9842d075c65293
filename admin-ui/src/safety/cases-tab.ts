import { Component, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { map } from 'rxjs';
import { AgoPipe, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, reportReasons } from '@fudao/ui-kit';
import { PagedList } from '../paged-list.ts';
import { type CaseQuery, SafetyApi } from './safety-api.ts';
import type { CaseItem } from './safety.ts';

const states = ['open', 'closed'];

/** What of an address makes sense. */
function readQuery({ state, reason, mine }: Params): CaseQuery {
  const known = reportReasons.find((one) => one === reason) ?? null;
  return { state: states.includes(String(state)) ? String(state) : 'open', reason: known, mine: mine === 'true' };
}

/** The moderators' queue: a child in danger first, then what is due first. */
@Component({
  selector: 'admin-safety-cases-tab',
  imports: [AgoPipe, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, RouterLink, TranslocoPipe],
  templateUrl: './cases-tab.html',
  styleUrl: './safety.scss',
})
export class CasesTab {
  private readonly api = inject(SafetyApi);
  private readonly router = inject(Router);
  protected readonly query = toSignal(inject(ActivatedRoute).queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly list = new PagedList<CaseItem, CaseQuery>((query, cursor) => this.api.cases(query, cursor));
  protected readonly states = states;
  protected readonly reasons = reportReasons;

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.list.find(query));
    });
  }

  protected change(params: Params): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }
}
