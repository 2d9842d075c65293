import { Component, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { Button, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PagedList } from '../paged-list.ts';
import { ReasonDialog } from '../reason-dialog.ts';
import { SafetyApi } from './safety-api.ts';
import type { SuspensionItem } from './safety.ts';

const states = ['live', 'over'] as const;

/** Who is suspended now, or was, and taking it back. */
@Component({
  selector: 'admin-safety-suspensions-tab',
  imports: [Button, EmptyState, ErrorState, Icon, LoadMore, Loading, MomentPipe, ReasonDialog, RouterLink, TranslocoPipe],
  template: `
    <div class="bar">
    <fieldset class="fd-choices">
      <legend class="fd-visually-hidden">{{ 'safety.stateLabel' | transloco }}</legend>
      @for (one of states; track one) {
        <label><input type="radio" name="suspension-state" [checked]="state() === one" (change)="change(one)" />{{ 'safety.suspensionState.' + one | transloco }}</label>
      }
    </fieldset>
    <a fdButton="outlined" routerLink="/safety/suspend"><fd-icon name="lock" />{{ 'safety.suspend.begin' | transloco }}</a>
    </div>
    @if (list.items(); as items) {
      <div class="cards">
      @for (one of items; track one.id) {
        <article class="fd-card">
          <header>
            <h2>{{ one.personName || ('safety.unknown' | transloco) }}</h2>
            <span class="fd-chip caution">{{ (one.pluginId ? 'standing.suspendedPart' : 'standing.suspended') | transloco }}</span>
          </header>
          <p>{{ 'reportReason.' + one.reasonCode | transloco }}{{ 'colon' | transloco }}{{ one.note }}</p>
          <p class="fd-quiet">{{ 'safety.suspendedBy' | transloco: { name: one.byName, level: ('safety.levels.' + one.level | transloco), at: (one.startsAt | moment: 'full') } }}</p>
          <p class="fd-quiet">
            @if (one.liftedAt) { {{ 'safety.lifted' | transloco: { at: (one.liftedAt | moment: 'full'), reason: one.liftedBecause } }} }
            @else if (one.until) { {{ 'standing.until' | transloco: { at: (one.until | moment: 'full') } }} }
            @else { {{ 'safety.noEnd' | transloco }} }
          </p>
          <div class="fd-actions">
            @if (one.caseId) { <a fdButton="text" [routerLink]="['/safety/cases', one.caseId]">{{ 'safety.toCase' | transloco }}</a> }
            @if (one.mayLift) { <button fdButton="outlined" type="button" (click)="begin(one)">{{ 'safety.lift' | transloco }}</button> }
          </div>
        </article>
      } @empty {
        <fd-empty-state icon="check_circle" [heading]="'safety.noSuspensions' | transloco" [hint]="'safety.noSuspensionsHint' | transloco" />
      }
      </div>
      <fd-load-more [hasMore]="!!list.nextCursor()" [busy]="list.isLoading()" (asked)="list.more()" />
    } @else if (list.problem()) {
      <fd-error-state [problem]="list.problem()" (retried)="list.more()" />
    } @else {
      <fd-loading [rows]="3" />
    }
    <admin-reason-dialog
      [subject]="lifting()?.id ?? null"
      [heading]="'safety.liftHeading' | transloco: { name: lifting()?.personName }"
      [confirm]="'safety.lift' | transloco"
      [isBusy]="deed.isRunning()"
      [problem]="deed.problem()"
      (given)="lift($event)"
      (closed)="lifting.set(null)"
    />
  `,
  styleUrl: './safety.scss',
  styles: `
    .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 10px; margin-bottom: 14px; }
    .cards { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); }
  `,
})
export class SuspensionsTab {
  private readonly api = inject(SafetyApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  protected readonly states = states;
  protected readonly state = toSignal(inject(ActivatedRoute).queryParams.pipe(map(({ state }) => states.find((one) => one === state) ?? 'live')), { requireSync: true });
  protected readonly list = new PagedList<SuspensionItem, string>((state, cursor) => this.api.suspensions(state, cursor));
  protected readonly deed = new Deed();
  protected readonly lifting = signal<SuspensionItem | null>(null);

  constructor() {
    effect(() => {
      const state = this.state();
      untracked(() => void this.list.find(state));
    });
  }

  protected change(state: string): void {
    void this.router.navigate([], { queryParams: { state }, queryParamsHandling: 'merge' });
  }

  protected begin(one: SuspensionItem): void {
    this.deed.problem.set(null);
    this.lifting.set(one);
  }

  protected lift(reason: string): void {
    const one = this.lifting();
    if (!one) return;
    void this.deed.run(this.api.lift(one.id, reason), () => {
      this.lifting.set(null);
      this.list.remove(({ id }) => id === one.id);
      this.toasts.show(this.texts.translate('safety.liftedNow', { name: one.personName }), { tone: 'good', key: 'safety' });
    });
  }
}
