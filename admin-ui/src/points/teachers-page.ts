import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, ErrorState, LoadMore, Loading, Page } from '@fudao/ui-kit';
import { FindBox } from '../find-box.ts';
import { knownTerms } from './known-terms.ts';
import { PagedList } from '../paged-list.ts';
import { PointsApi } from './points-api.ts';
import { PointsSections } from './points-sections.ts';
import { PointsPipe } from './points.pipe.ts';
import type { TeacherPoints } from './teacher-points.ts';
import { TermChoice } from './term-choice.ts';

const text = (given: unknown) => (typeof given === 'string' ? given : '');

/** The teachers whom somebody administers, with what they come to in a term. */
@Component({
  selector: 'admin-points-teachers-page',
  imports: [EmptyState, ErrorState, FindBox, LoadMore, Loading, Page, PointsPipe, PointsSections, RouterLink, TermChoice, TranslocoPipe],
  templateUrl: './teachers-page.html',
  styleUrls: ['./points-page.scss', './teachers-page.scss'],
})
export class TeachersPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly api = inject(PointsApi);
  protected readonly terms = knownTerms();
  private readonly query = toSignal(this.route.queryParams, { initialValue: {} as Params });
  protected readonly q = computed(() => text(this.query()['q']));
  protected readonly termId = computed(() => text(this.query()['term']) || (this.terms.value()?.items[0]?.id ?? ''));
  protected readonly list = new PagedList<TeacherPoints, { termId: string; q: string }>((filter, cursor) => this.api.teachers({ ...filter, cursor }));

  constructor() {
    effect(() => {
      const filter = { termId: this.termId(), q: this.q() };
      if (filter.termId) untracked(() => void this.list.find(filter));
    });
  }

  protected change(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
