import { Component, computed, DOCUMENT, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiClient } from '../../src/api/api-client.ts';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import { Suspension } from '../../src/safety/suspension.ts';
import { ErrorState } from '../../src/states/error-state.ts';
import { Loading } from '../../src/states/loading.ts';
import type { Standing } from './standing.ts';
import { StandingList } from './standing-list.ts';

/** Lies over the app of a suspended person: politely why, until when, how to appeal, and the way to the own account. */
@Component({
  selector: 'fd-suspended-page',
  imports: [Button, ErrorState, Icon, Loading, RouterLink, StandingList, TranslocoPipe],
  template: `
    <section role="alertdialog" aria-modal="true" aria-labelledby="suspended-heading" aria-describedby="suspended-words" tabindex="-1">
      <div class="sign" aria-hidden="true"><fd-icon name="lock" /></div>
      <h1 id="suspended-heading">{{ 'standing.pausedHeading' | transloco }}</h1>
      <p id="suspended-words">{{ 'standing.pausedBody' | transloco }}</p>
      @if (standing.hasValue()) {
        <fd-standing-list [standing]="standing.value()" (appealed)="standing.reload()" />
      } @else if (problem()) {
        <fd-error-state [problem]="problem()" (retried)="standing.reload()" />
      } @else {
        <fd-loading [rows]="2" />
      }
      @if (isStill()) { <p class="fd-quiet" role="status">{{ 'standing.still' | transloco }}</p> }
      <div class="ways">
        <button fdButton="tonal" type="button" [busy]="standing.isLoading()" (click)="look()"><fd-icon name="refresh" />{{ 'standing.lookAgain' | transloco }}</button>
        <a fdButton="text" routerLink="/me">{{ 'standing.ownPlace' | transloco }}</a>
      </div>
    </section>
  `,
  styles: `
    :host { position: fixed; inset: 0; z-index: 900; display: grid; justify-items: center; padding: 32px 16px; overflow-y: auto; background: var(--mat-sys-surface); }
    section { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 14px; width: min(100%, 36rem); margin-block: auto; text-align: center; outline: none; }
    .sign { display: grid; place-items: center; justify-self: center; width: 80px; height: 80px; border-radius: 50%; background: var(--mat-sys-secondary-container); color: var(--mat-sys-on-secondary-container); font-size: 2.4rem; }
    h1 { margin: 4px 0 0; font-size: 1.5rem; }
    p { margin: 0; line-height: 1.7; }
    .ways { display: flex; flex-wrap: wrap; justify-content: center; gap: 8px 12px; }
  `,
})
export class SuspendedPage {
  private readonly api = inject(ApiClient);
  private readonly suspension = inject(Suspension);
  private readonly document = inject(DOCUMENT);
  protected readonly standing = rxResource({ stream: () => this.api.get<Standing>('/api/safety/own') });
  protected readonly problem = computed(() => (this.standing.error() as unknown as ApiProblem | undefined) ?? null);
  private readonly hasLooked = signal(false);
  private readonly isOut = computed(() => !this.standing.hasValue() || this.standing.value().suspensions.some(({ pluginId }) => pluginId === null));
  protected readonly isStill = computed(() => this.hasLooked() && !this.standing.isLoading() && this.standing.hasValue() && this.isOut());

  constructor() {
    // What the app holds is of before: it begins anew.
    effect(() => {
      if (this.isOut() || this.standing.isLoading()) return;
      this.suspension.end();
      this.document.location.reload();
    });
  }

  protected look(): void {
    this.hasLooked.set(true);
    this.standing.reload();
  }
}
