import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient } from '../../src/api/api-client.ts';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import { Page } from '../../src/page/page.ts';
import { EmptyState } from '../../src/states/empty-state.ts';
import { ErrorState } from '../../src/states/error-state.ts';
import { Loading } from '../../src/states/loading.ts';
import type { Standing } from './standing.ts';
import { StandingList } from './standing-list.ts';

/** Where a notification of a measure leads: what was decided about one, why, and how to appeal. */
@Component({
  selector: 'fd-standing-page',
  imports: [EmptyState, ErrorState, Loading, Page, StandingList, TranslocoPipe],
  template: `
    <fd-page [heading]="'standing.heading' | transloco">
      @if (standing.hasValue()) {
        @let found = standing.value();
        @if (found.suspensions.length || found.notices.length) {
          <fd-standing-list [standing]="found" (appealed)="standing.reload()" />
        } @else {
          <fd-empty-state icon="check_circle" [heading]="'standing.none' | transloco" [hint]="'standing.noneHint' | transloco" />
        }
      } @else if (problem()) {
        <fd-error-state [problem]="problem()" (retried)="standing.reload()" />
      } @else {
        <fd-loading [rows]="2" />
      }
    </fd-page>
  `,
})
export class StandingPage {
  private readonly api = inject(ApiClient);
  protected readonly standing = rxResource({ stream: () => this.api.get<Standing>('/api/safety/own') });
  protected readonly problem = computed(() => (this.standing.error() as unknown as ApiProblem | undefined) ?? null);
}
