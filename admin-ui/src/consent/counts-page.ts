import { Component, computed, inject } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { type ApiProblem, EmptyState, ErrorState, Loading, LocalTextPipe, Page, selectAccount } from '@fudao/ui-kit';
import { DistrictChoice } from '../district/district-choice.ts';
import { ConsentApi } from './consent-api.ts';

/** How many students of each school allowed and refused what: numbers, no names. */
@Component({
  selector: 'admin-consent-counts-page',
  imports: [DistrictChoice, EmptyState, ErrorState, Loading, LocalTextPipe, Page, TranslocoPipe],
  templateUrl: './counts-page.html',
  styleUrl: './counts-page.scss',
})
export class CountsPage {
  private readonly api = inject(ConsentApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly account = inject(Store).selectSignal(selectAccount);
  private readonly wanted = toSignal(this.route.queryParamMap.pipe(map((params) => params.get('district'))), { requireSync: true });
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  protected readonly districtId = computed(() => (this.isCity() ? this.wanted() : null));
  protected readonly counts = rxResource({
    params: () => ({ districtId: this.districtId(), isReady: !this.isCity() || this.districtId() !== null }),
    stream: ({ params }) => this.api.counts(params.districtId),
  });
  protected readonly problem = computed(() => (this.counts.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly needsDistrict = computed(() => this.isCity() && !this.districtId());

  protected choose(district: string): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { district: district || null }, replaceUrl: true });
  }
}
