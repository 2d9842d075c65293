import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { EmptyState, ErrorState, Field, Icon, Language, Loading, Page, selectAccount } from '@fudao/ui-kit';
import { debounceTime, Subject } from 'rxjs';
import { AccountsApi } from '../accounts/accounts-api.ts';
import type { ManagedAccount } from '../accounts/managed-account.ts';
import { live } from '../plugins/live.ts';
import { SuspendForm } from './suspend-form.ts';

/** Suspending somebody whom nobody reported: who it is, then why, until when, and what it does. */
@Component({
  selector: 'admin-safety-suspend-page',
  imports: [EmptyState, ErrorState, Field, Icon, Loading, Page, SuspendForm, TranslocoPipe],
  template: `
    <fd-page [heading]="'safety.suspend.heading' | transloco" back="/safety" [backParams]="{ tab: 'suspensions' }">
      <p class="fd-quiet lead">{{ 'safety.suspend.lead' | transloco }}</p>
      @if (person(); as id) {
        <admin-safety-suspend-form [personId]="id" (another)="choose(null)" (done)="leave()" />
      } @else {
        <search class="fd-card">
          <fd-field #find="fdField" [label]="'safety.suspend.find' | transloco" [hint]="'safety.suspend.findHint' | transloco">
            <input #words class="fd-input" type="search" maxlength="64" autocomplete="off" enterkeyhint="search" [id]="find.controlId" [attr.aria-describedby]="find.belowId" [value]="q() ?? ''" (input)="typed.next(words.value)" />
          </fd-field>
        </search>
        @if (found.value(); as page) {
          <div aria-live="polite">
            @if (page.items.length) {
              <ul class="fd-list" [attr.aria-label]="'safety.suspend.people' | transloco">
                @for (one of page.items; track one.id) {
                  <li>
                    <button type="button" class="fd-row" [disabled]="one.id === ownId()" (click)="choose(one.id)">
                      <span class="grow">
                        <strong>{{ one.name }}</strong>
                        <span class="fd-quiet">{{ about(one) }}</span>
                      </span>
                      @if (one.id === ownId()) { <span class="fd-chip">{{ 'safety.suspend.oneself' | transloco }}</span> } @else { <fd-icon name="chevron_right" /> }
                    </button>
                  </li>
                }
              </ul>
              @if (page.nextCursor) { <p class="fd-quiet">{{ 'safety.suspend.more' | transloco }}</p> }
            } @else {
              <fd-empty-state icon="search" [heading]="'safety.suspend.nobody' | transloco" [hint]="'safety.suspend.nobodyHint' | transloco" />
            }
          </div>
        } @else if (found.problem()) {
          <fd-error-state [problem]="found.problem()" (retried)="found.reload()" />
        } @else if (q()) {
          <fd-loading [rows]="3" />
        }
      }
    </fd-page>
  `,
  styles: `
    .lead { margin: 0 0 14px; line-height: 1.6; }
    search { display: block; margin-bottom: 14px; }
    .grow { display: grid; flex: 1; gap: 2px; min-width: 0; text-align: start; overflow-wrap: anywhere; }
    button:disabled { opacity: 0.7; }
  `,
})
export class SuspendPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly accounts = inject(AccountsApi);
  private readonly account = inject(Store).selectSignal(selectAccount);
  /** Of the address: what was searched for, and who was chosen. */
  readonly q = input<string>();
  readonly person = input<string>();
  protected readonly ownId = computed(() => this.account()?.id);
  protected readonly typed = new Subject<string>();
  protected readonly found = live({ params: () => (this.person() ? undefined : this.q()?.trim() || undefined), load: (q) => this.accounts.list({ q, limit: 20 }) });

  constructor() {
    const settled = this.typed.pipe(debounceTime(300), takeUntilDestroyed());
    settled.subscribe((q) => void this.router.navigate([], { queryParams: { q: q.trim() || null }, replaceUrl: true }));
  }

  protected about({ educationId, roles, districtName, schoolName }: ManagedAccount): string {
    const named = this.language.list(roles.map((role) => this.texts.translate<string>(`role.${role}`)));
    return [educationId, named, schoolName ?? districtName].filter(Boolean).join(' · ');
  }

  protected choose(person: string | null): void {
    void this.router.navigate([], { queryParams: { person }, queryParamsHandling: 'merge' });
  }

  protected leave(): void {
    void this.router.navigate(['/safety'], { queryParams: { tab: 'suspensions' } });
  }
}
