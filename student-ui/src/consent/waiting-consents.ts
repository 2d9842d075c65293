import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, LateTexts } from '@fudao/ui-kit/shell';
import { concatMap } from 'rxjs';
import { loadConsentsTexts } from '../texts/load-texts.ts';
import { openFor, type OwnConsents } from './consent.ts';
import { ConsentsApi } from './consents-api.ts';

/** Says that consents wait, with the way to them. Without network, or where none does, it keeps to itself. */
@Component({
  selector: 'student-waiting-consents',
  imports: [Icon, RouterLink, TranslocoPipe],
  template: `
    @if (count(); as waiting) {
      <a class="fd-card" routerLink="/consents">
        <fd-icon name="shield" />
        <span class="words">
          <strong>{{ (mayDecide() ? 'consents.waiting' : 'consents.waitingGuardian') | transloco: { count: waiting } }}</strong>
          <span>{{ 'consents.waitingHint' | transloco }}</span>
        </span>
        <fd-icon class="on" name="chevron_right" />
      </a>
    }
  `,
  styles: `
    a.fd-card { display: flex; align-items: center; gap: 14px; min-height: 64px; margin-bottom: 12px; }
    a.fd-card > fd-icon:first-child { color: var(--mat-sys-primary); }
    .words { display: grid; flex: 1; min-width: 0; line-height: 1.4; }
    .on { font-size: 0.85rem; }
  `,
})
export class WaitingConsents {
  private readonly api = inject(ConsentsApi);
  private readonly texts = inject(LateTexts);
  private readonly own = rxResource({ stream: () => this.api.own().pipe(concatMap((own) => this.withTexts(own))) });
  protected readonly mayDecide = computed(() => this.own.hasValue() && this.own.value().mayDecide);
  protected readonly count = computed(() => (this.own.hasValue() ? openFor(this.own.value()).length : 0));

  /** The words are fetched where there is something to say. */
  private async withTexts(own: OwnConsents): Promise<OwnConsents> {
    if (openFor(own).length > 0) await this.texts.add(loadConsentsTexts);
    return own;
  }
}
