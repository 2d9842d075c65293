import { Component, computed, inject } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { debounceTime } from 'rxjs';
import { Icon, Realtime } from '@fudao/ui-kit';
import { AdmissionApi } from '../admission/admission-api.ts';

/** How many applications wait for a reviewer. Without network it keeps to itself. */
@Component({
  selector: 'admin-waiting-applications',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    <a class="fd-card" routerLink="/admission/reviews">
      <span class="badge"><fd-icon name="school" /></span>
      <span class="name">{{ 'nav.admissionReviews' | transloco }}</span>
      @if (counts.hasValue()) {
        <span class="fd-quiet">
          {{ (waits() ? 'admission.home.waiting' : 'admission.home.none') | transloco: { count: waits() } }}
          @if (counts.value().overdue; as overdue) {
            <span class="fd-chip caution">{{ 'admission.queue.overdueCount' | transloco: { count: overdue } }}</span>
          }
        </span>
      }
      <fd-icon class="on" name="chevron_right" />
    </a>
  `,
  styles: `
    .fd-card {
      display: grid;
      grid-template-columns: auto 1fr auto;
      gap: 0 14px;
      min-height: 76px;
      margin: 0;
    }
    .badge {
      grid-row: span 2;
      align-self: center;
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: 14px;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .name {
      align-self: end;
      font-weight: 600;
    }
    .fd-quiet {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      grid-column: 2;
    }
    .on {
      grid-row: 1 / span 2;
      grid-column: 3;
      align-self: center;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.85rem;
    }
  `,
})
export class WaitingApplications {
  private readonly api = inject(AdmissionApi);
  protected readonly counts = rxResource({ stream: () => this.api.counts() });
  protected readonly waits = computed(() => {
    if (!this.counts.hasValue()) return 0;
    const { waiting, confirmations } = this.counts.value();
    return waiting + confirmations;
  });

  constructor() {
    inject(Realtime)
      .on('admission.queue-changed')
      .pipe(debounceTime(500), takeUntilDestroyed())
      .subscribe(() => this.counts.reload());
  }
}
